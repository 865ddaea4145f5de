package dev.althing.outbox.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.crypto.Sealed;
import dev.althing.journal.Database;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.client.TimelineApi.Direction;
import dev.althing.matrix.client.TimelineApi.Messages;
import dev.althing.matrix.client.TimelineApi.MessagesRequest;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Fields;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.EffectId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Looks in a room's history for an event of ours whose sending had an unknown outcome so long ago
 * that the homeserver may have forgotten its transaction id.
 */
final class Lookback {
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 100;

  /** Clocks differ. */
  private static final Duration SLACK = Duration.ofMinutes(10);

  private final MatrixClient client;
  private final Database database;

  Lookback(MatrixClient client, Database database) {
    this.client = client;
    this.database = database;
  }

  /**
   * What is looked for.
   *
   * @param wire the event as it was sent
   * @param redacts the event it redacts, if it is a redaction
   * @param since when it was tried first at the earliest
   */
  record Search(RoomId room, EffectId id, Sealed wire, Optional<EventId> redacts, Instant since) {}

  /** The event; empty when it is not there. */
  CompletionStage<Optional<EventId>> find(Search search) {
    return page(search, Optional.empty(), 0, new ArrayList<>())
        .thenCompose(found -> firstUnknown(search, found, found.size() - 1));
  }

  /** Gathers events that may be the one, the newest first; only the certain one when it is met. */
  private CompletionStage<List<EventId>> page(
      Search search, Optional<String> from, int pages, List<EventId> found) {
    ObjectNode filter = Json.object();
    filter.putArray("senders").add(client.user().value());
    var request =
        new MessagesRequest(from, Optional.empty(), Direction.BACKWARDS, PAGE, Optional.of(filter));
    return client
        .messages(search.room(), request)
        .thenCompose(
            messages -> {
              boolean isEnd = gather(search, messages, found);
              if (isEnd || messages.end().isEmpty() || pages + 1 >= MOST_PAGES) {
                return CompletableFuture.completedFuture(found);
              }
              return page(search, messages.end(), pages + 1, found);
            });
  }

  private boolean gather(Search search, Messages messages, List<EventId> found) {
    long earliest = search.since().minus(SLACK).toEpochMilli();
    for (JsonNode event : messages.chunk()) {
      Optional<EventId> id = Fields.text(event, "event_id").flatMap(EventId::parse);
      if (id.isEmpty() || !isOurs(event)) {
        continue;
      }
      if (isSameTransaction(search, event)) {
        found.clear();
        found.add(id.get());
        return true;
      }
      if (Fields.integer(event, "origin_server_ts").orElse(Long.MAX_VALUE) < earliest) {
        return true;
      }
      if (isAlike(search, event)) {
        found.add(id.get());
      }
    }
    return false;
  }

  private boolean isOurs(JsonNode event) {
    return Fields.text(event, "sender").filter(client.user().value()::equals).isPresent();
  }

  private static boolean isSameTransaction(Search search, JsonNode event) {
    return Fields.text(event.path("unsigned"), "transaction_id")
        .filter(search.id().transaction().value()::equals)
        .isPresent();
  }

  private static boolean isAlike(Search search, JsonNode event) {
    if (!event.path("type").asText().equals(search.wire().type())) {
      return false;
    }
    if (search.redacts().isPresent()) {
      String target = search.redacts().get().value();
      return event.path("redacts").asText().equals(target)
          || event.path("content").path("redacts").asText().equals(target);
    }
    return search.wire().content().equals(event.get("content"));
  }

  /** The oldest that is not known to be another letter. */
  private CompletionStage<Optional<EventId>> firstUnknown(
      Search search, List<EventId> found, int at) {
    if (at < 0) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    EventId event = found.get(at);
    return database
        .read(connection -> OutboxSql.isKnown(connection, search.room(), event))
        .thenCompose(
            isKnown ->
                isKnown
                    ? firstUnknown(search, found, at - 1)
                    : CompletableFuture.completedFuture(Optional.of(event)));
  }
}
