package dev.althing.matrix.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.TransactionId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What is said in rooms: sending it, taking it back, reading it again. */
public interface TimelineApi {
  /** Sends an event; the same transaction id on the same device gives the same event id. */
  CompletionStage<EventId> send(
      RoomId room, String type, TransactionId transaction, ObjectNode content);

  /** Redacts an event; the same transaction id on the same device gives the same event id. */
  CompletionStage<EventId> redact(
      RoomId room, EventId event, TransactionId transaction, Optional<String> reason);

  /** A stretch of a room's history. */
  CompletionStage<Messages> messages(RoomId room, MessagesRequest request);

  /** One event; {@link MatrixError.NotFound} when it is not there or not for us to see. */
  CompletionStage<ObjectNode> event(RoomId room, EventId event);

  /** The events that relate to an event, the latest first unless asked otherwise. */
  CompletionStage<Relations> relations(RoomId room, EventId event, RelationsRequest request);

  /** Shows that we are typing for so long, or, when empty, that we no longer are. */
  CompletionStage<Void> typing(RoomId room, Optional<Duration> forSoLong);

  /** Marks what we have read, up to an event. */
  CompletionStage<Void> receipt(RoomId room, EventId event, Receipt receipt);

  /** Which way a history is read. */
  enum Direction {
    /** From new to old. */
    BACKWARDS,
    /** From old to new. */
    FORWARDS;

    /** The letter the homeserver knows it by. */
    public String letter() {
      return name().substring(0, 1).toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A question to {@code /messages}.
   *
   * @param from where to begin; empty for the end of the room in that direction
   * @param to where to stop at the latest
   * @param direction which way to read
   * @param limit how many events at most; the homeserver may give fewer
   * @param filter a room event filter
   */
  record MessagesRequest(
      Optional<String> from,
      Optional<String> to,
      Direction direction,
      int limit,
      Optional<ObjectNode> filter) {
    /** Checks the limit. */
    public MessagesRequest {
      requirePositive(limit);
    }
  }

  /**
   * A page of history; elements are whatever the homeserver sent.
   *
   * @param start where the page begins
   * @param end where the next page begins; empty at the end of the history
   * @param chunk the events in the order asked for
   * @param state member events of the senders, when members are loaded lazily
   */
  record Messages(String start, Optional<String> end, List<JsonNode> chunk, List<JsonNode> state) {
    /** Copies the lists. */
    public Messages {
      chunk = List.copyOf(chunk);
      state = List.copyOf(state);
    }
  }

  /**
   * A question to {@code /relations}.
   *
   * @param relation the kind of relation, such as {@code m.annotation}; empty for any
   * @param type the type of the relating events; only together with a relation
   * @param from where to continue
   * @param direction which way to read
   * @param limit how many events at most
   */
  record RelationsRequest(
      Optional<String> relation,
      Optional<String> type,
      Optional<String> from,
      Direction direction,
      int limit) {
    /** Checks the limit and that a type comes with a relation. */
    public RelationsRequest {
      requirePositive(limit);
      if (type.isPresent() && relation.isEmpty()) {
        throw new IllegalArgumentException("a type of relating events needs a relation");
      }
    }
  }

  /** A page of relating events; {@code next} is where the next page begins. */
  record Relations(List<JsonNode> chunk, Optional<String> next) {
    /** Copies the list. */
    public Relations {
      chunk = List.copyOf(chunk);
    }
  }

  /**
   * How a message is marked as read.
   *
   * @param isPrivate whether only we see it
   * @param thread the root of the thread it counts for; empty for the whole room
   */
  record Receipt(boolean isPrivate, Optional<EventId> thread) {
    /** The receipt's type as the homeserver knows it. */
    public String type() {
      return isPrivate ? "m.read.private" : "m.read";
    }
  }

  private static void requirePositive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a page has at least one event, not " + limit);
    }
  }
}
