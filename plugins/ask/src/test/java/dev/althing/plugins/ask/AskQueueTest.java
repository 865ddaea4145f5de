package dev.althing.plugins.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.Permission;
import dev.althing.spi.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AskQueueTest {
  private final StubServer server = new StubServer();
  private final Chat chat = new Chat(server.url());

  @AfterEach
  void stop() {
    chat.close();
    server.close();
  }

  private static Reply first(String words) {
    return new Reply.InThread(Reply.text(words));
  }

  @Test
  void hasPeopleWaitInTheOrderInWhichTheyCame() {
    chat.start().as("@ann:bench").ask("Ann?");
    String ann = chat.lastId();
    StubServer.Call call = server.next().begin();
    assertThat(chat.as("@bob:bench").ask("Bob?"))
        .isEqualTo(first("⏳ You are number 1 in the queue."));
    String bob = chat.lastId();
    assertThat(chat.as("@cat:bench").ask("Cat?"))
        .isEqualTo(first("⏳ You are number 2 in the queue."));
    String cat = chat.lastId();
    assertThat(server.isIdle()).isTrue();
    call.ollama("A").ollamaEnd();
    assertThat(chat.end(ann)).startsWith("A\n\n");
    chat.awaitShown("⏳ You are number 1 in the queue.");
    assertThat(chat.shown()).contains("🤔 …");
    StubServer.Call second = server.next().begin();
    assertThat(second.body()).contains("Bob?");
    second.ollama("B").ollamaEnd();
    assertThat(chat.end(bob)).startsWith("B\n\n");
    StubServer.Call third = server.next().begin();
    assertThat(third.body()).contains("Cat?");
    third.ollama("C").ollamaEnd();
    assertThat(chat.end(cat)).startsWith("C\n\n");
  }

  @Test
  void worksOnSeveralAtOnceIfTheOperatorSaysSo() {
    chat.set("at-once", 2L).start().as("@ann:bench").ask("Ann?");
    String ann = chat.lastId();
    StubServer.Call one = server.next().begin();
    assertThat(chat.as("@bob:bench").ask("Bob?")).isEqualTo(first("🤔 …"));
    String bob = chat.lastId();
    StubServer.Call two = server.next().begin();
    two.ollama("B").ollamaEnd();
    assertThat(chat.end(bob)).startsWith("B\n\n");
    one.ollama("A").ollamaEnd();
    assertThat(chat.end(ann)).startsWith("A\n\n");
  }

  @Test
  void takesOneQuestionOfAPersonAtATime() {
    chat.start().ask("One?");
    String one = chat.lastId();
    StubServer.Call call = server.next().begin();
    Reply refused =
        Reply.refusal(
            "You have a question under way: wait for its answer, or cancel it with ❌ at it.");
    assertThat(chat.ask("Two?")).isEqualTo(refused);
    assertThat(chat.talk(one, "Three?")).isEqualTo(refused);
    assertThat(chat.bench().kept("open:" + chat.lastId())).isEmpty();
    call.ollama("1").ollamaEnd();
    chat.end(one);
    assertThat(chat.ask("Two?")).isEqualTo(first("🤔 …"));
  }

  @Test
  void letsNobodyWaitInAFullQueue() {
    chat.set("waiting", 1L).start().as("@ann:bench").ask("Ann?");
    chat.as("@bob:bench").ask("Bob?");
    assertThat(chat.as("@cat:bench").ask("Cat?"))
        .isEqualTo(
            Reply.refusal("Too many questions are waiting (1): try again in a few minutes."));
    assertThat(chat.bench().kept("open:" + chat.lastId())).isEmpty();
  }

  @Test
  void cancelsWhatIsWorkedOnAndKeepsWhatCame() {
    chat.start().ask("Long?");
    String id = chat.lastId();
    StubServer.Call call = server.next().begin().ollama("Once upon\n```\ncode");
    chat.awaitShown("Once upon\n```\ncode\n```");
    assertThat(chat.cross(id)).isEqualTo(Reply.silence());
    assertThat(chat.end(id)).isEqualTo("Once upon\n```\ncode\n```\n\n*cancelled*");
    call.awaitGone();
    assertThat(chat.bench().kept("open:" + id)).isEmpty();
    assertThat(chat.cross(id)).isEqualTo(Reply.silence());
    assertThat(chat.bench().said()).hasSize(1);
  }

  @Test
  void cancelsBeforeTheServerHasSaidAnything() {
    chat.start().ask("Long?");
    String id = chat.lastId();
    StubServer.Call call = server.next();
    chat.cross(id);
    assertThat(chat.end(id)).isEqualTo("*cancelled*");
    call.awaitGone();
  }

  @Test
  void cancelsWhatWaitsAndTheOthersMoveUp() {
    chat.start().as("@ann:bench").ask("Ann?");
    String ann = chat.lastId();
    StubServer.Call call = server.next().begin();
    chat.as("@bob:bench").ask("Bob?");
    String bob = chat.lastId();
    chat.as("@cat:bench").ask("Cat?");
    chat.as("@bob:bench").cross(bob);
    assertThat(chat.end(bob)).isEqualTo("*cancelled*");
    assertThat(chat.shown()).containsExactly("⏳ You are number 1 in the queue.");
    call.ollama("A").ollamaEnd();
    chat.end(ann);
    assertThat(server.next().body()).contains("Cat?");
  }

  @Test
  void letsOnlyTheAskerAndModeratorsCancel() {
    chat.start().as("@ann:bench").ask("Ann?");
    String ann = chat.lastId();
    server.next().begin();
    assertThat(chat.as("@bob:bench").cross(ann))
        .isEqualTo(Reply.refusal("Only who asked, or a moderator, can cancel this."));
    assertThat(chat.find(ann)).isEmpty();
    chat.as("@mod:bench", Permission.ROOM_MODERATOR).cross(ann);
    assertThat(chat.end(ann)).isEqualTo("*cancelled*");
  }

  @Test
  void letsGoOfEverythingWhenItIsStopped() {
    chat.start().ask("Long?");
    String id = chat.lastId();
    StubServer.Call call = server.next().begin().ollama("Once");
    chat.awaitShown("Once");
    chat.close();
    call.awaitGone();
    assertThat(chat.find(id)).isEmpty();
    assertThat(chat.bench().kept("open:" + id)).isPresent();
  }

  @Test
  void forgetsWhatWasNotUsedForTheLongestTime() {
    for (int i = 0; i < Conversations.MOST; i++) {
      chat.keeping(
          "conversation:r|" + i,
          "{\"model\":\"llama3.2\",\"used\":" + (i == 7 ? 1 : 1_000 + i) + ",\"exchanges\":[]}");
    }
    chat.start().ask("One more");
    assertThat(chat.bench().kept("conversation:r|7")).isEmpty();
    assertThat(chat.bench().kept("conversation:r|0")).isPresent();
    assertThat(chat.bench().kept(Chat.CONVERSATION)).isPresent();
  }

  @Test
  void answersTheSameToTheSameQuestionAgain() {
    Desk desk = DeskOf.nobodyWorking();
    Question question = DeskOf.question("id:1", "@ann:bench");
    assertThat(desk.admit(question)).isEqualTo(new Desk.Admission.Now());
    assertThat(desk.admit(question)).isEqualTo(new Desk.Admission.Now());
    Question waiting = DeskOf.question("id:2", "@bob:bench");
    assertThat(desk.admit(waiting)).isEqualTo(new Desk.Admission.Waiting(1));
    assertThat(desk.admit(waiting)).isEqualTo(new Desk.Admission.Waiting(1));
  }

  @Test
  void takesWhatIsNoTextForNoQuestion() {
    chat.start().ask("Hi");
    String id = chat.lastId();
    assertThat(chat.talk(id, "\u0000\u202E"))
        .isEqualTo(Reply.refusal("I see no question in that: write it as text, please."));
    assertThat(chat.bench().run("ask", Map.of("question", "\u0007")))
        .isEqualTo(Reply.refusal("I see no question: write it behind `!ask`."));
  }
}
