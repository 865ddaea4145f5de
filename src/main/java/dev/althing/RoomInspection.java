package dev.althing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.check.Seen.Management;
import dev.althing.check.Seen.Place;
import dev.althing.check.Seen.Rooms;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.event.Create;
import dev.althing.matrix.event.EventReader;
import dev.althing.matrix.event.PowerLevels;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import dev.althing.outbox.reads.CachedReads;
import dev.althing.outbox.reads.Reads;
import dev.althing.spi.RoomReference;
import dev.althing.trouble.Backoff;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** The look at the rooms the bot is in, at a bounded number of them. */
final class RoomInspection {
  private static final int MOST = 200;
  private static final int AT_A_TIME = 8;

  private final MatrixClient client;
  private final Reads reads;

  RoomInspection(MatrixClient client, InstantSource clock, RandomGenerator random) {
    this.client = client;
    this.reads = new CachedReads(client, AT_A_TIME, Backoff.standard(), clock, random);
  }

  Rooms look(Optional<RoomReference> management) {
    List<RoomId> joined = Inspection.await(client.joinedRooms());
    Management found =
        management.map(named -> management(named, joined)).orElseGet(Management.Unnamed::new);
    Optional<RoomId> apart =
        found instanceof Management.Joined it ? Optional.of(it.place().id()) : Optional.empty();
    List<RoomId> others =
        joined.stream().filter(room -> !apart.equals(Optional.of(room))).sorted().toList();
    List<CompletableFuture<Place>> looks =
        others.stream().limit(MOST).map(room -> place(room).toCompletableFuture()).toList();
    var places = new ArrayList<Place>();
    looks.forEach(look -> places.add(Inspection.await(look)));
    return new Rooms(found, places, Math.max(0, others.size() - MOST));
  }

  private Management management(RoomReference named, List<RoomId> joined) {
    Optional<RoomId> room =
        named
            .id()
            .or(
                () ->
                    named
                        .alias()
                        .flatMap(alias -> Inspection.await(reads.resolve(alias)))
                        .map(Reads.Place::room));
    if (room.isEmpty()) {
      return new Management.Unknown(named.target());
    }
    return joined.contains(room.get())
        ? new Management.Joined(named.target(), Inspection.await(place(room.get())))
        : new Management.Absent(named.target());
  }

  private CompletionStage<Place> place(RoomId room) {
    var name = state(room, "m.room.name").toCompletableFuture();
    var encryption = state(room, "m.room.encryption").toCompletableFuture();
    var levels = levels(room).toCompletableFuture();
    var mighty = isMighty(room).toCompletableFuture();
    return CompletableFuture.allOf(name, encryption, levels, mighty)
        .thenApply(
            done ->
                new Place(
                    room,
                    name.join().flatMap(content -> Fields.text(content, "name")),
                    encryption.join().isPresent(),
                    levels.join(),
                    mighty.join()));
  }

  private CompletionStage<PowerLevels> levels(RoomId room) {
    return content(room, "m.room.power_levels", PowerLevels.class)
        .thenApply(levels -> levels.orElse(PowerLevels.ABSENT));
  }

  /** Whether the bot made the room, in those versions in which that makes it stand above all. */
  private CompletionStage<Boolean> isMighty(RoomId room) {
    return content(room, "m.room.create", Create.class)
        .thenCompose(
            create ->
                create.isPresent() && create.get().hasMightyCreators()
                    ? isMighty(room, create.get())
                    : CompletableFuture.completedFuture(false));
  }

  /** In these versions a room is named after its first event. */
  private CompletionStage<Boolean> isMighty(RoomId room, Create create) {
    return reads
        .event(room, new EventId("$" + room.value().substring(1)))
        .thenApply(
            event ->
                event
                    .flatMap(it -> Fields.text(it, "sender"))
                    .flatMap(UserId::parse)
                    .filter(sender -> create.mighty(sender).contains(client.user()))
                    .isPresent());
  }

  private <T> CompletionStage<Optional<T>> content(RoomId room, String type, Class<T> kind) {
    return state(room, type)
        .thenApply(
            found ->
                found
                    .map(content -> EventReader.readContent(type, true, content))
                    .filter(kind::isInstance)
                    .map(kind::cast));
  }

  private CompletionStage<Optional<ObjectNode>> state(RoomId room, String type) {
    return reads.state(room, type, "");
  }
}
