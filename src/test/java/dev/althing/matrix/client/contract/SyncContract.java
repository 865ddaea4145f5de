package dev.althing.matrix.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.SyncApi.SyncRequest;
import dev.althing.matrix.client.SyncApi.Versions;
import dev.althing.matrix.client.SyncApi.Whoami;
import dev.althing.matrix.client.TimelineApi.Direction;
import dev.althing.matrix.client.TimelineApi.Messages;
import dev.althing.matrix.client.TimelineApi.MessagesRequest;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.TransactionId;
import dev.althing.matrix.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What news looks like and how none of it is missed. */
abstract class SyncContract extends Contract {
  SyncContract(Host host) {
    super(host);
  }

  @Test
  @Covers(Endpoint.VERSIONS)
  void announcesTheSpecificationItSpeaks() {
    Versions versions = await(alice.versions());

    assertThat(versions.versions()).contains("v1.11");
  }

  @Test
  @Covers(Endpoint.WHOAMI)
  void knowsUserAndDeviceOfAToken() {
    Whoami who = await(alice.whoami());

    assertThat(who.user()).isEqualTo(alice.user());
    assertThat(who.device()).isPresent();
  }

  @Test
  @Covers({Endpoint.FILTER, Endpoint.SYNC})
  void appliesAStoredFilter() {
    RoomId room = publicRoom();
    say(alice, room, "one");
    EventId last = say(alice, room, "two");
    String filter = await(alice.uploadFilter(timeline(1)));

    var request = new SyncRequest(Optional.empty(), Optional.of(filter), Duration.ZERO, false);
    JsonNode answer = await(alice.sync(request, body -> Json.mapper().readTree(body)));

    JsonNode timeline = answer.at(joined(room, "/timeline"));
    assertThat(eventIds(timeline.path("events"))).containsExactly(last.value());
    assertThat(timeline.path("limited").asBoolean()).isTrue();
    assertThat(answer.at(joined(room, "/state/events"))).isNotEmpty();
  }

  @Test
  @Covers(Endpoint.SYNC)
  void wakesAWaitingPollWhenSomethingHappens() {
    RoomId room = sharedRoom();
    String since = now(alice);
    var request =
        new SyncRequest(Optional.of(since), Optional.empty(), Duration.ofSeconds(50), false);

    CompletableFuture<JsonNode> poll = alice.sync(request, body -> Json.mapper().readTree(body));
    EventId said = say(bob, room, "wake up");

    assertThat(eventIds(await(poll).at(joined(room, "/timeline/events"))))
        .containsExactly(said.value());
  }

  @Test
  @Covers(Endpoint.SYNC)
  void answersAnIdlePollWithNothingNew() {
    String since = now(alice);
    var request =
        new SyncRequest(Optional.of(since), Optional.empty(), Duration.ofMillis(100), false);

    JsonNode answer = await(alice.sync(request, body -> Json.mapper().readTree(body)));

    assertThat(answer.path("next_batch").asText()).isNotEmpty();
    assertThat(answer.at("/rooms/join")).isEmpty();
  }

  @Test
  @Covers(Endpoint.SYNC)
  void showsASendersOwnTransactionIdAndNobodyElseIt() {
    RoomId room = sharedRoom();
    String aliceSince = now(alice);
    String bobSince = now(bob);
    var transaction = new TransactionId("t/1 ?" + fresh("x"));

    EventId sent = await(alice.send(room, "m.room.message", transaction, text("hello")));

    String path = joined(room, "/timeline/events/0");
    JsonNode own = syncedUntil(alice, aliceSince, path, event -> true);
    JsonNode others = syncedUntil(bob, bobSince, path, event -> true);
    assertThat(own.path("event_id").asText()).isEqualTo(sent.value());
    assertThat(own.at("/unsigned/transaction_id").asText()).isEqualTo(transaction.value());
    assertThat(own.at("/unsigned/age").isIntegralNumber()).isTrue();
    assertThat(others.path("event_id").asText()).isEqualTo(sent.value());
    assertThat(others.at("/unsigned/transaction_id").isMissingNode()).isTrue();
  }

  @Test
  @Covers(Endpoint.SYNC)
  void showsAnInviteWithItsStrippedState() {
    String since = now(bob);
    ObjectNode request = Json.object().put("preset", "private_chat").put("name", "Den");
    request.putArray("invite").add(bob.user().value());
    RoomId room = await(alice.createRoom(request));

    String path = joined(room, "/invite_state/events").replace("/join/", "/invite/");
    JsonNode state = syncedUntil(bob, since, path, events -> !events.isEmpty());

    assertThat(state.findValuesAsText("type")).contains("m.room.name", "m.room.member");
  }

  @Test
  @Covers({Endpoint.SYNC, Endpoint.MESSAGES})
  void fillsTheGapOfALimitedTimelineExactlyAndInOrder() {
    RoomId room = sharedRoom();
    say(bob, room, "before");
    String since = now(alice);
    List<String> said = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      said.add(say(i % 2 == 0 ? alice : bob, room, "message " + i).value());
    }

    ObjectNode answer = sync(alice, Optional.of(since), timeline(4));
    JsonNode timeline = answer.at(joined(room, "/timeline"));
    List<String> got = eventIds(timeline.path("events"));
    List<String> gap = gap(room, since, timeline.path("prev_batch").asText(), 10);

    assertThat(timeline.path("limited").asBoolean()).isTrue();
    assertThat(got).isEqualTo(said.subList(21, 25));
    assertThat(gap).isEqualTo(said.subList(0, 21));
  }

  /** Reads forwards from the old token to the limited timeline's, as the sync loop does. */
  private List<String> gap(RoomId room, String since, String until, int page) {
    List<String> events = new ArrayList<>();
    Optional<String> from = Optional.of(since);
    while (from.isPresent()) {
      var request =
          new MessagesRequest(from, Optional.of(until), Direction.FORWARDS, page, Optional.empty());
      Messages messages = await(alice.messages(room, request));
      events.addAll(eventIds(messages.chunk()));
      from = messages.chunk().isEmpty() ? Optional.empty() : messages.end();
    }
    return events;
  }

  @Test
  @Covers({Endpoint.SYNC, Endpoint.MESSAGES})
  void fillsTheGapOfARoomJoinedMeanwhileFromItsBeginning() {
    String since = now(alice);
    RoomId room = publicRoom();
    for (int i = 0; i < 10; i++) {
      say(alice, room, "message " + i);
    }

    JsonNode timeline = sync(alice, Optional.of(since), timeline(2)).at(joined(room, "/timeline"));
    List<String> gap = gap(room, since, timeline.path("prev_batch").asText(), 50);

    assertThat(timeline.path("limited").asBoolean()).isTrue();
    List<String> all = new ArrayList<>(gap);
    all.addAll(eventIds(timeline.path("events")));
    assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThan(14);
  }

  private static ObjectNode timeline(int limit) {
    ObjectNode filter = Json.object();
    filter.putObject("room").putObject("timeline").put("limit", limit);
    return filter;
  }
}
