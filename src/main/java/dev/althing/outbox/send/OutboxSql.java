package dev.althing.outbox.send;

import dev.althing.crypto.Sealed;
import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Target;
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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, letter.id().transaction().value());
      insert.setString(2, letter.id().cause().value());
      insert.setInt(3, letter.id().ordinal());
      insert.setString(4, lower(letter.kind()));
      insert.setString(5, lower(letter.urgency()));
      insert.setBoolean(6, letter.isEdit());
      insert.setString(7, letter.to() instanceof Destination.InRoom in ? in.room().value() : null);
      insert.setString(
          8, letter.to() instanceof Destination.ToPerson to ? to.user().value() : null);
      setTarget(insert, 9, letter.target().orElse(null));
      insert.setString(12, body.type());
      insert.setString(13, Json.write(body.content()));
      insert.setString(14, body.file().map(Letter.FileRef::path).orElse(null));
      insert.setString(15, body.file().map(Letter.FileRef::mimeType).orElse(null));
      insert.setLong(16, letter.writtenAt().toEpochMilli());
      insert.executeUpdate();
    }
  }

  /** All letters that are not settled, in their order and without their bodies. */
  static List<Letter> waiting(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(WAITING);
        ResultSet row = select.executeQuery()) {
      var letters = new ArrayList<Letter>();
      while (row.next()) {
        letters.add(letter(row));
      }
      return letters;
    }
  }

  /** The body of a letter; empty when it is settled. */
  static Optional<Letter.Body> body(Connection connection, EffectId id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(BODY)) {
      select.setString(1, id.transaction().value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(body(row)) : Optional.empty();
      }
    }
  }

  static int assignRoom(Connection connection, EffectId id, RoomId room) throws SQLException {
    return update(
        connection,
        "update outbox set room = ? where transaction_id = ?",
        room.value(),
        id.transaction().value());
  }

  /** Keeps what a cipher made, unless something is kept already; answers what is kept. */
  static Sealed storeWire(Connection connection, EffectId id, Sealed sealed) throws SQLException {
    int stored =
        update(
            connection,
            "update outbox set wire_type = ?, wire_content = ? where transaction_id = ?"
                + " and wire_content is null and status = 'waiting'",
            sealed.type(),
            Json.write(sealed.content()),
            id.transaction().value());
    return stored == 1 ? sealed : body(connection, id).flatMap(Letter.Body::wire).orElse(sealed);
  }

  static int storeMedia(Connection connection, EffectId id, MxcUri media) throws SQLException {
    return update(
        connection,
        "update outbox set media = ? where transaction_id = ?",
        media.toString(),
        id.transaction().value());
  }

  /** Notes what became of a letter; false when that was known before. */
  static boolean settle(Connection connection, EffectId id, Fate fate, Instant now)
      throws SQLException {
    try (PreparedStatement settle = connection.prepareStatement(SETTLE)) {
      settle.setString(1, status(fate));
      settle.setString(2, fate instanceof Fate.Sent sent ? sent.event().value() : null);
      settle.setString(3, fate instanceof Fate.Lost lost ? shortened(lost.reason()) : null);
      settle.setLong(4, now.toEpochMilli());
      settle.setString(5, id.transaction().value());
      return settle.executeUpdate() == 1;
    }
  }

  /** What became of an event; empty when it waits, lost when there is no such event. */
  static Optional<Fate> fate(Connection connection, EffectId id) throws SQLException {
    String sql = "select status, room, event_id, reason from outbox where transaction_id = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, id.transaction().value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? fate(row) : Optional.of(new Fate.Unknown());
      }
    }
  }

  /** Whether an event id belongs to a letter that is settled. */
  static boolean isKnown(Connection connection, RoomId room, EventId event) throws SQLException {
    String sql = "select 1 from outbox where room = ? and event_id = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, room.value());
      select.setString(2, event.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Whether a join of that room, or of one whose id an alias hides, is still to be made. */
  static boolean isJoinOpen(Connection connection, RoomId room) throws SQLException {
    String sql =
        "select 1 from ledger where status = 'open' and kind in ('join', 'knock')"
            + " and (place = ? or place like '#%')";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, room.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
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

  private static void setTarget(PreparedStatement insert, int at, @Nullable Target target)
      throws SQLException {
    insert.setString(at, target instanceof Target.Known known ? known.event().value() : null);
    if (target instanceof Target.Ours ours) {
      insert.setString(at + 1, ours.cause().value());
      insert.setInt(at + 2, ours.ordinal());
    } else {
      insert.setString(at + 1, null);
      insert.setNull(at + 2, Types.INTEGER);
    }
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

  private static int update(Connection connection, String sql, String... values)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setString(i + 1, values[i]);
      }
      return update.executeUpdate();
    }
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
