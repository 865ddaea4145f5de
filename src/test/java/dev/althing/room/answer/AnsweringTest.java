package dev.althing.room.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.effect.Target;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.upkeep.Attachments;
import dev.althing.room.Events;
import dev.althing.spi.Reply;
import dev.althing.spi.Reply.Tone;
import dev.althing.text.OutgoingLint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnsweringTest {
  private static final Question QUESTION =
      new Question(Events.ROOM, new EventId("$question"), Optional.empty());

  @TempDir private Path data;
  private Answering answering;

  @BeforeEach
  void answers() {
    answering = new Answering(new Attachments(data, Clock.systemUTC()), "*cut*");
  }

  @Test
  void aTextIsANoticeThatRepliesAndMentionsNobody() {
    JsonNode content = only(Reply.text("**six**"));

    assertThat(content.path("msgtype").asText()).isEqualTo("m.notice");
    assertThat(content.path("body").asText()).isEqualTo("six");
    assertThat(content.path("formatted_body").asText()).contains("<strong>six</strong>");
    assertThat(content.at("/m.relates_to/m.in_reply_to/event_id").asText()).isEqualTo("$question");
    assertThat(content.path("m.mentions").isObject()).isTrue();
    assertThat(content.path("m.mentions").isEmpty()).isTrue();
  }

  @Test
  void aLoudTextMentionsWhomItNames() {
    JsonNode content =
        only(Reply.text("you").in(Tone.TEXT).mentioning(new UserId("@a:example.org")));

    assertThat(content.path("msgtype").asText()).isEqualTo("m.text");
    assertThat(content.at("/m.mentions/user_ids/0").asText()).isEqualTo("@a:example.org");
  }

  @Test
  void whatIsPlainStaysAsItIsHoweverLong() {
    assertThat(only(Reply.plain("*not* bold")).path("body").asText()).isEqualTo("*not* bold");

    String lines =
        IntStream.range(0, 2_000).mapToObj(i -> "*line* " + i).collect(Collectors.joining("\n"));
    List<Effect> parts = effects(Reply.plain(lines));
    assertThat(parts).hasSizeGreaterThan(1);
    assertThat(content(parts.get(0)).path("body").asText()).startsWith("*line* 0");
  }

  @Test
  void aLongTextComesInPartsThatEachFit() {
    List<Effect> parts = effects(Reply.text("word ".repeat(6_000)));

    assertThat(parts).hasSizeBetween(2, 10);
    assertThat(parts).allSatisfy(part -> assertThat(OutgoingLint.check(content(part))).isEmpty());
  }

  @Test
  void inAThreadTheAnswerStaysThereAndElsewhereItOpensOne() {
    Question inThread =
        new Question(Events.ROOM, new EventId("$question"), Optional.of(new EventId("$question")));
    JsonNode stays = content(answering.effects(Outcome.of(Reply.text("a")), inThread).get(0));
    JsonNode opens = only(new Reply.InThread(Reply.text("a")));

    assertThat(stays).isEqualTo(opens);
    assertThat(opens.at("/m.relates_to/rel_type").asText()).isEqualTo("m.thread");
    assertThat(opens.at("/m.relates_to/event_id").asText()).isEqualTo("$question");
  }

  @Test
  void anEditNamesWhatItReplacesByItsCause() {
    var earlier = new Reply.Answer("event:$earlier", 1);
    Effect.Send edit = (Effect.Send) effects(new Reply.Edit(earlier, Reply.text("new"))).get(0);
    Effect.Send plain = (Effect.Send) effects(new Reply.Edit(earlier, Reply.plain("*new*"))).get(0);
    Effect.Send empty = (Effect.Send) effects(new Reply.Edit(earlier, Reply.text(""))).get(0);

    assertThat(edit.target()).get().isInstanceOf(Target.Ours.class);
    assertThat(((Target.Ours) edit.target().orElseThrow()).ordinal()).isEqualTo(1);
    assertThat(edit.content().at("/m.new_content/body").asText()).isEqualTo("new");
    assertThat(plain.content().at("/m.new_content/body").asText()).isEqualTo("*new*");
    assertThat(empty.content().at("/m.new_content/body").asText()).isEqualTo("…");
  }

  @Test
  void aReactionGoesToTheQuestionAndSilenceNowhere() {
    Effect.Send reaction = (Effect.Send) effects(Reply.reaction("✅")).get(0);

    assertThat(reaction.type()).isEqualTo("m.reaction");
    assertThat(reaction.content().at("/m.relates_to/event_id").asText()).isEqualTo("$question");
    assertThat(effects(Reply.silence())).isEmpty();
  }

  @Test
  void severalAnswersComeInTheirOrderAndBeforeWhatElseHappens() {
    Effect later = new Effect.Schedule("t", "i", "k", Instant.EPOCH);
    List<Effect> all =
        answering.effects(
            new Outcome(Reply.several(Reply.refusal("no"), Reply.text("b")), List.of(later)),
            QUESTION);

    assertThat(all).hasSize(3);
    assertThat(content(all.get(0)).path("body").asText()).isEqualTo("no");
    assertThat(all.get(2)).isEqualTo(later);
  }

  @Test
  void aFileIsKeptUnderItsContentUntilItIsSent() throws IOException {
    var picture = ByteBuffer.wrap("bytes".getBytes(StandardCharsets.UTF_8));
    var first = (Effect.SendFile) effects(new Reply.File("a.png", "image/png", picture)).get(0);
    var again = (Effect.SendFile) effects(new Reply.File("b.txt", "text/plain", picture)).get(0);

    assertThat(first.content().path("msgtype").asText()).isEqualTo("m.image");
    assertThat(again.content().path("msgtype").asText()).isEqualTo("m.file");
    assertThat(again.content().at("/info/size").asInt()).isEqualTo(5);
    assertThat(first.content().at("/m.relates_to/m.in_reply_to/event_id").asText())
        .isEqualTo("$question");
    assertThat(first.path()).isEqualTo(again.path());
    assertThat(Files.readString(data.resolve(first.path()))).isEqualTo("bytes");
  }

  @Test
  void aFileStaysInTheThread() {
    var thread =
        new Question(Events.ROOM, new EventId("$asked"), Optional.of(new EventId("$root")));
    var bytes = ByteBuffer.wrap(new byte[] {1});
    Outcome outcome = Outcome.of(new Reply.File("a.png", "image/png", bytes));

    var file = (Effect.SendFile) answering.effects(outcome, thread).get(0);

    assertThat(file.content().at("/m.relates_to/rel_type").asText()).isEqualTo("m.thread");
    assertThat(file.content().at("/m.relates_to/event_id").asText()).isEqualTo("$root");
  }

  @Test
  void anEditThatIsTooLongIsCutAndSaysSo() {
    var earlier = new Reply.Answer("event:$earlier", 1);
    String words = "many words ".repeat(5_000);
    Effect.Send edit = (Effect.Send) effects(new Reply.Edit(earlier, Reply.text(words))).get(0);
    Effect.Send plain = (Effect.Send) effects(new Reply.Edit(earlier, Reply.plain(words))).get(0);

    assertThat(OutgoingLint.check(edit.content())).isEmpty();
    assertThat(OutgoingLint.check(plain.content())).isEmpty();
    assertThat(edit.content().at("/m.new_content/body").asText()).endsWith("cut");
    assertThat(plain.content().at("/m.new_content/body").asText()).endsWith("cut");
  }

  private JsonNode only(Reply reply) {
    List<Effect> effects = effects(reply);
    assertThat(effects).hasSize(1);
    assertThat(OutgoingLint.check(content(effects.get(0)))).isEmpty();
    return content(effects.get(0));
  }

  private List<Effect> effects(Reply reply) {
    return answering.effects(Outcome.of(reply), QUESTION);
  }

  private static JsonNode content(Effect effect) {
    return ((Effect.Send) effect).content();
  }
}
