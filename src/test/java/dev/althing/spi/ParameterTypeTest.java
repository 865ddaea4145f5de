package dev.althing.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTypeTest {
  private static final List<ParameterType<?>> ALL =
      List.of(
          ParameterType.word(),
          ParameterType.text(),
          ParameterType.integer(),
          ParameterType.bigInteger(),
          ParameterType.decimal(),
          ParameterType.user(),
          ParameterType.room(),
          ParameterType.event(),
          ParameterType.duration(),
          ParameterType.choice("a", "b"),
          ParameterType.flag(),
          ParameterType.server(),
          ParameterType.glob());

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "+7,7",
    "-7,-7",
    "\u22127,-7",
    "\u20137,-7",
    "0000012,12",
    "٣,3",
    "9223372036854775807,9223372036854775807",
    "-9223372036854775808,-9223372036854775808",
  })
  void readsWholeNumbers(String written, long number) {
    assertThat(ParameterType.integer().read(written)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        "--1",
        "1.0",
        "1e3",
        "abc",
        "9223372036854775808",
        "-9223372036854775809",
        "99999999999999999999999999999999999999999999999999"
      })
  void refusesWhatIsNoNumberOfSixtyFourBits(String written) {
    assertThat(ParameterType.integer().read(written)).isEmpty();
  }

  @Test
  void keepsWholeNumbersWithinTheirBounds() {
    var dice = ParameterType.integer(1, 100);

    assertThat(dice.read("1")).contains(1L);
    assertThat(dice.read("100")).contains(100L);
    assertThat(dice.read("0")).isEmpty();
    assertThat(dice.read("101")).isEmpty();
    assertThatThrownBy(() -> ParameterType.integer(2, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsBigNumbersUpToAThousandDigits() {
    String digits = "9".repeat(1_000);

    assertThat(ParameterType.bigInteger().read("-" + digits))
        .contains(new BigInteger(digits).negate());
    assertThat(ParameterType.bigInteger().read(digits + "9")).isEmpty();
    assertThat(ParameterType.bigInteger().read("9".repeat(10_000))).isEmpty();
  }

  @Test
  void readsDecimalsButNoExponents() {
    assertThat(ParameterType.decimal().read("−1.50")).contains(new BigDecimal("-1.50"));
    assertThat(ParameterType.decimal().read("3")).contains(BigDecimal.valueOf(3));
    assertThat(ParameterType.decimal().read("1e999999999")).isEmpty();
    assertThat(ParameterType.decimal().read("")).isEmpty();
    assertThat(ParameterType.decimal().read(".5")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@alice:example.org",
        "https://matrix.to/#/@alice:example.org",
        "https://matrix.to/#/%40alice%3Aexample.org",
        "<https://matrix.to/#/@alice:example.org>",
        "matrix:u/alice:example.org"
      })
  void readsUsersByIdAndByLink(String written) {
    assertThat(ParameterType.user().read(written)).contains(new UserId("@alice:example.org"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice",
        "@alice",
        "@alice:example.org,",
        "@alice:example.org.",
        "@alice:exa mple.org",
        "#room:example.org",
        "https://matrix.to/#/#room:example.org",
        "<>",
        "@alice:example.org\u202E"
      })
  void refusesWhatIsNoUser(String written) {
    assertThat(ParameterType.user().read(written)).isEmpty();
  }

  @Test
  void readsAUserIdOf255BytesAndNoLongerOne() {
    String id = "@" + "x".repeat(246) + ":b.org" + "gg";

    assertThat(id).hasSize(255);
    assertThat(ParameterType.user().read(id)).isPresent();
    assertThat(ParameterType.user().read("@x" + id.substring(1))).isEmpty();
  }

  @Test
  void readsRoomsByIdAliasAndLink() {
    var v12 = "!31hneApxJ_1o-63DmFrpeqnkFfWppnzWso1JvH3ogLM";

    assertThat(ParameterType.room().read(v12).flatMap(RoomReference::id)).contains(new RoomId(v12));
    assertThat(ParameterType.room().read("#games:example.org").flatMap(RoomReference::alias))
        .contains(new RoomAlias("#games:example.org"));
    assertThat(ParameterType.room().read("https://matrix.to/#/!a:b.org?via=b.org&via=c.org"))
        .contains(new RoomReference("!a:b.org", List.of("b.org", "c.org")));
    assertThat(ParameterType.room().read("matrix:r/games:b.org").map(RoomReference::target))
        .contains("#games:b.org");
    assertThat(ParameterType.room().read("@a:b.org")).isEmpty();
    assertThat(ParameterType.room().read("matrix:u/a:b.org")).isEmpty();
    assertThat(ParameterType.room().read("#games:b.org,")).isEmpty();
  }

  @Test
  void readsEventsByIdAndByLink() {
    var event = new EventId("$abc");

    assertThat(ParameterType.event().read("$abc"))
        .contains(new EventReference(Optional.empty(), event));
    assertThat(ParameterType.event().read("https://matrix.to/#/!a:b.org/$abc?via=b.org"))
        .contains(
            new EventReference(
                Optional.of(new RoomReference("!a:b.org", List.of("b.org"))), event));
    assertThat(ParameterType.event().read("https://matrix.to/#/!a:b.org")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10m,600",
    "3d,259200",
    "1h30m,5400",
    "1H30M,5400",
    "2w,1209600",
    "90s,90",
    "5min,300",
    "PT10M,600",
    "p1dt1h,90000",
    "0s,0",
  })
  void readsDurations(String written, long seconds) {
    assertThat(ParameterType.duration().read(written)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10",
        "m",
        "10x",
        "1h 30m",
        "h1",
        "-5m",
        "PT-5M",
        "99999999999999d",
        "999999999999w",
        "9999999999999999999999999999999999999999999s",
        "PT",
        "pling"
      })
  void refusesWhatIsNoDuration(String written) {
    assertThat(ParameterType.duration().read(written)).isEmpty();
  }

  @Test
  void keepsDurationsWithinTheirBounds() {
    var type = ParameterType.duration(Duration.ofMinutes(1), Duration.ofDays(1));

    assertThat(type.read("59s")).isEmpty();
    assertThat(type.read("1m")).isPresent();
    assertThat(type.read("25h")).isEmpty();
    assertThat(type.key()).isEqualTo("duration.range");
    assertThat(type.details()).isEqualTo(Map.of("min", "1m", "max", "1d"));
    assertThat(ParameterType.duration().read("999999999d")).isEmpty();
  }

  @Test
  void readsChoicesInAnySpelling() {
    var lane = ParameterType.choice("top", "jungle").also("jg", "jungle");

    assertThat(lane.read("TOP")).contains("top");
    assertThat(lane.read("Jg")).contains("jungle");
    assertThat(lane.read("mid")).isEmpty();
    assertThat(lane.values()).containsExactly("top", "jungle");
    assertThat(lane.details()).isEqualTo(Map.of("choices", "top, jungle"));
    assertThatThrownBy(() -> lane.also("adc", "bot")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(ParameterType::choice).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsSwitches() {
    assertThat(Stream.of("true", "YES", "on").map(ParameterType.flag()::read))
        .containsOnly(Optional.of(true));
    assertThat(Stream.of("false", "no", "Off").map(ParameterType.flag()::read))
        .containsOnly(Optional.of(false));
    assertThat(ParameterType.flag().read("maybe")).isEmpty();
  }

  @Test
  void readsServersAndGlobs() {
    assertThat(ParameterType.server().read("example.org:8448")).contains("example.org:8448");
    assertThat(ParameterType.server().read("[::1]:8008")).contains("[::1]:8008");
    assertThat(ParameterType.server().read("*.example.org")).isEmpty();
    assertThat(ParameterType.server().read("")).isEmpty();
    assertThat(ParameterType.glob().read("@*:evil.org")).contains("@*:evil.org");
    assertThat(ParameterType.glob().read("https://matrix.to/#/@a:b.org")).contains("@a:b.org");
    assertThat(ParameterType.glob().read("")).isEmpty();
    assertThat(ParameterType.glob().read("a b")).isEmpty();
    assertThat(ParameterType.glob().read("a\u0007")).isEmpty();
    assertThat(ParameterType.glob().read("a\uD800")).isEmpty();
    assertThat(ParameterType.glob().read("*".repeat(256))).isEmpty();
  }

  @Test
  void readsWordsAndTexts() {
    assertThat(ParameterType.word().read("hello")).contains("hello");
    assertThat(ParameterType.word().read("hello there")).isEmpty();
    assertThat(ParameterType.word().read("")).isEmpty();
    assertThat(ParameterType.text().read(" hello there ")).contains(" hello there ");
    assertThat(ParameterType.text().read(" \u00A0 ")).isEmpty();
  }

  @Test
  void namesItselfByWhatItAccepts() {
    assertThat(ParameterType.integer().key()).isEqualTo("integer");
    assertThat(ParameterType.integer(1, Long.MAX_VALUE).key()).isEqualTo("integer.from");
    assertThat(ParameterType.integer(Long.MIN_VALUE, 1).key()).isEqualTo("integer.to");
    assertThat(ParameterType.integer(1, 6).key()).isEqualTo("integer.range");
    assertThat(ParameterType.integer(1, 6).details()).isEqualTo(Map.of("min", 1L, "max", 6L));
    assertThat(ParameterType.duration().key()).isEqualTo("duration");
    assertThat(ParameterType.duration(Duration.ZERO, Duration.ofDays(1)).key())
        .isEqualTo("duration.range");
    assertThat(ALL).extracting(ParameterType::key).contains("user", "choice", "flag", "glob");
    assertThat(ParameterType.user()).hasToString("user");
    assertThat(ParameterType.user().details()).isEmpty();
  }

  @Test
  void readsGarbageAsNothingOrAsItsOwnType() {
    long seed = 20261120;
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      String garbage = garbage(random);
      for (ParameterType<?> type : ALL) {
        type.read(garbage)
            .ifPresent(
                value ->
                    assertThat(value)
                        .as("seed %d: %s reads '%s'", seed, type.key(), garbage)
                        .isInstanceOf(type.valueType()));
      }
    }
  }

  private static String garbage(SplittableRandom random) {
    String alphabet = "@#!$:/.?&=%+-0123456789abhmswpt<>[]()\"\\ \u202E\uD800\uFE0F";
    var text = new StringBuilder();
    String[] starts = {"", "https://matrix.to/#/", "matrix:u/", "PT", "@", "!"};
    text.append(starts[random.nextInt(starts.length)]);
    int length = random.nextInt(30);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
