package dev.althing.feature.welcome;

import dev.althing.config.feature.HouseSettings;
import dev.althing.config.feature.HouseSettings.Door;
import dev.althing.config.feature.HouseSettings.Entrance;
import dev.althing.config.feature.HouseSettings.Halls;
import dev.althing.config.feature.HouseSettings.Links;
import dev.althing.config.feature.HouseSettings.Question;
import dev.althing.config.feature.HouseSettings.Times;
import dev.althing.spi.RoomReference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Watched places for tests. */
public final class Houses {
  private Houses() {}

  /** A place with these doors. */
  public static HouseSettings with(Door... doors) {
    return of(new Entrance(List.of(doors), Links.NEVER, List.of()), Optional.empty());
  }

  /** A place with this entrance. */
  public static HouseSettings of(Entrance entrance, Optional<Question> question) {
    return new HouseSettings(
        "home",
        room("#home:example.org"),
        Optional.empty(),
        Optional.empty(),
        entrance,
        new Times(
            Duration.ofDays(30), Optional.empty(), Duration.ofDays(30), Duration.ofSeconds(30)),
        question,
        new Halls(Optional.empty(), Optional.empty()));
  }

  /** A door to these rooms. */
  public static Door door(String key, String... rooms) {
    return new Door(key, List.of(rooms).stream().map(Houses::room).toList());
  }

  /** A room by id or alias. */
  public static RoomReference room(String name) {
    return new RoomReference(name, List.of());
  }
}
