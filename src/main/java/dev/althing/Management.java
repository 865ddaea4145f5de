package dev.althing;

import dev.althing.config.RoomSettings;
import dev.althing.config.Settings;
import dev.althing.effect.Effect;
import dev.althing.entity.Successors;
import dev.althing.feature.welcome.around.Concierge;
import dev.althing.health.Health;
import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.assembly.Outgoing;
import dev.althing.outbox.reads.Reads;
import dev.althing.room.hearing.Community;
import dev.althing.spi.RoomReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which rooms the operator's words stand for today: an id at once, an alias when it was looked up,
 * and the successor of a room that was replaced. The management room is looked for until it is
 * found.
 */
final class Management implements Community.Places {
  private static final Logger LOG = LoggerFactory.getLogger(Management.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Settings settings;
  private final Reads reads;
  private final Successors successors;
  private final CompletableFuture<RoomId> found = new CompletableFuture<>();

  Management(Settings settings, Reads reads, Successors successors) {
    this.settings = settings;
    this.reads = reads;
    this.successors = successors;
    settings.community().managementRoom().flatMap(RoomReference::id).ifPresent(found::complete);
  }

  @Override
  public Optional<RoomId> management() {
    return Optional.ofNullable(found.getNow(null)).map(successors::latest);
  }

  /** Whom the welcome asks. */
  Concierge concierge(UserId self, Outgoing outgoing, Predicate<UserId> isListed) {
    return new Concierge(
        self,
        isListed.or(settings.commands().ignoredBots()::contains),
        this::find,
        successors::latest,
        this::management,
        outgoing.sending(),
        outgoing.changes());
  }

  boolean isManagement(RoomId room) {
    return management().filter(room::equals).isPresent();
  }

  @Override
  public CompletionStage<Optional<RoomId>> lookUpManagement() {
    if (found.isDone() || settings.community().managementRoom().isEmpty()) {
      return CompletableFuture.completedFuture(management());
    }
    return lookUp(settings.community().managementRoom().get())
        .thenApply(
            room -> {
              room.map(Reads.Place::room).ifPresent(found::complete);
              return management();
            });
  }

  /** Runs when the management room is known, and whenever another takes its place. */
  void whenKnown(Runnable action) {
    var unused = found.thenRun(action);
    successors.tell(action);
  }

  @Override
  public CompletionStage<Boolean> isHome(RoomId room) {
    return lookUpManagement()
        .thenCombine(
            homes(),
            (management, homes) ->
                isManagement(room)
                    || successors.isSuccessor(room)
                    || homes.stream()
                        .flatMap(Optional::stream)
                        .map(this::latest)
                        .anyMatch(room::equals));
  }

  @Override
  public RoomSettings settings(RoomId room) {
    return settings.in(successors.nearest(room, settings.rooms().keySet()));
  }

  @Override
  public Optional<RoomId> successor(RoomId room) {
    return successors.of(room);
  }

  /** The wishes to be in the rooms that the operator named; does not fail. */
  CompletionStage<List<Effect>> joins() {
    return homes()
        .thenApply(
            homes -> {
              List<Effect> joins = new ArrayList<>();
              for (int i = 0; i < homes.size(); i++) {
                joins.add(join(settings.community().join().get(i), homes.get(i)));
              }
              return joins;
            });
  }

  /** As it was named, so that an alias may lead there through any server, unless it moved. */
  private Effect join(RoomReference named, Optional<Reads.Place> home) {
    return home.filter(place -> successors.of(place.room()).isPresent())
        .map(place -> new Effect.Join(latest(place).value(), place.servers(), Optional.empty()))
        .orElseGet(() -> new Effect.Join(named.target(), named.via(), Optional.empty()));
  }

  /** The rooms the operator named, in their order, as far as they are found. */
  private CompletionStage<List<Optional<Reads.Place>>> homes() {
    List<CompletableFuture<Optional<Reads.Place>>> homes =
        settings.community().join().stream()
            .map(this::lookUp)
            .map(CompletionStage::toCompletableFuture)
            .toList();
    return CompletableFuture.allOf(homes.toArray(CompletableFuture[]::new))
        .thenApply(done -> homes.stream().map(CompletableFuture::join).toList());
  }

  /** The room that somebody named, if there is one; neither fails nor takes long. */
  CompletionStage<Optional<RoomId>> find(RoomReference named) {
    return lookUp(named).thenApply(place -> place.map(Reads.Place::room));
  }

  /** What a reference stands for; neither fails nor takes long. */
  private CompletionStage<Optional<Reads.Place>> lookUp(RoomReference named) {
    return named
        .id()
        .map(id -> CompletableFuture.completedFuture(Optional.of(new Reads.Place(id, named.via()))))
        .or(() -> named.alias().map(this::lookUp))
        .orElseThrow();
  }

  private RoomId latest(Reads.Place place) {
    return successors.latest(place.room());
  }

  private CompletableFuture<Optional<Reads.Place>> lookUp(RoomAlias alias) {
    return reads
        .resolve(alias)
        .toCompletableFuture()
        .copy()
        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (place, fault) -> {
              if (fault != null || place.isEmpty()) {
                String why = fault == null ? "there is no such alias" : fault.toString();
                LOG.warn("the room {} was not found: {}", alias, why);
              }
              return fault == null ? place : Optional.empty();
            });
  }

  Health health() {
    return settings.community().managementRoom().isPresent() && !found.isDone()
        ? Health.degraded("the management room was not found: nobody can manage the bot")
        : Health.ok();
  }
}
