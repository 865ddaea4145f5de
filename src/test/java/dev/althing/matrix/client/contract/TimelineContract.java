package dev.althing.matrix.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.TimelineApi.Direction;
import dev.althing.matrix.client.TimelineApi.Messages;
import dev.althing.matrix.client.TimelineApi.MessagesRequest;
import dev.althing.matrix.client.TimelineApi.Receipt;
import dev.althing.matrix.client.TimelineApi.Relations;
import dev.althing.matrix.client.TimelineApi.RelationsRequest;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.TransactionId;
import dev.althing.matrix.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said, said again, taken back and read. */
abstract class TimelineContract extends Contract {
  TimelineContract(Host host) {
    super(host);
  }

  @Test
  @Covers({Endpoint.SEND, Endpoint.EVENT})
  void sendsOnceHoweverOftenATransactionIsRepeated() {
    RoomId room = publicRoom();
    TransactionId transaction = transaction();

    EventId first = await(alice.send(room, "m.room.message", transaction, text("one")));
    EventId again = await(alice.send(room, "m.room.message", transaction, text("one")));
    EventId other = say(alice, room, "one");

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    assertThat(await(alice.event(room, first)).at("/content/body").asText()).isEqualTo("one");
  }

  @Test
  @Covers({Endpoint.SEND, Endpoint.REDACT, Endpoint.MESSAGES})
  void remembersTransactionsOverARestart() throws Exception {
    RoomId room = publicRoom();
    TransactionId sending = transaction();
    TransactionId redacting = transaction();
    EventId sent = await(alice.send(room, "m.room.message", sending, text("still once")));
    EventId redaction = await(alice.redact(room, sent, redacting, Optional.empty()));

    host().restart();

    assertThat(await(alice.send(room, "m.room.message", sending, text("still once"))))
        .isEqualTo(sent);
    assertThat(await(alice.redact(room, sent, redacting, Optional.empty()))).isEqualTo(redaction);
    assertThat(eventIds(latest(room, 50).chunk())).containsOnlyOnce(sent.value());
  }

  @Test
  @Covers(Endpoint.SEND)
  void sendsTypesAndTextsOfAnyKind() {
    RoomId room = publicRoom();
    ObjectNode content = Json.object().put("körper", "🧇 \u202Eabc \" \\ </p>");

    EventId sent = await(alice.send(room, "dev.althing/test ?#%", transaction(), content));

    JsonNode event = await(alice.event(room, sent));
    assertThat(event.path("type").asText()).isEqualTo("dev.althing/test ?#%");
    assertThat(event.path("content")).isEqualTo(content);
  }

  @Test
  @Covers(Endpoint.SEND)
  void refusesWhoIsNotInTheRoom() {
    RoomId room = publicRoom();

    MatrixError error = errorOf(bob.send(room, "m.room.message", transaction(), text("let me in")));

    assertThat(error).isInstanceOf(MatrixError.Forbidden.class);
  }

  @Test
  @Covers(Endpoint.SEND)
  void refusesWhatIsTooLarge() {
    RoomId room = publicRoom();
    ObjectNode large = text("x".repeat(70_000));

    MatrixError error = errorOf(alice.send(room, "m.room.message", transaction(), large));

    assertThat(error).isInstanceOf(MatrixError.TooLarge.class);
    assertThat(error.isTransient()).isFalse();
  }

  @Test
  @Covers(Endpoint.SEND)
  void refusesNumbersThatCanonicalJsonDoesNotHave() {
    RoomId room = publicRoom();
    ObjectNode content = text("a").put("number", 0.5);

    MatrixError error = errorOf(alice.send(room, "m.room.message", transaction(), content));

    assertThat(error).isInstanceOf(MatrixError.Malformed.class);
  }

  @Test
  @Covers(Endpoint.SEND)
  void refusesTheSameReactionTwice() {
    RoomId room = publicRoom();
    EventId message = say(alice, room, "nice");
    react(room, message, "👍");

    MatrixError error =
        errorOf(alice.send(room, "m.reaction", transaction(), reaction(message, "👍")));

    assertThat(error).isInstanceOf(MatrixError.DuplicateAnnotation.class);
  }

  @Test
  @Covers({Endpoint.REDACT, Endpoint.EVENT})
  void takesAMessageBack() {
    RoomId room = publicRoom();
    EventId message = say(alice, room, "oops");

    EventId redaction = await(alice.redact(room, message, transaction(), Optional.of("a slip")));

    JsonNode event = await(alice.event(room, message));
    assertThat(event.path("content")).isEmpty();
    assertThat(event.at("/unsigned/redacted_because/event_id").asText())
        .isEqualTo(redaction.value());
    assertThat(await(alice.event(room, redaction)).at("/content/reason").asText())
        .isEqualTo("a slip");
  }

  @Test
  @Covers(Endpoint.REDACT)
  void letsOnlyWhoHasThePowerTakeOthersMessagesBack() {
    RoomId room = sharedRoom();
    EventId message = say(alice, room, "mine");

    MatrixError error = errorOf(bob.redact(room, message, transaction(), Optional.empty()));

    assertThat(error).isInstanceOf(MatrixError.Forbidden.class);
  }

  @Test
  @Covers(Endpoint.MESSAGES)
  void readsHistoryInBothDirectionsPageByPage() {
    RoomId room = publicRoom();
    List<String> said = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      said.add(say(alice, room, "message " + i).value());
    }

    List<String> backwards = all(room, Direction.BACKWARDS);
    List<String> forwards = all(room, Direction.FORWARDS);

    assertThat(forwards).endsWith(said.toArray(String[]::new));
    assertThat(backwards).containsExactlyInAnyOrderElementsOf(forwards);
    assertThat(backwards).startsWith(said.get(6), said.get(5), said.get(4));
  }

  private List<String> all(RoomId room, Direction direction) {
    List<String> events = new ArrayList<>();
    Optional<String> from = Optional.empty();
    do {
      var request = new MessagesRequest(from, Optional.empty(), direction, 3, Optional.empty());
      Messages page = await(alice.messages(room, request));
      events.addAll(eventIds(page.chunk()));
      from = page.chunk().isEmpty() ? Optional.empty() : page.end();
    } while (from.isPresent());
    return events;
  }

  @Test
  @Covers(Endpoint.MESSAGES)
  void filtersHistoryByType() {
    RoomId room = publicRoom();
    EventId message = say(alice, room, "the only one");
    ObjectNode filter = Json.object();
    filter.putArray("types").add("m.room.message");
    var request =
        new MessagesRequest(
            Optional.empty(), Optional.empty(), Direction.BACKWARDS, 10, Optional.of(filter));

    assertThat(eventIds(await(alice.messages(room, request)).chunk()))
        .containsExactly(message.value());
  }

  @Test
  @Covers(Endpoint.EVENT)
  void doesNotFindAnEventThatIsNotThere() {
    RoomId room = publicRoom();

    MatrixError error = errorOf(alice.event(room, new EventId("$nothing/like:this")));

    assertThat(error).isInstanceOf(MatrixError.NotFound.class);
  }

  @Test
  @Covers(Endpoint.RELATIONS)
  void findsWhatRelatesToAMessage() {
    RoomId room = publicRoom();
    EventId message = say(alice, room, "hm");
    EventId reaction = react(room, message, "👍");
    EventId reply = await(alice.send(room, "m.room.message", transaction(), inThread(message)));

    assertThat(relations(room, message, Optional.empty(), Optional.empty()))
        .containsExactlyInAnyOrder(reply.value(), reaction.value());
  }

  @Test
  @Covers({Endpoint.RELATIONS_OF, Endpoint.RELATIONS_OF_TYPE})
  void findsWhatRelatesToAMessageInOneWay() {
    RoomId room = publicRoom();
    EventId message = say(alice, room, "hm");
    EventId reaction = react(room, message, "👍");
    EventId reply = await(alice.send(room, "m.room.message", transaction(), inThread(message)));

    assertThat(relations(room, message, Optional.of("m.thread"), Optional.empty()))
        .containsExactly(reply.value());
    assertThat(relations(room, message, Optional.of("m.annotation"), Optional.of("m.reaction")))
        .containsExactly(reaction.value());
    assertThat(relations(room, message, Optional.of("m.thread"), Optional.of("m.reaction")))
        .isEmpty();
  }

  @Test
  @Covers(Endpoint.RELATIONS_OF)
  void readsRelationsPageByPage() {
    RoomId room = publicRoom();
    EventId message = say(alice, room, "hm");
    for (String key : List.of("1", "2", "3")) {
      react(room, message, key);
    }
    var first =
        new RelationsRequest(
            Optional.of("m.annotation"),
            Optional.empty(),
            Optional.empty(),
            Direction.BACKWARDS,
            2);

    Relations page = await(alice.relations(room, message, first));
    var second =
        new RelationsRequest(
            Optional.of("m.annotation"), Optional.empty(), page.next(), Direction.BACKWARDS, 2);
    Relations rest = await(alice.relations(room, message, second));

    assertThat(page.chunk()).hasSize(2);
    assertThat(rest.chunk()).hasSize(1);
    assertThat(page.chunk().get(0).at("/content/m.relates_to/key").asText()).isEqualTo("3");
  }

  @Test
  @Covers(Endpoint.TYPING)
  void showsThatWeTypeAndStop() {
    RoomId room = sharedRoom();
    String since = now(bob);

    await(alice.typing(room, Optional.of(Duration.ofSeconds(30))));
    String path = joined(room, "/ephemeral/events/0/content/user_ids");
    syncedUntil(bob, since, path, users -> users.toString().contains(alice.user().value()));
    await(alice.typing(room, Optional.empty()));

    JsonNode none = syncedUntil(bob, since, path, JsonNode::isEmpty);
    assertThat(none).isEmpty();
  }

  @Test
  @Covers(Endpoint.RECEIPT)
  void showsWhatWeHaveReadAndKeepsPrivateReceiptsPrivate() {
    RoomId room = sharedRoom();
    EventId first = say(bob, room, "first");
    EventId second = say(bob, room, "second");
    String since = now(bob);

    await(alice.receipt(room, second, new Receipt(true, Optional.empty())));
    await(alice.receipt(room, first, new Receipt(false, Optional.empty())));

    JsonNode receipts =
        syncedUntil(
            bob,
            since,
            joined(room, "/ephemeral/events/0/content"),
            content -> content.toString().contains(alice.user().value()));
    assertThat(receipts.at("/" + first.value() + "/m.read").has(alice.user().value())).isTrue();
    assertThat(receipts.toString()).doesNotContain("private");
  }

  @Test
  @Covers(Endpoint.RECEIPT)
  void marksAThreadAsRead() {
    RoomId room = publicRoom();
    EventId root = say(alice, room, "root");
    EventId reply = await(alice.send(room, "m.room.message", transaction(), inThread(root)));

    await(alice.receipt(room, reply, new Receipt(false, Optional.of(root))));
  }

  private Messages latest(RoomId room, int limit) {
    return await(
        alice.messages(
            room,
            new MessagesRequest(
                Optional.empty(), Optional.empty(), Direction.BACKWARDS, limit, Optional.empty())));
  }

  private EventId react(RoomId room, EventId message, String key) {
    return await(alice.send(room, "m.reaction", transaction(), reaction(message, key)));
  }

  private static ObjectNode reaction(EventId message, String key) {
    ObjectNode content = Json.object();
    content
        .putObject("m.relates_to")
        .put("rel_type", "m.annotation")
        .put("event_id", message.value())
        .put("key", key);
    return content;
  }

  private static ObjectNode inThread(EventId root) {
    ObjectNode content = text("in the thread");
    content.putObject("m.relates_to").put("rel_type", "m.thread").put("event_id", root.value());
    return content;
  }

  private List<String> relations(
      RoomId room, EventId message, Optional<String> relation, Optional<String> type) {
    var request = new RelationsRequest(relation, type, Optional.empty(), Direction.BACKWARDS, 20);
    return eventIds(await(alice.relations(room, message, request)).chunk());
  }
}
