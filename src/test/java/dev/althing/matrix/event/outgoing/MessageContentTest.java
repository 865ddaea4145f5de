package dev.althing.matrix.event.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.event.EventReader;
import dev.althing.matrix.event.Mentions;
import dev.althing.matrix.event.Message;
import dev.althing.matrix.event.Reaction;
import dev.althing.matrix.event.Relation;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MessageContentTest {
  private static final EventId ROOT = new EventId("$root");
  private static final EventId LAST = new EventId("$last");

  @Test
  void aNoticeMentionsNobody() {
    assertThat(MessageContent.notice("b").build())
        .hasToString("{\"msgtype\":\"m.notice\",\"body\":\"b\",\"m.mentions\":{}}");
  }

  @Test
  void writesHtmlAndMentions() {
    JsonNode content =
        MessageContent.text("b")
            .html("<b>b</b>")
            .mentions(new Mentions(Set.of(new UserId("@c:d"), new UserId("@a:b")), true))
            .build();

    assertThat(content)
        .hasToString(
            "{\"msgtype\":\"m.text\",\"body\":\"b\",\"format\":\"org.matrix.custom.html\","
                + "\"formatted_body\":\"<b>b</b>\","
                + "\"m.mentions\":{\"user_ids\":[\"@a:b\",\"@c:d\"],\"room\":true}}");
  }

  @Test
  void whatIsBuiltIsReadAgain() {
    Message message =
        read(MessageContent.text("b").mentions(Mentions.of(new UserId("@a:b"))).reply(LAST));

    assertThat(message.mentions()).contains(Mentions.of(new UserId("@a:b")));
    assertThat(message.relation().meantReplyTo()).contains(LAST);
  }

  @Test
  void aThreadNamesItsLatestEventForOldClients() {
    Relation relation = read(MessageContent.text("b").thread(ROOT, LAST)).relation();

    assertThat(relation.threadRoot()).contains(ROOT);
    assertThat(relation.replyTo()).contains(LAST);
    assertThat(relation.meantReplyTo()).isEmpty();
  }

  @Test
  void anAnswerStaysInTheThreadOfTheQuestion() {
    Relation inThread = read(MessageContent.text("q").thread(ROOT, ROOT)).relation();
    EventId question = new EventId("$q");

    assertThat(read(MessageContent.text("a").answering(question, inThread)).relation())
        .satisfies(relation -> assertThat(relation.threadRoot()).contains(ROOT))
        .satisfies(relation -> assertThat(relation.meantReplyTo()).contains(question));
    assertThat(read(MessageContent.text("a").answering(question, Relation.NONE)).relation())
        .satisfies(relation -> assertThat(relation.threadRoot()).isEmpty())
        .satisfies(relation -> assertThat(relation.meantReplyTo()).contains(question));
  }

  @Test
  void anEditHasTheNewContentAndAFallbackThatNotifiesNobody() {
    JsonNode edit =
        MessageContent.text("new")
            .html("<b>new</b>")
            .mentions(Mentions.of(new UserId("@a:b")))
            .reply(LAST)
            .edit(ROOT);

    assertThat(edit)
        .hasToString(
            "{\"msgtype\":\"m.text\",\"body\":\"* new\",\"format\":\"org.matrix.custom.html\","
                + "\"formatted_body\":\"* <b>new</b>\",\"m.mentions\":{},"
                + "\"m.new_content\":{\"msgtype\":\"m.text\",\"body\":\"new\","
                + "\"format\":\"org.matrix.custom.html\",\"formatted_body\":\"<b>new</b>\","
                + "\"m.mentions\":{\"user_ids\":[\"@a:b\"]}},"
                + "\"m.relates_to\":{\"rel_type\":\"m.replace\",\"event_id\":\"$root\"}}");
  }

  @Test
  void anEditOfAnEventThatIsNotSentYetLacksOnlyItsId() {
    assertThat(MessageContent.text("new").edit().get("m.relates_to"))
        .hasToString("{\"rel_type\":\"m.replace\"}");
    assertThat(ReactionContent.of("👍"))
        .hasToString("{\"m.relates_to\":{\"rel_type\":\"m.annotation\",\"key\":\"👍\"}}");
  }

  @Test
  void aReactionNamesItsTarget() {
    assertThat(EventReader.readContent("m.reaction", false, ReactionContent.of(ROOT, "👍")))
        .isEqualTo(new Reaction(ROOT, "👍"));
  }

  private static Message read(MessageContent content) {
    return (Message) EventReader.readContent("m.room.message", false, content.build());
  }
}
