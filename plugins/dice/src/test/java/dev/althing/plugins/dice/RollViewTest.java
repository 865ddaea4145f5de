package dev.althing.plugins.dice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.plugin.Wording;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RollViewTest {
  private static final Limits LIMITS = new Limits(10_000);

  private static String said(String written, RandomGenerator random) {
    var view = new RollView(Wording.of(DicePlugin.class, "words").in(Locale.ENGLISH));
    return view.of(new Roller(random, LIMITS).roll(new RollParser(written, LIMITS).rolls()));
  }

  private static String said(String written, int... faces) {
    return said(written, new LoadedDice(faces));
  }

  @Test
  void showsTheDiceAndTheSum() {
    assertThat(said("2d6+3", 4, 5)).isEqualTo("2d6 (4, 5) + 3 = **12**");
    assertThat(said("-(d4+1)*2", 3)).isEqualTo("-(1d4 (3) + 1) × 2 = **-8**");
    assertThat(said("7/2")).isEqualTo("7 / 2 = **3**");
    assertThat(said("d%+4dF", 7, 1, 0, -1, 0)).isEqualTo("1d% (7) + 4dF (+, 0, −, 0) = **7**");
  }

  @Test
  void strikesWhatIsDropped() {
    assertThat(said("4d6kh3", 4, 4, 6, 3)).isEqualTo("4d6kh3 (4, 4, 6, ~~3~~) = **14**");
    assertThat(said("d20 adv + 5", 3, 18)).isEqualTo("2d20kh1 (~~3~~, 18) + 5 = **23**");
  }

  @Test
  void marksWhatExplodesOrIsThrownAgain() {
    assertThat(said("2d6!", 6, 2, 3)).isEqualTo("2d6\\! (6\\!, 3, 2) = **11**");
    assertThat(said("2d6r<3", 1, 4, 2, 2, 5)).isEqualTo("2d6r\\<3 (1 → … → 5, 4) = **9**");
    assertThat(said("2d6ro>=5", 1, 5, 6)).isEqualTo("2d6ro\\>\\=5 (1, 5 → 6) = **7**");
  }

  @Test
  void showsLabelsFirst() {
    assertThat(said("2d6 fire", 1, 2)).isEqualTo("fire: 2d6 (1, 2) = **3**");
  }

  @Test
  void numbersSeveralRolls() {
    assertThat(said("2x d6 a; d4", 1, 2, 3))
        .isEqualTo("1. a: 1d6 (1) = **1**\n2. a: 1d6 (2) = **2**\n3. 1d4 (3) = **3**");
  }

  @Test
  void shortensLongListsAndShowsFirstWhatCounts() {
    int[] ones = IntStream.generate(() -> 1).limit(99).toArray();
    int[] faces = IntStream.concat(IntStream.of(ones), IntStream.of(6)).toArray();
    assertThat(said("100d6kh1", faces))
        .startsWith("100d6kh1 (6, ~~1~~, ~~1~~")
        .endsWith("~~1~~, … 70 more) = **6**");
    assertThat(said("30d6", ones)).doesNotContain("…");
  }

  @Test
  void showsOnlySumsWhenDiceWouldFillTheRoom() {
    String many = "20x " + "d6+".repeat(160) + "1";
    String said = said(many, new Random(1));
    assertThat(said).hasSizeLessThan(8_000).startsWith("1. **").hasLineCount(20);
  }

  @Test
  void showsLabelsAsTheyAreWritten() {
    assertThat(said("1 # **bold** [x](y) <b> `c`"))
        .isEqualTo("\\*\\*bold\\*\\* \\[x\\]\\(y\\) \\<b\\> \\`c\\`: 1 = **1**");
    assertThat(said("1 # two\n\n# lines")).startsWith("two \\# lines: ");
    assertThat(said("1 # \u202Eturned\u0007")).startsWith("turned: ");
    assertThat(said("1 # a\u2028b\u00A0\u200Bc\u200Fd \uD83C")).startsWith("a b c d: ");
    assertThat(said("1 # 👩‍👩‍👧‍👦")).startsWith("👩‍👩‍👧‍👦: ");
  }

  @Test
  void neitherMentionsNorLinks() {
    assertThat(said("1 # @room @ann:example.org https://example.org #a:b.c"))
        .startsWith(
            "@\u200Broom @\u200Bann\\:\u200Bexample\\.\u200Borg "
                + "https\\:\u200B//example\\.\u200Borg \\#a\\:\u200Bb\\.\u200Bc: 1");
  }

  @Test
  void shortensLabels() {
    assertThat(said("1 # " + "👍🏽".repeat(100))).isEqualTo("👍🏽".repeat(50) + "…: 1 = **1**");
  }
}
