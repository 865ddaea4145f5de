package dev.althing.feature.welcome.premises;

import dev.althing.config.feature.HouseSettings;
import dev.althing.config.feature.WelcomeSettings;
import dev.althing.feature.welcome.around.Places;
import dev.althing.matrix.id.RoomId;
import dev.althing.spi.RoomReference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rooms that have to do with the welcome, and what each is to which place. */
public final class Premises {
  /** What a room is to a watched place. */
  public enum Role {
    /** Its newcomers are greeted. */
    WATCHED,
    /** It opens to those who accepted. */
    BEHIND,
    /** Knocks at it are seen to. */
    KNOCKED
  }

  /** A room as part of a watched place. */
  public record Part(HouseSettings house, Role role) {}

  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  private final List<HouseSettings> houses;
  private final Places places;
  private final InstantSource clock;
  private final Set<RoomReference> all;
  private final Map<RoomReference, RoomId> known = new ConcurrentHashMap<>();
  private final Map<RoomReference, Instant> missed = new ConcurrentHashMap<>();

  /** The premises of these places. */
  public Premises(WelcomeSettings settings, Places places, InstantSource clock) {
    this.houses = settings.houses();
    this.places = places;
    this.clock = clock;
    this.all =
        houses.stream().flatMap(Premises::references).collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<RoomReference> references(HouseSettings house) {
    List<RoomReference> named = new ArrayList<>(house.entrance().rooms());
    named.addAll(house.entrance().knocks());
    named.add(house.room());
    return named.stream();
  }

  /** Whether a room may be part of some place: quick, and true where that has to be looked up. */
  public boolean mayHold(RoomId room) {
    return all.stream()
        .anyMatch(named -> here(named).map(room::equals).orElseGet(() -> isToBeLookedUp(named)));
  }

  /** What a room is, to each place. */
  public CompletionStage<List<Part>> parts(RoomId room) {
    List<CompletableFuture<?>> looks =
        all.stream().filter(this::isToBeLookedUp).<CompletableFuture<?>>map(this::look).toList();
    return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new))
        .thenApply(done -> houses.stream().flatMap(house -> parts(house, room)).toList());
  }

  private Stream<Part> parts(HouseSettings house, RoomId room) {
    return Stream.of(
            part(house, Role.WATCHED, List.of(house.room()), room),
            part(house, Role.BEHIND, house.entrance().rooms(), room),
            part(house, Role.KNOCKED, house.entrance().knocks(), room))
        .flatMap(Optional::stream);
  }

  private Optional<Part> part(
      HouseSettings house, Role role, List<RoomReference> named, RoomId room) {
    return named.stream()
        .filter(reference -> here(reference).filter(room::equals).isPresent())
        .findFirst()
        .map(found -> new Part(house, role));
  }

  /** The room of a reference today; neither fails nor takes long. */
  public CompletionStage<Optional<RoomId>> find(RoomReference named) {
    Optional<RoomId> here = here(named);
    return here.isPresent() ? CompletableFuture.completedFuture(here) : look(named);
  }

  /** The management room, if there is one. */
  public Optional<RoomId> management() {
    return places.management();
  }

  private Optional<RoomId> here(RoomReference named) {
    return named.id().or(() -> Optional.ofNullable(known.get(named))).map(places::latest);
  }

  private boolean isToBeLookedUp(RoomReference named) {
    Instant last = missed.getOrDefault(named, Instant.MIN);
    return here(named).isEmpty()
        && (last.equals(Instant.MIN) || !clock.instant().isBefore(last.plus(BETWEEN_LOOKS)));
  }

  private CompletableFuture<Optional<RoomId>> look(RoomReference named) {
    return places
        .find(named)
        .thenApply(
            found -> {
              found.ifPresentOrElse(
                  room -> known.put(named, room), () -> missed.put(named, clock.instant()));
              return found.map(places::latest);
            })
        .toCompletableFuture();
  }
}
