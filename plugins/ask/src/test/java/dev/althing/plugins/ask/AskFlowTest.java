package dev.althing.plugins.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.Cooldown;
import dev.althing.spi.Place;
import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Spot;
import dev.althing.spi.testing.Bench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AskFlowTest {
  private final StubServer server = new StubServer();
  private final Chat chat = new Chat(server.url());

  @AfterEach
  void stop() {
    chat.close();
    server.close();
  }

  @Test
  void answersInAThreadAndGrowsMeanwhile() {
    chat.start();
    assertThat(chat.ask("Why is the sky blue?")).isEqualTo(new Reply.InThread(Reply.text("🤔 …")));
    String id = chat.lastId();
    assertThat(chat.prompts(id)).extracting("name").containsExactly("talk", "cancel");
    StubServer.Call call = server.next().begin();
    assertThat(call.head()).startsWith("POST /api/chat HTTP/1.1").doesNotContain("Authorization");
    assertThat(call.json().text("model")).isEqualTo("llama3.2");
    assertThat(call.json().flag("stream")).isTrue();
    assertThat(call.json().at("options").number("num_ctx")).isEqualTo(7_168);
    assertThat(call.json().all("messages"))
        .extracting(message -> message.text("role") + ": " + message.text("content"))
        .containsExactly("system: Be brief.", "user: Why is the sky blue?");
    call.ollama("Because of ");
    chat.awaitShown("Because of");
    call.ollama("**Rayleigh**");
    chat.awaitShown("Because of **Rayleigh**");
    chat.at(Duration.ofSeconds(12));
    call.ollamaEnd();
    assertThat(chat.end()).isEqualTo("Because of **Rayleigh**\n\n*llama3\\.2 · 12 s*");
    Bench.Said said = chat.find(id).orElseThrow();
    assertThat(((Reply.Edit) said.what()).earlier()).isEqualTo(new Reply.Answer(id, 0));
    assertThat(said.where())
        .isEqualTo(new Spot.InRoom(Bench.ROOM, Optional.of(Chat.THREAD), Optional.of(Chat.THREAD)));
    assertThat(chat.bench().kept("open:" + id)).isEmpty();
    assertThat(chat.bench().counted("answers")).isEqualTo(1);
  }

  @Test
  void answersInADirectRoomInAThreadToo() {
    chat.start().bench().in(Place.DIRECT);
    assertThat(chat.ask("Hi")).isInstanceOf(Reply.InThread.class);
  }

  @Test
  void speaksWithWhatIsCompatibleWithOpenAi() {
    chat.set("protocol", "openai").set("key", "sk-secret").set("server", server.url() + "/v1/");
    chat.start().ask("Hi");
    StubServer.Call call = server.next().begin();
    assertThat(call.head())
        .startsWith("POST /v1/chat/completions HTTP/1.1")
        .contains("Authorization: Bearer sk-secret\r\n");
    call.send(": hello\n\nevent: message\ndata: {\"choices\":[{\"delta\":{\"role\":\"x\"}}]}\n\n");
    call.send("data: {\"choices\":[{\"delta\":{\"content\":\"Good \"},\"finish_reason\":null}]}\n");
    call.send("data: {\"choices\":[{\"delta\":{\"content\":\"day\"}}]}\r\n\r\ndata: [DONE]\n\n");
    assertThat(chat.end()).isEqualTo("Good day\n\n*llama3\\.2 · 0 s*");
  }

  @Test
  void putsTogetherWhatComesInPiecesOfCharacters() {
    chat.start().ask("Greet");
    StubServer.Call call = server.next().begin();
    byte[] bytes =
        (StubServer.Call.line("Grüße 🌍", false) + StubServer.Call.line("!", true))
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      call.send(Arrays.copyOfRange(bytes, i, i + 1));
    }
    assertThat(chat.end()).startsWith("Grüße 🌍!\n\n");
  }

  @Test
  void leavesOutWhatTheModelThinks() {
    chat.start().ask("Think");
    StubServer.Call call = server.next().begin();
    call.send("{\"message\":{\"content\":\"\",\"thinking\":\"hmm\"},\"done\":false}\n");
    call.ollama("<thi").ollama("nk>secret thoughts</th").ollama("ink>\n\nThe answer").ollamaEnd();
    assertThat(chat.end()).startsWith("The answer\n\n").doesNotContain("secret", "hmm");
    assertThat(chat.shown()).noneMatch(shown -> shown.contains("secret"));
  }

  @Test
  void letsPeopleChooseAmongTheModels() {
    chat.set("models", List.of("mistral", "llama3.2")).start();
    chat.ask("Hi", "Mistral");
    StubServer.Call call = server.next().begin();
    assertThat(call.json().text("model")).isEqualTo("mistral");
    call.ollama("Salut").ollamaEnd();
    assertThat(chat.end()).endsWith("*mistral · 0 s*");
    assertThat(chat.ask("Hi", "gpt`*"))
        .isEqualTo(
            Reply.refusal(
                "I cannot ask ``gpt`*`` here. You can choose from: `llama3.2`, `mistral`."));
    assertThat(chat.bench().text("ask models", Map.of()))
        .isEqualTo(
            "You can ask these models: `llama3.2`, `mistral`. `llama3.2` answers unless you"
                + " choose: `!ask --model mistral Why is the sky blue?`");
  }

  @Test
  void namesTheOnlyModel() {
    chat.start();
    assertThat(chat.bench().text("ask models", Map.of()))
        .isEqualTo("There is one model to ask: `llama3.2`. Just write `!ask Why is the sky blue?`");
  }

  @Test
  void goesOnInTheThreadWithTheSameModel() {
    chat.set("models", List.of("mistral")).start();
    chat.ask("My name is Ann.", "mistral");
    String first = chat.lastId();
    server.next().begin().ollama("Hello Ann").ollamaEnd();
    chat.end();
    assertThat(chat.talk(first, "What is my name?"))
        .isEqualTo(new Reply.InThread(Reply.text("🤔 …")));
    assertThat(chat.prompts(chat.lastId())).extracting("name").containsExactly("cancel");
    StubServer.Call call = server.next().begin();
    assertThat(call.json().text("model")).isEqualTo("mistral");
    assertThat(call.json().all("messages"))
        .extracting(message -> message.text("role") + ": " + message.text("content"))
        .containsExactly(
            "system: Be brief.",
            "user: My name is Ann.",
            "assistant: Hello Ann",
            "user: What is my name?");
    call.ollama("Ann").ollamaEnd();
    assertThat(chat.end()).startsWith("Ann\n\n");
    assertThat(chat.bench().kept(Chat.CONVERSATION).orElseThrow())
        .contains("My name is Ann.", "Hello Ann", "What is my name?");
  }

  @Test
  void waitsForTextsOnlyOncePerThread() {
    chat.start().ask("One");
    server.next().begin().ollama("1").ollamaEnd();
    chat.end();
    chat.bench().in(Chat.THREAD);
    chat.ask("Two");
    assertThat(chat.prompts(chat.lastId())).extracting("name").containsExactly("cancel");
  }

  @Test
  void goesOnAfterARestart() {
    chat.keeping(
            Chat.CONVERSATION,
            "{\"model\":\"llama3.2\",\"used\":5,\"exchanges\":[[\"I am Ann\",\"Hi Ann\"]]}")
        .keeping("conversation:damaged", "{]")
        .start();
    chat.ask("Who am I?");
    assertThat(server.next().json().all("messages"))
        .extracting(message -> message.text("content"))
        .containsExactly("Be brief.", "I am Ann", "Hi Ann", "Who am I?");
  }

  @Test
  void tellsThoseWhomARestartInterrupted() {
    String note =
        "{\"id\":\"old:1\",\"room\":\"!room:bench\",\"event\":\"$e\",\"root\":\"$r\","
            + "\"language\":\"de\"}";
    chat.keeping("open:old:1", note).keeping("open:damaged", "nonsense").start();
    assertThat(chat.end("old:1"))
        .isEqualTo("⚠️ Das wurde durch einen Neustart unterbrochen, bitte frag noch einmal.");
    Reply said = chat.find("old:1").orElseThrow().what();
    assertThat(((Reply.Edit) said).earlier()).isEqualTo(new Reply.Answer("old:1", 0));
    assertThat(chat.bench().kept("open:old:1")).isEmpty();
    assertThat(chat.bench().said()).hasSize(1);
  }

  @Test
  void saysWhatDoesNotFitIntoOneMessageBehindIt() {
    chat.set("answer", 20_000L).start().ask("Count");
    StubServer.Call call = server.next().begin();
    String line = "one two three four five six\n\n";
    call.ollama("```text\n" + line.repeat(400));
    chat.awaitShown("five six\n```\n\n*… 11608 characters so far*");
    call.ollama("the end\n```\nGood night.").ollamaEnd();
    assertThat(chat.end()).endsWith("the end\n```\nGood night.\n\n*llama3\\.2 · 0 s*");
    List<Reply> said = ((Reply.Several) chat.find(chat.lastId()).orElseThrow().what()).replies();
    assertThat(said).hasSize(2);
    Reply.Text first = (Reply.Text) ((Reply.Edit) said.get(0)).replacement();
    assertThat(first.markdown()).startsWith("```text\none").endsWith("five six\n```");
    assertThat(((Reply.Text) said.get(1)).markdown()).startsWith("```text\n");
  }

  @Test
  void asksNothingBeforeItsFirstMessageIsWritten() {
    List<Boolean> idle = new ArrayList<>();
    chat.start()
        .beforeWritten(
            () -> {
              for (int i = 0; i < 25; i++) {
                LockSupport.parkNanos(2_000_000);
                idle.add(server.isIdle());
              }
            });
    chat.ask("Hi");
    assertThat(idle).containsOnly(true);
    assertThat(server.next().body()).contains("Hi");
  }

  @Test
  void callsNobodyWhateverTheModelWrites() {
    chat.start().ask("Call everybody");
    StubServer.Call call = server.next().begin().ollama("@room\u0000 come");
    chat.awaitShown("@\u2060room come");
    call.ollamaEnd();
    assertThat(chat.end()).startsWith("@\u2060room come\n\n");
    Reply.Edit said = (Reply.Edit) chat.find(chat.lastId()).orElseThrow().what();
    assertThat(said.replacement().mentions()).isEmpty();
    assertThat(said.replacement().tone()).isEqualTo(Reply.Tone.NOTICE);
  }

  @Test
  void notesWhatIsUnderWayWithTheFirstMessage() {
    chat.start().ask("Hi");
    assertThat(chat.bench().kept("open:" + chat.lastId()).orElseThrow())
        .contains("\"!room:bench\"", "\"$question\"")
        .doesNotContain("Hi");
  }

  @Test
  void saysHowOftenOneMayBegin() {
    assertThat(chat.start().spec().cooldown()).isEqualTo(Cooldown.perUser(Duration.ofMinutes(2)));
    Chat free = new Chat(server.url()).set("cooldown", Duration.ZERO).start();
    assertThat(free.spec().cooldown()).isEqualTo(Cooldown.NONE);
    free.close();
  }

  @Test
  void speaksGerman() {
    chat.start().in(Locale.GERMAN).ask("Hallo");
    server.next().answer(401, "");
    assertThat(chat.end())
        .isEqualTo(
            "⚠️ Der Server nimmt den Schlüssel dieses Bots nicht an: ein Eigentümer muss den"
                + " richtigen einstellen.");
  }
}
