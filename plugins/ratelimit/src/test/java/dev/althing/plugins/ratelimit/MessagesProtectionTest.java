package dev.althing.plugins.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.event.Happening;
import dev.althing.spi.event.Happening.Kind;
import dev.althing.spi.protection.Consequence;
import dev.althing.spi.protection.Judgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessagesProtectionTest {
  private static final String WARNING =
      "Please slow down: at most 10 messages in 10 seconds. What goes far beyond is taken away.";

  private final Flood flood = Flood.with(Map.of());

  private static Set<EventId> ids(int first, int last) {
    return Set.copyOf(
        IntStream.rangeClosed(first, last).mapToObj(i -> new EventId("$" + i)).toList());
  }

  @Test
  void letsTheLimitPassAndWarnsOfTheFirstBeyondIt() {
    for (int i = 0; i < 10; i++) {
      assertThat(flood.send(0)).isEqualTo(Judgement.PASS);
    }
    assertThat(flood.send(0))
        .isEqualTo(
            Judgement.of(
                "too many messages: more than 10 in 10 seconds", Consequence.warn(WARNING)));
    assertThat(flood.send(3, 0).isPass()).isTrue();
  }

  @Test
  void takesAwayWhatIsTooMuchFromOneAndAHalfTimesOn() {
    assertThat(flood.send(14, 0).isPass()).isTrue();
    assertThat(flood.send(0).consequences()).containsExactly(Consequence.redact(ids(11, 15)));
    assertThat(flood.send(0).consequences()).containsExactly(Consequence.redact());
    assertThat(flood.send(3, 0).consequences()).containsExactly(Consequence.redact());
  }

  @ParameterizedTest
  @CsvSource({
    "mute, Mute[], and was muted there.",
    "kick, Kick[], and was put out of it.",
    "ban, Ban[], and was banned from it."
  })
  void endsItAtTwiceAsMany(String then, String follows, String told) {
    Flood ending = Flood.with(Map.of("then", then));
    ending.send(19, 0);
    List<Consequence> consequences = ending.send(0).consequences();
    String said = "`@ann:bench` sent 20 messages in 10 seconds in `!room:bench` " + told;
    assertThat(consequences).hasSize(3).contains(Consequence.redact(), Consequence.tell(said));
    assertThat(consequences.get(1)).hasToString(follows);
    assertThat(ending.send(0).consequences()).containsExactly(Consequence.redact());
  }

  @Test
  void onlyTellsWhenTheOperatorWantsNothingElse() {
    Flood mild = Flood.with(Map.of("then", "nothing"));
    mild.send(19, 0);
    assertThat(mild.send(0).consequences())
        .containsExactly(
            Consequence.redact(),
            Consequence.tell(
                "`@ann:bench` sent 20 messages in 10 seconds in `!room:bench`. What is too much is"
                    + " taken away; nothing else follows."));
  }

  @Test
  void forgetsWhatIsAsOldAsTheTime() {
    flood.send(10, 0);
    assertThat(flood.send(10_000).isPass()).isTrue();

    Flood sooner = Flood.with(Map.of());
    sooner.send(10, 0);
    assertThat(sooner.send(9_999).isPass()).isFalse();
  }

  @Test
  void saysEachStepOnceToWhoGoesOnAtOnePace() {
    List<Consequence> follows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      follows.addAll(flood.send(i * 500L).consequences());
    }
    assertThat(follows).filteredOn(Consequence.Warn.class::isInstance).hasSize(1);
    assertThat(follows).filteredOn(Consequence.Mute.class::isInstance).hasSize(1);
    assertThat(follows).filteredOn(Consequence.Notify.class::isInstance).hasSize(1);
  }

  @Test
  void startsAnewAfterAPause() {
    flood.send(11, 0);
    flood.send(10, 20_000);
    assertThat(flood.send(20_000).consequences()).containsExactly(Consequence.warn(WARNING));
  }

  @Test
  void countsEveryPersonAlone() {
    flood.send(10, 0);
    for (int i = 0; i < 10; i++) {
      assertThat(flood.send(Flood.BOB, Kind.MESSAGE, 0).isPass()).isTrue();
      assertThat(flood.send(new UserId("@c" + i + ":bench"), Kind.MESSAGE, 0).isPass()).isTrue();
    }
    assertThat(flood.send(Flood.BOB, Kind.MESSAGE, 0).isPass()).isFalse();
  }

  @Test
  void countsReactionsAndEditsWhenToldTo() {
    Flood strict = Flood.with(Map.of("count-reactions", true));
    for (Flood one : List.of(flood, strict)) {
      for (int i = 0; i < 5; i++) {
        one.send(Flood.ANN, Kind.REACTION, 0);
        one.send(Flood.ANN, Kind.EDIT, 0);
        one.send(Flood.ANN, Kind.REDACTION, 0);
      }
    }
    assertThat(flood.send(Flood.ANN, Kind.REACTION, 0).isPass()).isTrue();
    assertThat(flood.send(0).isPass()).isTrue();
    assertThat(strict.send(Flood.ANN, Kind.REDACTION, 0).isPass()).isTrue();
    assertThat(strict.send(Flood.ANN, Kind.REACTION, 0).isPass()).isFalse();
  }

  @Test
  void answersTheSameToTheSame() {
    flood.send(19, 0);
    Happening last = flood.happening(Flood.ANN, Kind.MESSAGE, 0);
    Judgement judgement = flood.ask(last);
    assertThat(judgement.isPass()).isFalse();
    assertThat(flood.ask(last)).isEqualTo(judgement);
    assertThat(flood.send(0)).isEqualTo(judgement);
    assertThat(flood.ask(last)).as("with its own trace in the room").isEqualTo(judgement);
  }

  @Test
  void aSmallLimitTakesTwoStepsAtOnce() {
    Flood small = Flood.with(Map.of("messages", 2L));
    assertThat(small.send(2, 0).isPass()).isTrue();
    assertThat(small.send(0).consequences())
        .hasExactlyElementsOfTypes(Consequence.Redact.class, Consequence.Warn.class);
    assertThat(small.send(0).consequences())
        .hasExactlyElementsOfTypes(
            Consequence.Redact.class, Consequence.Mute.class, Consequence.Notify.class);
  }

  @Test
  void theLargestLimitFitsWhatIsRememberedAndWhatMayBeRedacted() {
    Flood large = Flood.with(Map.of("messages", 100L));
    large.send(149, 0);
    assertThat(large.send(0).consequences()).containsExactly(Consequence.redact(ids(101, 150)));
    large.send(49, 0);
    assertThat(large.send(0).consequences()).contains(new Consequence.Mute());
  }

  @ParameterizedTest
  @ValueSource(longs = {-1_000_000, -1, Integer.MAX_VALUE})
  void oddTimesChangeNothing(long millis) {
    flood.send(5, millis);
    assertThat(flood.send(5, 0).isPass()).isTrue();
  }

  @Test
  void speaksGerman() {
    Flood german = Flood.with(Map.of("language", "de", "within", Duration.ofMinutes(1)));
    german.send(10, 0);
    assertThat(german.send(0))
        .isEqualTo(
            Judgement.of(
                "zu viele Nachrichten: mehr als 10 in 1 Minute",
                Consequence.warn(
                    "Bitte langsamer: höchstens 10 Nachrichten in 1 Minute. Was weit darüber"
                        + " hinausgeht, wird entfernt.")));
  }
}
