package dev.althing.outbox.send;

import dev.althing.crypto.Sealed;
import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Target;
import dev.althing.journal.Sql;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.MxcUri;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Hygiene;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.Fate;
import dev.althing.outbox.limits.Urgency;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The statements on the table of events to be sent. */
final class OutboxSql {
  private static final int MAX_REASON = 2_000;

  private static final String INSERT =
      "insert into outbox (transaction_id, cause, ordinal, status, kind, urgency, is_edit, room,"
          + " person, target_event, target_cause, target_ordinal, type, content, file, file_type,"
          + " written_at) values (?, ?, ?, 'waiting', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String WAITING =
      "select cause, ordinal, kind, urgency, is_edit, room, person, target_event, target_cause,"
          + " target_ordinal, written_at from outbox where status = 'waiting' order by seq";

  private static final String BODY =
      "select type, content, wire_type, wire_content, file, file_type, media from outbox"
          + " where transaction_id = ? and status = 'waiting'";

  private static final String SETTLE =
      "update outbox set status = ?, event_id = ?, reason = ?, settled_at = ?, content = '{}',"
          + " wire_content = null where transaction_id = ? and status = 'waiting'";

  private OutboxSql() {}

  static void insert(Connection connection, Letter letter) throws SQLException {
    Letter.Body body = letter.body().orElseThrow();
    Destination to = letter.to();
    Target target = letter.target().orElse(null);
    Sql.update(
        connection,
        INSERT,
        letter.id().transaction().value(),
        letter.id().cause().value(),
        letter.id().ordinal(),
        lower(letter.kind()),
        lower(letter.urgency()),
        letter.isEdit(),
        to instanceof Destination.InRoom in ? in.room().value() : null,
        to instanceof Destination.ToPerson person ? person.user().value() : null,
        target instanceof Target.Known known ? known.event().value() : null,
        target instanceof Target.Ours ours ? ours.cause().value() : null,
        target instanceof Target.Ours ours ? ours.ordinal() : null,
        body.type(),
        Json.write(body.content()),
        body.file().map(Letter.FileRef::path).orElse(null),
        body.file().map(Letter.FileRef::mimeType).orElse(null),
        letter.writtenAt().toEpochMilli());
  }

  /** All letters that are not settled, in their order and without their bodies. */
  static List<Letter> waiting(Connection connection) throws SQLException {
    return Sql.query(connection, WAITING, OutboxSql::letter);
  }

  /** The body of a letter; empty when it is settled. */
  static Optional<Letter.Body> body(Connection connection, EffectId id) throws SQLException {
    return Sql.query(connection, BODY, OutboxSql::body, id.transaction().value()).stream()
        .findFirst();
  }

  static int assignRoom(Connection connection, EffectId id, RoomId room) throws SQLException {
    return Sql.update(
        connection,
        "update outbox set room = ? where transaction_id = ?",
        room.value(),
        id.transaction().value());
  }

  /** Keeps what a cipher made, unless something is kept already; answers what is kept. */
  static Sealed storeWire(Connection connection, EffectId id, Sealed sealed) throws SQLException {
    int stored =
        Sql.update(
            connection,
            "update outbox set wire_type = ?, wire_content = ? where transaction_id = ?"
                + " and wire_content is null and status = 'waiting'",
            sealed.type(),
            Json.write(sealed.content()),
            id.transaction().value());
    return stored == 1 ? sealed : body(connection, id).flatMap(Letter.Body::wire).orElse(sealed);
  }

  static int storeMedia(Connection connection, EffectId id, MxcUri media) throws SQLException {
    return Sql.update(
        connection,
        "update outbox set media = ? where transaction_id = ?",
        media.toString(),
        id.transaction().value());
  }

  /** Notes what became of a letter; false when that was known before. */
  static boolean settle(Connection connection, EffectId id, Fate fate, Instant now)
      throws SQLException {
    int settled =
        Sql.update(
            connection,
            SETTLE,
            status(fate),
            fate instanceof Fate.Sent sent ? sent.event().value() : null,
            fate instanceof Fate.Lost lost ? shortened(lost.reason()) : null,
            now.toEpochMilli(),
            id.transaction().value());
    return settled == 1;
  }

  /** What became of an event; empty when it waits, lost when there is no such event. */
  static Optional<Fate> fate(Connection connection, EffectId id) throws SQLException {
    String sql = "select status, room, event_id, reason from outbox where transaction_id = ?";
    return Sql.query(connection, sql, OutboxSql::fate, id.transaction().value()).stream()
        .findFirst()
        .orElseGet(() -> Optional.of(new Fate.Unknown()));
  }

  /** Whether an event id belongs to a letter that is settled. */
  static boolean isKnown(Connection connection, RoomId room, EventId event) throws SQLException {
    String sql = "select 1 from outbox where room = ? and event_id = ?";
    return !Sql.query(connection, sql, row -> true, room.value(), event.value()).isEmpty();
  }

  /** Whether a join of that room, or of one whose id an alias hides, is still to be made. */
  static boolean isJoinOpen(Connection connection, RoomId room) throws SQLException {
    String sql =
        "select 1 from ledger where status = 'open' and kind in ('join', 'knock')"
            + " and (place = ? or place like '#%')";
    return !Sql.query(connection, sql, row -> true, room.value()).isEmpty();
  }

  private static Optional<Fate> fate(ResultSet row) throws SQLException {
    return switch (row.getString("status")) {
      case "waiting" -> Optional.empty();
      case "sent" ->
          Optional.of(
              new Fate.Sent(
                  new RoomId(row.getString("room")), new EventId(row.getString("event_id"))));
      case "superseded" -> Optional.of(new Fate.Superseded());
      default -> Optional.of(new Fate.Lost(String.valueOf(row.getString("reason"))));
    };
  }

  private static Letter letter(ResultSet row) throws SQLException {
    String room = row.getString("room");
    Destination to =
        room != null
            ? Destination.room(new RoomId(room))
            : Destination.person(new UserId(row.getString("person")));
    return new Letter(
        new EffectId(new Cause(row.getString("cause")), row.getInt("ordinal")),
        to,
        Letter.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        target(row),
        Urgency.valueOf(row.getString("urgency").toUpperCase(Locale.ROOT)),
        row.getBoolean("is_edit"),
        Instant.ofEpochMilli(row.getLong("written_at")),
        Optional.empty());
  }

  private static Optional<Target> target(ResultSet row) throws SQLException {
    String event = row.getString("target_event");
    if (event != null) {
      return Optional.of(Target.known(new EventId(event)));
    }
    String cause = row.getString("target_cause");
    return cause == null
        ? Optional.empty()
        : Optional.of(Target.ours(new Cause(cause), row.getInt("target_ordinal")));
  }

  private static Letter.Body body(ResultSet row) throws SQLException {
    String wireContent = row.getString("wire_content");
    String file = row.getString("file");
    Optional<Sealed> wire = Optional.empty();
    if (wireContent != null) {
      wire =
          Optional.of(
              new Sealed(row.getString("wire_type"), Json.readObject(wireContent).orElseThrow()));
    }
    Optional<Letter.FileRef> ref = Optional.empty();
    if (file != null) {
      Optional<MxcUri> media = Optional.ofNullable(row.getString("media")).flatMap(MxcUri::parse);
      ref = Optional.of(new Letter.FileRef(file, row.getString("file_type"), media));
    }
    return new Letter.Body(
        row.getString("type"), Json.readObject(row.getString("content")).orElseThrow(), wire, ref);
  }

  private static String status(Fate fate) {
    if (fate instanceof Fate.Sent) {
      return "sent";
    }
    return fate instanceof Fate.Superseded ? "superseded" : "given_up";
  }

  private static String shortened(String reason) {
    String clean = Hygiene.clean(reason);
    return clean.length() > MAX_REASON ? clean.substring(0, MAX_REASON) : clean;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
