package dev.althing.room.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.entity.direct.DirectRooms;
import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.matrix.event.Create;
import dev.althing.matrix.event.EventReader;
import dev.althing.matrix.event.Member;
import dev.althing.matrix.event.Membership;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.RoomStateView;
import dev.althing.sync.RoomUpdate.Summary;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The state of rooms, in the tables {@code rooms} and {@code room_state}: an incremental sync does
 * not repeat it, so it is stored before the token moves.
 */
public final class RoomStore implements RoomStateView, DirectRooms.Pairs {
  /**
   * What was known of a room when the process ended.
   *
   * @param opener who opened it to talk with the bot alone
   */
  public record Stored(
      Optional<Membership> membership,
      Summary counts,
      boolean membersKnown,
      Optional<UserId> opener,
      List<RoomEvent> state) {
    static final Stored NOTHING =
        new Stored(Optional.empty(), new Summary(0, 0), false, Optional.empty(), List.of());
  }

  /**
   * What is to be stored of one update.
   *
   * @param opener who opened the room to talk with the bot alone
   */
  public record Change(
      RoomId room,
      Membership membership,
      Summary counts,
      boolean membersKnown,
      Optional<UserId> opener,
      List<RoomEvent> state) {}

  private static final String ROOM =
      "select membership, joined_members, invited_members, members_known, opener from rooms"
          + " where room_id = ?";
  private static final String CORE =
      "select type, state_key, event_id, sender, content from room_state"
          + " where room_id = ? and (state_key = '' or (type = 'm.room.member' and state_key = ?))";
  private static final String MEMBERS =
      "select state_key, content from room_state where room_id = ? and type = 'm.room.member'";
  private static final String JOINED = "select room_id from rooms where membership = 'join'";
  private static final String OWN = "select membership from rooms where room_id = ?";
  private static final String LINES =
      "select r.room_id, r.joined_members, n.content, e.event_id from rooms r"
          + " left join room_state n on n.room_id = r.room_id and n.type = 'm.room.name'"
          + " and n.state_key = ''"
          + " left join room_state e on e.room_id = r.room_id and e.type = 'm.room.encryption'"
          + " and e.state_key = ''"
          + " where r.membership = 'join' order by r.joined_members desc, r.room_id";
  private static final String ENCRYPTED =
      "select count(*) from room_state e join rooms r on r.room_id = e.room_id"
          + " where r.membership = 'join' and e.type = 'm.room.encryption' and e.state_key = ''";
  private static final String CROWDED =
      "select 1 from rooms r"
          + " left join room_state e on e.room_id = r.room_id and e.type = 'm.room.encryption'"
          + " and e.state_key = ''"
          + " where r.room_id = ?"
          + " and (r.joined_members + r.invited_members > 2 or e.event_id is not null)";
  private static final String OPENED =
      "select room_id from rooms where opener = ? and membership = 'join' order by room_id";
  private static final String ALL_MEMBERS =
      "update rooms set members_known = true where room_id = ?";
  private static final String CONTENT =
      "select content from room_state where room_id = ? and type = ? and state_key = ?";

  private static final String STATES =
      "select state_key, content from room_state where room_id = ? and type = ?";
  private static final String CREATION =
      "select type, state_key, event_id, sender, content from room_state"
          + " where room_id = ? and type = 'm.room.create' and state_key = ''";

  private final Database database;
  private final UserId self;
  private final String putState;
  private final String putRoom;
  private final RoomOrder order = new RoomOrder();

  /** The tables in a database, for the bot's own account. */
  public RoomStore(Database database, UserId self) {
    this.database = database;
    this.self = self;
    this.putState =
        database
            .dialect()
            .upsert(
                "room_state",
                List.of("room_id", "type", "state_key"),
                List.of("event_id", "sender", "content"));
    this.putRoom =
        database
            .dialect()
            .upsert(
                "rooms",
                List.of("room_id"),
                List.of(
                    "membership", "joined_members", "invited_members", "members_known", "opener"));
  }

  /** What is known of a room, once all that is being stored of it is. */
  public CompletionStage<Stored> load(RoomId room) {
    return order.next(room, () -> database.read(connection -> stored(connection, room)));
  }

  private Stored stored(Connection connection, RoomId room) throws SQLException {
    List<Stored> found =
        Sql.query(connection, ROOM, row -> stored(row, core(connection, room)), room.value());
    return found.isEmpty() ? Stored.NOTHING : found.get(0);
  }

  private static Stored stored(ResultSet row, List<RoomEvent> state) throws SQLException {
    return new Stored(
        Membership.parse(row.getString(1)),
        new Summary(row.getInt(2), row.getInt(3)),
        row.getBoolean(4),
        Optional.ofNullable(row.getString(5)).flatMap(UserId::parse),
        state);
  }

  private List<RoomEvent> core(Connection connection, RoomId room) throws SQLException {
    return Sql.query(connection, CORE, row -> event(room, row), room.value(), self.value());
  }

  private static RoomEvent event(RoomId room, ResultSet row) throws SQLException {
    String type = row.getString(1);
    ObjectNode raw = Json.readObject(row.getString(5)).orElseGet(Json::object);
    return new RoomEvent(
        new RoomEvent.Origin(
            new EventId(row.getString(3)), room, new UserId(row.getString(4)), Instant.EPOCH),
        type,
        Optional.of(row.getString(2)),
        EventReader.readContent(type, true, raw),
        raw,
        RoomEvent.Unsigned.NOTHING);
  }

  /** Stores a change, after those before it; waits while the database is away. */
  public CompletionStage<Change> store(Change change) {
    return order.next(
        change.room(), () -> database.transactUntilDone(connection -> put(connection, change)));
  }

  private Change put(Connection connection, Change change) throws SQLException {
    Sql.update(
        connection,
        putRoom,
        change.room().value(),
        change.membership().wire(),
        change.counts().joined(),
        change.counts().invited(),
        change.membersKnown(),
        change.opener().map(UserId::value).orElse(null));
    for (RoomEvent event : change.state()) {
      putState(connection, event);
    }
    return change;
  }

  /** Stores the members of a room, all of which are in the table from now on. */
  CompletionStage<Integer> storeMembers(RoomId room, List<RoomEvent> members) {
    return order.next(
        room, () -> database.transactUntilDone(connection -> put(connection, room, members)));
  }

  private int put(Connection connection, RoomId room, List<RoomEvent> members) throws SQLException {
    for (RoomEvent member : members) {
      putState(connection, member);
    }
    return Sql.update(connection, ALL_MEMBERS, room.value());
  }

  /** Who is joined to a room, as far as the table knows. */
  CompletionStage<Set<UserId>> joined(RoomId room) {
    return database.read(
        connection -> {
          Set<UserId> joined = new HashSet<>();
          Sql.query(
              connection,
              MEMBERS,
              row ->
                  isJoined(row.getString(2))
                      && UserId.parse(row.getString(1)).map(joined::add).isPresent(),
              room.value());
          return joined;
        });
  }

  @Override
  public CompletionStage<Optional<ObjectNode>> state(RoomId room, String type, String stateKey) {
    return database.read(
        connection ->
            Sql.query(connection, CONTENT, row -> row.getString(1), room.value(), type, stateKey)
                .stream()
                .findFirst()
                .flatMap(Json::readObject));
  }

  /** The contents of all state events of a type that the table knows, by their keys. */
  public CompletionStage<Map<String, String>> states(RoomId room, String type) {
    return database.read(
        connection -> {
          Map<String, String> found = new HashMap<>();
          Sql.query(
              connection,
              STATES,
              row -> found.put(row.getString(1), row.getString(2)) == null,
              room.value(),
              type);
          return found;
        });
  }

  @Override
  public CompletionStage<Optional<String>> membership(RoomId room, UserId user) {
    return user.equals(self) ? ownMembership(room) : memberState(room, user);
  }

  /** An invitation is no state of a room that the bot is not in. */
  private CompletionStage<Optional<String>> ownMembership(RoomId room) {
    return database
        .read(
            connection ->
                Sql.query(connection, OWN, row -> row.getString(1), room.value()).stream()
                    .findFirst())
        .thenCompose(
            own ->
                own.isPresent() ? CompletableFuture.completedFuture(own) : memberState(room, self));
  }

  private CompletionStage<Optional<String>> memberState(RoomId room, UserId user) {
    return state(room, "m.room.member", user.value())
        .thenApply(content -> content.flatMap(Member::read).map(m -> m.membership().wire()));
  }

  /** A room the bot is in, as a list shows it. */
  public record Line(RoomId room, Optional<String> name, int members, boolean encrypted) {}

  /** The rooms the bot is in, the largest first. */
  public CompletionStage<List<Line>> lines() {
    return database.read(connection -> Sql.query(connection, LINES, RoomStore::line));
  }

  /** In how many of the rooms that the bot is in messages are encrypted. */
  public CompletionStage<Long> encrypted() {
    return database.read(
        connection -> Sql.query(connection, ENCRYPTED, row -> row.getLong(1)).get(0));
  }

  private static Line line(ResultSet row) throws SQLException {
    Optional<String> name =
        Optional.ofNullable(row.getString(3))
            .flatMap(Json::readObject)
            .flatMap(content -> Fields.text(content, "name"))
            .filter(text -> !text.isBlank());
    return new Line(new RoomId(row.getString(1)), name, row.getInt(2), row.getString(4) != null);
  }

  @Override
  public CompletionStage<Optional<Set<UserId>>> mighty(RoomId room) {
    return database.read(
        connection ->
            Sql.query(connection, CREATION, row -> event(room, row), room.value()).stream()
                .findFirst()
                .flatMap(event -> event.as(Create.class).map(made -> made.mighty(event.sender()))));
  }

  @Override
  public CompletionStage<Set<RoomId>> joined() {
    return database.read(
        connection ->
            Set.copyOf(Sql.query(connection, JOINED, row -> new RoomId(row.getString(1)))));
  }

  @Override
  public CompletionStage<Boolean> mayBePair(RoomId room) {
    return database.read(
        connection -> Sql.query(connection, CROWDED, row -> 1, room.value()).isEmpty());
  }

  @Override
  public CompletionStage<List<RoomId>> openedBy(UserId user) {
    return database.read(
        connection ->
            Sql.query(connection, OPENED, row -> new RoomId(row.getString(1)), user.value()));
  }

  private static boolean isJoined(String content) {
    return Json.readObject(content)
        .flatMap(Member::read)
        .filter(member -> member.membership() == Membership.JOIN)
        .isPresent();
  }

  private void putState(Connection connection, RoomEvent event) throws SQLException {
    Sql.update(
        connection,
        putState,
        event.room().value(),
        event.type(),
        event.stateKey().orElseThrow(),
        event.id().value(),
        event.sender().value(),
        Json.write(event.raw()));
  }
}
