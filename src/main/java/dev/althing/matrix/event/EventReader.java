package dev.althing.matrix.event;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.althing.matrix.event.RoomEvent.Origin;
import dev.althing.matrix.event.RoomEvent.Unsigned;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.TransactionId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import dev.althing.matrix.json.Hygiene;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The tolerant reader of events: whatever a server sends, the answer is an event or a reason, never
 * an exception.
 */
public final class EventReader {
  private static final int LONGEST_KEY = 255;
  // 292 years fit into the nanoseconds of a long, which durations are turned into here and there.
  private static final long LATEST = Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();
  private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

  private static final Map<String, BiFunction<JsonNode, JsonNode, Optional<? extends Content>>>
      KINDS =
          Map.ofEntries(
              entry(Redaction.TYPE, Redaction::read),
              kind(Message.TYPE, Message::read),
              kind(Reaction.TYPE, Reaction::read),
              kind(Encrypted.TYPE, Encrypted::read));

  private static final Map<String, BiFunction<JsonNode, JsonNode, Optional<? extends Content>>>
      STATE_KINDS =
          Map.ofEntries(
              kind(Member.TYPE, Member::read),
              kind(PowerLevels.TYPE, PowerLevels::read),
              kind(JoinRules.TYPE, JoinRules::read),
              kind(Create.TYPE, Create::read),
              kind(Naming.Name.TYPE, Naming.Name::read),
              kind(Naming.Topic.TYPE, Naming.Topic::read),
              kind(Naming.CanonicalAlias.TYPE, Naming.CanonicalAlias::read),
              kind(Tombstone.TYPE, Tombstone::read),
              kind(Encryption.TYPE, Encryption::read),
              kind(ServerAcl.TYPE, ServerAcl::read),
              kind(SpaceChild.TYPE, SpaceChild::read));

  private EventReader() {}

  /** What became of an event that was read. */
  public sealed interface Reading {
    /** The event, if it is one. */
    default Optional<RoomEvent> event() {
      return Optional.empty();
    }
  }

  /**
   * It is an event, perhaps with unknown content.
   *
   * @param value the event
   */
  public record Read(RoomEvent value) implements Reading {
    @Override
    public Optional<RoomEvent> event() {
      return Optional.of(value);
    }
  }

  /**
   * It is no event and nothing can be done about it.
   *
   * @param reason what is wrong with it, for the log
   */
  public record Dropped(String reason) implements Reading {}

  /** Reads an event that names its room, as most endpoints give it. */
  public static Reading read(JsonNode event) {
    return Fields.text(event, "room_id")
        .flatMap(RoomId::parse)
        .map(room -> read(room, event))
        .orElseGet(() -> new Dropped("no valid room_id"));
  }

  /** Reads an event known to be of a room, as {@code /sync} gives it. */
  public static Reading read(RoomId room, JsonNode event) {
    Optional<EventId> id = Fields.text(event, "event_id").flatMap(EventId::parse);
    if (id.isEmpty()) {
      return new Dropped("no valid event_id");
    }
    Optional<UserId> sender = sender(event);
    if (sender.isEmpty()) {
      return new Dropped("no valid sender");
    }
    Optional<String> type = Fields.text(event, "type").filter(EventReader::isKey);
    if (type.isEmpty()) {
      return new Dropped("no valid type");
    }
    Optional<String> stateKey = Fields.text(event, "state_key");
    if (event.has("state_key") && stateKey.filter(EventReader::isKey).isEmpty()) {
      return new Dropped("no valid state_key");
    }
    Instant sentAt =
        Instant.ofEpochMilli(
            Math.max(0, bounded(Fields.integer(event, "origin_server_ts").orElse(0))));
    JsonNode raw = content(event, "content").orElse(NOTHING);
    return new Read(
        new RoomEvent(
            new Origin(id.get(), room, sender.get(), sentAt),
            type.get(),
            stateKey,
            contentOf(type.get(), stateKey.isPresent(), event, raw),
            raw,
            unsigned(event)));
  }

  /** A sender's server writes any number; the nearest that can be reckoned with. */
  private static long bounded(long millis) {
    return Math.max(-LATEST, Math.min(millis, LATEST));
  }

  /** Reads an event of an invitation or a knock; empty when it is none. */
  public static Optional<StrippedEvent> readStripped(JsonNode event) {
    Optional<UserId> sender = sender(event);
    Optional<String> type = Fields.text(event, "type").filter(EventReader::isKey);
    Optional<String> stateKey = Fields.text(event, "state_key").filter(EventReader::isKey);
    if (sender.isEmpty() || type.isEmpty() || stateKey.isEmpty()) {
      return Optional.empty();
    }
    JsonNode raw = content(event, "content").orElse(NOTHING);
    Content content = contentOf(type.get(), true, event, raw);
    return Optional.of(new StrippedEvent(sender.get(), type.get(), stateKey.get(), content, raw));
  }

  /** Reads content alone, as state is stored: an object of a type, on a state event or not. */
  public static Content readContent(String type, boolean state, JsonNode content) {
    JsonNode raw = content.isObject() ? Hygiene.clean(content).orElse(NOTHING) : NOTHING;
    return contentOf(type, state, NOTHING, raw);
  }

  private static Content contentOf(String type, boolean state, JsonNode event, JsonNode raw) {
    var kind = (state ? STATE_KINDS : KINDS).get(type);
    if (kind == null) {
      return new Content.Unknown(type, raw);
    }
    Optional<? extends Content> content = kind.apply(event, raw);
    return content.isPresent() ? content.get() : new Content.Unknown(type, raw);
  }

  private static Unsigned unsigned(JsonNode event) {
    JsonNode unsigned = event.path("unsigned");
    var age = Fields.integer(unsigned, "age");
    return new Unsigned(
        age.isPresent()
            ? Optional.of(Duration.ofMillis(bounded(age.getAsLong())))
            : Optional.empty(),
        Fields.text(unsigned, "transaction_id")
            .filter(text -> !text.isBlank() && isKey(text))
            .map(TransactionId::new),
        content(unsigned, "prev_content").or(() -> content(event, "prev_content")),
        unsigned.path("redacted_because").isObject());
  }

  private static Optional<UserId> sender(JsonNode event) {
    return Fields.text(event, "sender").flatMap(UserId::parse);
  }

  private static Optional<JsonNode> content(JsonNode node, String name) {
    return Fields.object(node, name).flatMap(Hygiene::clean);
  }

  private static boolean isKey(String text) {
    return text.length() <= LONGEST_KEY && Hygiene.isClean(text);
  }

  private static Map.Entry<String, BiFunction<JsonNode, JsonNode, Optional<? extends Content>>>
      kind(String type, Function<JsonNode, Optional<? extends Content>> reader) {
    return entry(type, (event, content) -> reader.apply(content));
  }
}
