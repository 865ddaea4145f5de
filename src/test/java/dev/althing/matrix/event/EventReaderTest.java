package dev.althing.matrix.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.event.EventReader.Dropped;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.TransactionId;
import dev.althing.matrix.id.UserId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventReaderTest {
  private static final RoomId ROOM = new RoomId("!room");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void readsTheEnvelope() {
    RoomEvent event =
        read(
            """
            {"event_id":"$e","sender":"@a:b","type":"m.room.message","origin_server_ts":1700,
             "content":{"msgtype":"m.text","body":"hi"},
             "unsigned":{"age":250,"transaction_id":"t1"}}
            """);

    assertThat(event.id()).isEqualTo(new EventId("$e"));
    assertThat(event.room()).isEqualTo(ROOM);
    assertThat(event.sender()).isEqualTo(new UserId("@a:b"));
    assertThat(event.sentAt()).isEqualTo(Instant.ofEpochMilli(1700));
    assertThat(event.age()).contains(Duration.ofMillis(250));
    assertThat(event.transactionId()).contains(new TransactionId("t1"));
    assertThat(event.isState()).isFalse();
    assertThat(event.isRedacted()).isFalse();
    assertThat(event.raw().path("body").asText()).isEqualTo("hi");
    assertThat(event.as(Message.class).orElseThrow().text()).isEqualTo("hi");
    assertThat(event.as(Reaction.class)).isEmpty();
  }

  @Test
  void takesTheRoomFromTheEventWhenTheEndpointDoesNotTellIt() {
    ObjectNode event = json("{\"event_id\":\"$e\",\"sender\":\"@a:b\",\"type\":\"t\"}");

    assertThat(EventReader.read(event).event()).isEmpty();
    event.put("room_id", "!other:b");
    assertThat(EventReader.read(event).event().orElseThrow().room())
        .isEqualTo(new RoomId("!other:b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "\"event\"",
        "{}",
        "{\"event_id\":7,\"sender\":\"@a:b\",\"type\":\"t\"}",
        "{\"event_id\":\"$\",\"sender\":\"@a:b\",\"type\":\"t\"}",
        "{\"event_id\":\"$e\",\"sender\":\"a:b\",\"type\":\"t\"}",
        "{\"event_id\":\"$e\",\"sender\":\"@\\ud800:b\",\"type\":\"t\"}",
        "{\"event_id\":\"$e\",\"sender\":\"@a:b\"}",
        "{\"event_id\":\"$e\",\"sender\":\"@a:b\",\"type\":[\"t\"]}",
        "{\"event_id\":\"$e\",\"sender\":\"@a:b\",\"type\":\"t\\u0000\"}",
        "{\"event_id\":\"$e\",\"sender\":\"@a:b\",\"type\":\"t\",\"state_key\":null}",
        "{\"event_id\":\"$e\",\"sender\":\"@a:b\",\"type\":\"t\",\"state_key\":\"\\udc00\"}",
      })
  void dropsWhatHasNoIdentityWithAReason(String text) throws IOException {
    var reading = EventReader.read(ROOM, MAPPER.readTree(text));

    assertThat(reading).isInstanceOf(Dropped.class);
    assertThat(((Dropped) reading).reason()).startsWith("no valid ");
    assertThat(reading.event()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[1]",
        "7",
        "{\"msgtype\":\"m.text\"}",
        "{\"msgtype\":\"m.text\",\"body\":{}}",
        "{\"msgtype\":1,\"body\":\"b\"}",
      })
  void contentThatMakesNoSenseIsUnknown(String content) {
    RoomEvent event =
        read(
            "{\"event_id\":\"$e\",\"sender\":\"@a:b\",\"type\":\"m.room.message\",\"content\":"
                + content
                + "}");

    assertThat(event.content()).isInstanceOf(Content.Unknown.class);
    assertThat(event.raw().isObject()).isTrue();
  }

  @Test
  void aStateEventIsNoMessageAndAMessageNoState() {
    RoomEvent message =
        read(
            """
            {"event_id":"$e","sender":"@a:b","type":"m.room.message","state_key":"",
             "content":{"msgtype":"m.text","body":"hi"}}
            """);
    RoomEvent member =
        read(
            """
            {"event_id":"$e","sender":"@a:b","type":"m.room.member",
             "content":{"membership":"ban"}}
            """);

    assertThat(message.content()).isInstanceOf(Content.Unknown.class);
    assertThat(member.content()).isInstanceOf(Content.Unknown.class);
  }

  @Test
  void contentNestedTooDeeplyIsUnknownAndEmpty() {
    ObjectNode event = json("{\"event_id\":\"$e\",\"sender\":\"@a:b\",\"type\":\"m.room.topic\"}");
    event.put("state_key", "");
    ObjectNode content = event.putObject("content");
    ObjectNode deep = content.put("topic", "x");
    for (int i = 0; i < 10_000; i++) {
      deep = deep.putObject("a");
    }
    event.putObject("unsigned").set("prev_content", content);

    RoomEvent read = EventReader.read(ROOM, event).event().orElseThrow();

    assertThat(read.raw()).isEmpty();
    assertThat(read.content()).isEqualTo(new Naming.Topic(java.util.Optional.empty()));
    assertThat(read.previousContent()).isEmpty();
  }

  @Test
  void textThatCannotBeStoredIsReplaced() {
    ObjectNode event =
        json("{\"event_id\":\"$e\",\"sender\":\"@a:b\",\"type\":\"m.room.message\"}");
    event.putObject("content").put("msgtype", "m.text").put("body", "a\ud800b\0c").put("\udfff", 1);

    RoomEvent read = EventReader.read(ROOM, event).event().orElseThrow();

    assertThat(read.as(Message.class).orElseThrow().body()).isEqualTo("a\ufffdb\ufffdc");
    assertThat(read.raw().has("\ufffd")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -9007199254740991L, 9007199254740991L, Long.MAX_VALUE})
  void boundsTimesSoThatTheyCanBeReckonedWith(long millis) {
    RoomEvent event =
        read(
            """
            {"event_id":"$e","sender":"@a:b","type":"x","origin_server_ts":%d,
             "content":{},"unsigned":{"age":%d}}
            """
                .formatted(millis, millis));

    Instant now = Instant.parse("2026-11-20T00:00:00Z");
    assertThat(Duration.between(event.sentAt(), now).toNanos()).isNotZero();
    assertThat(event.age().orElseThrow().toNanos()).isNotZero();
  }

  @Test
  void survivesNumbersBeyondSixtyFourBits() {
    RoomEvent event =
        read(
            """
            {"event_id":"$e","sender":"@a:b","type":"x","origin_server_ts":99999999999999999999999,
             "content":{},"unsigned":{"age":-1e400,"transaction_id":" "}}
            """);

    assertThat(event.sentAt()).isEqualTo(Instant.EPOCH);
    assertThat(event.age()).isEmpty();
    assertThat(event.transactionId()).isEmpty();
  }

  @Test
  void tellsThePreviousMembershipAndWhetherItWasTakenBack() {
    RoomEvent event =
        read(
            """
            {"event_id":"$e","sender":"@a:b","type":"m.room.member","state_key":"@a:b",
             "content":{"membership":"leave"},
             "unsigned":{"prev_content":{"membership":"invite"},"redacted_because":{}}}
            """);

    assertThat(event.previousMembership()).contains(Membership.INVITE);
    assertThat(event.isRedacted()).isTrue();
    assertThat(event.isState()).isTrue();
  }

  @Test
  void readsARedactionsTargetWhereverItStandsUnlessTheTwoDisagree() {
    assertThat(redaction("\"redacts\":\"$t\",\"content\":{}").redacts())
        .contains(new EventId("$t"));
    assertThat(redaction("\"content\":{\"redacts\":\"$t\",\"reason\":\"r\"}").redacts())
        .contains(new EventId("$t"));
    assertThat(redaction("\"redacts\":\"$t\",\"content\":{\"redacts\":\"$t\"}").redacts())
        .contains(new EventId("$t"));
    assertThat(redaction("\"redacts\":\"$t\",\"content\":{\"redacts\":\"$u\"}").redacts())
        .isEmpty();
    assertThat(redaction("\"redacts\":7,\"content\":{}").redacts()).isEmpty();
  }

  @Test
  void readsStrippedStateAndRefusesWhatIsNone() {
    var stripped =
        EventReader.readStripped(
            json(
                """
                {"sender":"@a:b","type":"m.room.member","state_key":"@bot:b",
                 "content":{"membership":"invite","is_direct":true}}
                """));

    assertThat(stripped.orElseThrow().content())
        .isInstanceOfSatisfying(Member.class, member -> assertThat(member.direct()).isTrue());
    assertThat(EventReader.readStripped(json("{\"sender\":\"@a:b\",\"type\":\"t\"}"))).isEmpty();
    assertThat(EventReader.readStripped(JsonNodeFactory.instance.nullNode())).isEmpty();
  }

  @Test
  void readsContentAlone() {
    assertThat(EventReader.readContent("m.room.name", true, json("{\"name\":\"n\"}")))
        .isEqualTo(new Naming.Name(java.util.Optional.of("n")));
    assertThat(EventReader.readContent("m.room.name", true, JsonNodeFactory.instance.textNode("")))
        .isEqualTo(new Naming.Name(java.util.Optional.empty()));
    assertThat(EventReader.readContent("org.example", false, json("{}")))
        .isInstanceOf(Content.Unknown.class);
  }

  private static RoomEvent redaction(String rest) {
    return read(
        "{\"event_id\":\"$e\",\"sender\":\"@a:b\",\"type\":\"m.room.redaction\"," + rest + "}");
  }

  private static RoomEvent read(String text) {
    return EventReader.read(ROOM, json(text)).event().orElseThrow();
  }

  private static ObjectNode json(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return (ObjectNode) node;
    } catch (IOException malformed) {
      throw new AssertionError(malformed);
    }
  }
}
