package dev.althing.feature.welcome.reception;

import dev.althing.config.feature.HouseSettings;
import dev.althing.config.feature.WelcomeSettings;
import dev.althing.feature.welcome.around.Fates;
import dev.althing.feature.welcome.house.House;
import dev.althing.feature.welcome.premises.Premises;
import dev.althing.feature.welcome.premises.Targets;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.RoomReference;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * What all that deals with newcomers has in common.
 *
 * @param language what is spoken where nothing else is said
 * @param book the records
 * @param premises the rooms
 * @param targets the rooms behind doors
 * @param exemptions who is not received
 * @param fates what became of messages and invitations
 */
public record Hospitality(
    WelcomeSettings settings,
    Locale language,
    Guestbook book,
    Premises premises,
    Targets targets,
    Exemptions exemptions,
    Fates fates,
    InstantSource clock) {
  /** The configured place of a newcomer, if it still is. */
  Optional<HouseSettings> house(GuestId guest) {
    return settings.house(guest.house());
  }

  /** The words for the newcomers of a place. */
  public WelcomeView view(HouseSettings house) {
    return new WelcomeView(house.language().orElse(language));
  }

  /** The words for the moderators. */
  ModeratorView moderators() {
    return new ModeratorView(language);
  }

  /** Now, as exactly as deadlines are kept. */
  public Instant now() {
    return exact(clock.instant());
  }

  /** A time as exactly as deadlines are kept: it is found again by that. */
  public static Instant exact(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** What a place is called. */
  public CompletionStage<String> name(HouseSettings house) {
    return name(house.room());
  }

  /** What a room is called, or how it was named. */
  CompletionStage<String> name(RoomReference named) {
    return premises
        .find(named)
        .thenCompose(
            room ->
                room.isPresent()
                    ? targets.name(named, room.get())
                    : CompletableFuture.completedFuture(named.target()));
  }

  /** The greeting of a place for somebody, as Markdown. */
  public CompletionStage<String> greeting(HouseSettings house, UserId person) {
    CompletionStage<List<Targets.Found>> doors = CompletableFuture.completedFuture(List.of());
    for (HouseSettings.Door door : house.entrance().doors()) {
      doors =
          doors.thenCombine(
              targets.behind(house, List.of(door.key())),
              (before, found) -> Stream.concat(before.stream(), Stream.of(found)).toList());
    }
    return doors
        .thenCombine(rules(house), Furnished::new)
        .thenCombine(
            name(house),
            (furnished, place) ->
                view(house).greeting(house, person, place, furnished.rules(), furnished.doors()));
  }

  private record Furnished(List<Targets.Found> doors, Optional<String> rules) {}

  private CompletionStage<Optional<String>> rules(HouseSettings house) {
    return book.of(house.name()).thenApply(House.State::text).thenApply(t -> t.or(house::text));
  }
}
