package dev.althing.plugins.fun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Arguments;
import dev.althing.spi.Invocation;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TypedTest {
  @ParameterizedTest
  @CsvSource({
    "!,`!flip`",
    "bot,`bot flip`",
    "'',`flip`",
    "`,`` `flip ``",
    "a``b,``` a``b flip ```"
  })
  void showsTheCommandBehindThePrefixOfTheRoom(String prefix, String shown) {
    assertThat(Typed.of(invocation(prefix), "flip")).isEqualTo(shown);
  }

  private static Invocation invocation(String prefix) {
    var origin =
        new Invocation.Origin(
            new RoomId("!room:bench"),
            new EventId("$question"),
            new UserId("@ann:bench"),
            Place.ROOM,
            Optional.empty(),
            Optional.empty(),
            Permission.EVERYONE,
            prefix);
    return new Invocation(
        "1", List.of("flip"), Arguments.NONE, origin, Locale.ENGLISH, Instant.EPOCH, Instant.EPOCH);
  }
}
