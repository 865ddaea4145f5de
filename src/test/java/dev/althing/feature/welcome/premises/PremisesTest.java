package dev.althing.feature.welcome.premises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.config.feature.HouseSettings;
import dev.althing.config.feature.HouseSettings.Entrance;
import dev.althing.config.feature.HouseSettings.Links;
import dev.althing.config.feature.WelcomeSettings;
import dev.althing.feature.welcome.Houses;
import dev.althing.feature.welcome.around.Places;
import dev.althing.feature.welcome.premises.Premises.Part;
import dev.althing.feature.welcome.premises.Premises.Role;
import dev.althing.matrix.id.RoomId;
import dev.althing.spi.RoomReference;
import dev.althing.testing.MovableClock;
import dev.althing.testing.Stages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

final class PremisesTest {
  private static final RoomId HOME = new RoomId("!home:example.org");
  private static final RoomId DEN = new RoomId("!den:example.org");
  private static final HouseSettings HOUSE =
      Houses.of(
          new Entrance(
              List.of(Houses.door("✅", DEN.value())),
              Links.NEVER,
              List.of(Houses.room(DEN.value()))),
          Optional.empty());

  private final Map<String, RoomId> aliases = new HashMap<>();
  private final Map<RoomId, RoomId> successors = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final MovableClock clock = new MovableClock();
  private final Premises premises =
      new Premises(
          new WelcomeSettings(Set.of(), List.of(HOUSE)),
          new Places() {
            @Override
            public CompletionStage<Optional<RoomId>> find(RoomReference named) {
              asked.add(named.target());
              return CompletableFuture.completedFuture(
                  Optional.ofNullable(aliases.get(named.target())));
            }

            @Override
            public RoomId latest(RoomId room) {
              return successors.getOrDefault(room, room);
            }

            @Override
            public Optional<RoomId> management() {
              return Optional.empty();
            }
          },
          clock);

  private List<Part> parts(RoomId room) {
    return Stages.await(premises.parts(room));
  }

  @Test
  void aRoomIsWhatItIsToThePlace() {
    aliases.put("#home:example.org", HOME);

    assertThat(parts(HOME)).containsExactly(new Part(HOUSE, Role.WATCHED));
    assertThat(parts(DEN))
        .containsExactly(new Part(HOUSE, Role.BEHIND), new Part(HOUSE, Role.KNOCKED));
    assertThat(parts(new RoomId("!other:example.org"))).isEmpty();
    assertThat(premises.mayHold(HOME)).isTrue();
    assertThat(premises.mayHold(new RoomId("!other:example.org"))).isFalse();
    assertThat(asked).hasSize(1);
  }

  @Test
  void whatIsNotFoundIsLookedForAgainAfterAMinute() {
    RoomId other = new RoomId("!other:example.org");
    assertThat(premises.mayHold(other)).isTrue();
    assertThat(parts(other)).isEmpty();
    assertThat(premises.mayHold(other)).isFalse();
    assertThat(asked).hasSize(1);

    aliases.put("#home:example.org", HOME);
    clock.advance(Duration.ofMinutes(1));
    assertThat(premises.mayHold(HOME)).isTrue();
    assertThat(parts(HOME)).hasSize(1);
    assertThat(asked).hasSize(2);
  }

  @Test
  void aRoomThatWasReplacedGoesOnAsTheOther() {
    RoomId next = new RoomId("!next:example.org");
    aliases.put("#home:example.org", HOME);
    successors.put(HOME, next);

    assertThat(parts(next)).containsExactly(new Part(HOUSE, Role.WATCHED));
    assertThat(parts(HOME)).isEmpty();
    assertThat(Stages.await(premises.find(HOUSE.room()))).contains(next);
  }
}
