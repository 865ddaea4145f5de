package dev.althing.entity.direct;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.entity.direct.DirectTable.Entry;
import dev.althing.journal.Database;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.DirectRoomLookup;
import dev.althing.outbox.Effects;
import dev.althing.outbox.RoomStateView;
import dev.althing.trouble.Causes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rooms in which we talk with one person alone: found again, or made once, and the one writer
 * of the account data {@code m.direct} that names them.
 */
public final class DirectRooms implements DirectRoomLookup {
  private static final String TYPE = "m.direct";
  private static final Duration UNREACHABLE_FOR = Duration.ofMinutes(10);

  /**
   * What surrounds the direct rooms.
   *
   * @param rooms who is in which room
   * @param pairs which rooms two may be alone in
   * @param effects where rooms are made and the account data is written
   */
  public record Surroundings(
      UserId self,
      RoomStateView rooms,
      Pairs pairs,
      Effects effects,
      Account account,
      Creations creations) {}

  /** Knows of rooms whether one may talk with one person in them. */
  public interface Pairs {
    /** Whether nothing is known against it: more than two are there, or it is encrypted. */
    CompletionStage<Boolean> mayBePair(RoomId room);

    /** The rooms that a person opened to talk with us, and that we are in. */
    CompletionStage<List<RoomId>> openedBy(UserId user);
  }

  /** Reads the account data {@code m.direct}. */
  @FunctionalInterface
  public interface Account {
    /** Its content, which may be anything; empty when there is none. */
    CompletionStage<Optional<ObjectNode>> direct();
  }

  /** Tells what became of the rooms that were to be made. */
  @FunctionalInterface
  public interface Creations {
    /**
     * The room that a {@link Effect.CreateRoom} made; the stage may complete late, also after a
     * restart, and fails with {@link DirectRoomLookup.Unreachable} when it was refused for good.
     */
    CompletionStage<RoomId> created(Cause cause, int ordinal);
  }

  private final DirectTable table;
  private final Surroundings around;
  private final InstantSource clock;
  private final Map<UserId, CompletableFuture<RoomId>> underWay = new ConcurrentHashMap<>();
  private final Map<UserId, Instant> unreachable = new ConcurrentHashMap<>();
  private final Set<Cause> listed = ConcurrentHashMap.newKeySet();

  /** The last writing of the account data; the next one waits for it. */
  private CompletableFuture<Void> listing = CompletableFuture.completedFuture(null);

  /** The direct rooms of an account. */
  public DirectRooms(Database database, InstantSource clock, Surroundings around) {
    this.table = new DirectTable(database);
    this.clock = clock;
    this.around = around;
  }

  /** All who ask for the same person at the same time share one lookup. */
  @Override
  public CompletionStage<RoomId> roomWith(UserId user) {
    Instant hopeless = unreachable.getOrDefault(user, Instant.MIN);
    if (user.equals(around.self()) || clock.instant().isBefore(hopeless)) {
      return CompletableFuture.failedFuture(new Unreachable(user + " cannot be written to"));
    }
    CompletableFuture<RoomId> ours = new CompletableFuture<>();
    CompletableFuture<RoomId> shared = underWay.putIfAbsent(user, ours);
    if (shared != null) {
      return shared.copy();
    }
    lookedUp(user)
        .whenComplete(
            (room, fault) -> {
              underWay.remove(user, ours);
              if (fault == null) {
                ours.complete(room);
              } else {
                ours.completeExceptionally(Causes.of(fault));
              }
            });
    return ours.copy();
  }

  private CompletionStage<RoomId> lookedUp(UserId user) {
    return CompletableFuture.completedFuture(user)
        .thenCompose(table::of)
        .thenCompose(
            entry -> entry.room().isPresent() ? known(entry, entry.room().get()) : searched(entry));
  }

  private CompletionStage<RoomId> known(Entry entry, RoomId room) {
    return isStillGood(entry.user(), room)
        .thenCompose(good -> good ? listed(entry, room) : searched(entry));
  }

  /** A room of which we know nothing bad is still the one: its state may not have come yet. */
  private CompletionStage<Boolean> isStillGood(UserId user, RoomId room) {
    return isGood(
        user,
        room,
        (our, their) -> our.map("join"::equals).orElse(true) && their.map(this::isIn).orElse(true));
  }

  private CompletionStage<Boolean> isGood(
      UserId user, RoomId room, BiPredicate<Optional<String>, Optional<String>> memberships) {
    return membership(room, around.self())
        .thenCombine(membership(room, user), memberships::test)
        .thenCombine(around.pairs().mayBePair(room), Boolean::logicalAnd);
  }

  /**
   * Looks among the rooms that the account data names, then among those that the person opened, who
   * may have changed their mind about our invitations; else makes one.
   */
  private CompletionStage<RoomId> searched(Entry entry) {
    UserId user = entry.user();
    return around
        .account()
        .direct()
        .thenCompose(direct -> first(rooms(direct, user), room -> isSurelyGood(user, room)))
        .thenCompose(
            named -> named.isPresent() ? CompletableFuture.completedFuture(named) : opened(entry))
        .thenCompose(
            found ->
                found.isPresent()
                    ? table.put(with(entry, found.get())).thenApply(stored -> found.get())
                    : begun(entry).thenCompose(this::made));
  }

  private CompletionStage<Boolean> isSurelyGood(UserId user, RoomId room) {
    return isGood(
        user,
        room,
        (our, their) ->
            our.filter("join"::equals).isPresent() && their.filter(this::isIn).isPresent());
  }

  /** A room that the person opened is named too, before it is used. */
  private CompletionStage<Optional<RoomId>> opened(Entry entry) {
    return around
        .pairs()
        .openedBy(entry.user())
        .thenCompose(rooms -> first(rooms, room -> isStillGood(entry.user(), room)))
        .thenCompose(
            found ->
                found.isPresent()
                    ? inTurn(opening(entry, found.get()), Optional.of(with(entry, found.get())))
                        .thenApply(named -> found)
                    : CompletableFuture.completedFuture(found));
  }

  private static CompletionStage<Optional<RoomId>> first(
      List<RoomId> candidates, Function<RoomId, CompletionStage<Boolean>> isGood) {
    if (candidates.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    RoomId room = candidates.get(0);
    return isGood
        .apply(room)
        .thenCompose(
            good ->
                good
                    ? CompletableFuture.completedFuture(Optional.of(room))
                    : first(candidates.subList(1, candidates.size()), isGood));
  }

  /** A room that is being made is waited for, in place of one that is no good another is made. */
  private CompletionStage<Entry> begun(Entry entry) {
    return entry.attempt() > 0 && entry.room().isEmpty()
        ? CompletableFuture.completedFuture(entry)
        : next(entry);
  }

  /** Counted before anything is done, so that after a crash the same attempt goes on. */
  private CompletionStage<Entry> next(Entry entry) {
    return table.put(new Entry(entry.user(), Optional.empty(), entry.attempt() + 1));
  }

  private CompletionStage<RoomId> made(Entry entry) {
    Cause cause = cause(entry);
    ObjectNode request = Json.object();
    request.put("preset", "trusted_private_chat").put("is_direct", true);
    request.putArray("invite").add(entry.user().value());
    return around
        .effects()
        .write(cause, List.of(new Effect.CreateRoom(request)))
        .thenCompose(written -> around.creations().created(cause, 0))
        .thenCompose(room -> table.put(with(entry, room)))
        .thenCompose(stored -> listed(stored, stored.room().orElseThrow()))
        .exceptionallyCompose(fault -> refused(entry, fault));
  }

  /** Refused for good: this attempt is over, and another is not made at once. */
  private CompletionStage<RoomId> refused(Entry entry, Throwable fault) {
    if (!(Causes.of(fault) instanceof Unreachable)) {
      return CompletableFuture.failedFuture(fault);
    }
    unreachable.put(entry.user(), clock.instant().plus(UNREACHABLE_FOR));
    return next(entry).thenCompose(stored -> CompletableFuture.failedFuture(fault));
  }

  /** Makes sure that the account data names a room that we made. */
  private CompletionStage<RoomId> listed(Entry entry, RoomId room) {
    Cause cause = cause(entry).step("listed");
    if (entry.attempt() == 0 || listed.contains(cause)) {
      return CompletableFuture.completedFuture(room);
    }
    return around
        .effects()
        .knows(cause)
        .thenCompose(
            known ->
                known ? CompletableFuture.completedFuture(null) : inTurn(cause, Optional.empty()))
        .thenApply(
            done -> {
              listed.add(cause);
              return room;
            });
  }

  private synchronized CompletionStage<Void> inTurn(Cause cause, Optional<Entry> another) {
    CompletableFuture<Void> turn =
        listing.exceptionally(lost -> null).thenCompose(before -> list(cause, another));
    listing = turn;
    return turn;
  }

  /**
   * Names all rooms we know beside those that are named already: what was written last may not have
   * reached the homeserver, so that reading it back is not enough.
   */
  private CompletionStage<Void> list(Cause cause, Optional<Entry> another) {
    return around
        .account()
        .direct()
        .thenCombine(
            table.all(),
            (direct, entries) ->
                merged(direct, Stream.concat(entries.stream(), another.stream()).toList()))
        .thenCompose(
            content ->
                around
                    .effects()
                    .write(
                        cause, List.of(new Effect.PutAccountData(Optional.empty(), TYPE, content))))
        .thenApply(written -> null);
  }

  private static ObjectNode merged(Optional<ObjectNode> direct, List<Entry> entries) {
    ObjectNode all = direct.map(ObjectNode::deepCopy).orElseGet(Json::object);
    for (Entry entry : entries) {
      entry.room().ifPresent(room -> all.set(entry.user().value(), named(room, direct, entry)));
    }
    return all;
  }

  /** Ours first, as clients take the first. */
  private static ArrayNode named(RoomId room, Optional<ObjectNode> direct, Entry entry) {
    Set<String> rooms = new LinkedHashSet<>(List.of(room.value()));
    direct.ifPresent(content -> rooms.addAll(Fields.texts(content, entry.user().value())));
    ArrayNode array = Json.array();
    rooms.forEach(array::add);
    return array;
  }

  private static List<RoomId> rooms(Optional<ObjectNode> direct, UserId user) {
    JsonNode content = direct.isPresent() ? direct.get() : Json.object();
    return Fields.texts(content, user.value()).stream()
        .flatMap(text -> RoomId.parse(text).stream())
        .toList();
  }

  private CompletionStage<Optional<String>> membership(RoomId room, UserId user) {
    return around.rooms().membership(room, user);
  }

  private boolean isIn(String membership) {
    return membership.equals("join") || membership.equals("invite");
  }

  private static Entry with(Entry entry, RoomId room) {
    return new Entry(entry.user(), Optional.of(room), entry.attempt());
  }

  private static Cause opening(Entry entry, RoomId room) {
    return Cause.own("direct:" + entry.user() + ":" + room);
  }

  private static Cause cause(Entry entry) {
    return Cause.own("direct:" + entry.user() + ":" + entry.attempt());
  }
}
