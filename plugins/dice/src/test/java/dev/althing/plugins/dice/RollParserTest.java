package dev.althing.plugins.dice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.althing.plugins.dice.Modifier.End;
import dev.althing.plugins.dice.Trouble.Excess;
import dev.althing.plugins.dice.Trouble.Mistake;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RollParserTest {
  private static final Limits LIMITS = new Limits(1000);

  private static List<Roll> read(String written) {
    return new RollParser(written, LIMITS).rolls();
  }

  private static Roll one(String written) {
    List<Roll> rolls = read(written);
    assertThat(rolls).hasSize(1);
    return rolls.get(0);
  }

  private static Formula.Pool pool(String written) {
    return (Formula.Pool) one(written).formula();
  }

  private static Trouble trouble(String written) {
    return catchThrowableOfType(Refused.class, () -> read(written)).trouble();
  }

  @Test
  void readsDice() {
    assertThat(pool("3d6"))
        .isEqualTo(new Formula.Pool(3, Die.sided(6), List.of(), new Place("3d6", 1)));
    assertThat(pool("d8").count()).isEqualTo(1);
    assertThat(pool("d%").die()).isEqualTo(Die.PERCENT);
    assertThat(pool("4dF").die()).isEqualTo(Die.FATE);
    assertThat(pool("dF").die()).isEqualTo(Die.FATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2D6", "2w6", "2W6", " 2d6 ", "02d006", "２d６", "٢d٦", "\u00A02d6\u200B"})
  void readsDiceInAnyForm(String written) {
    Formula.Pool pool = pool(written);
    assertThat(pool.count()).isEqualTo(2);
    assertThat(pool.die()).isEqualTo(Die.sided(6));
  }

  @ParameterizedTest
  @CsvSource({
    "4d6kh3, kh3",
    "4d6k3, kh3",
    "4d6kh, kh1",
    "4d6kl2, kl2",
    "4d6dh, dh1",
    "4d6dl2, dl2",
    "4d6!, !",
    "4d6!>=5, !>=5",
    "4d6!≥5, !>=5",
    "4d6!5, !5",
    "4d6r1, r1",
    "4d6r=1, r1",
    "4d6r<3, r<3",
    "4d6ro≤2, ro<=2",
    "4d6ro>5, ro>5",
    "4d6r1!kh3dl1, r1!kh3dl1",
    "4d6 kh3 , kh3",
    "4d6 r<2 ! kh3, r<2!kh3",
    "4dFkh2, kh2",
    "4D6KH3, kh3"
  })
  void readsModifiersInTheirOrder(String written, String expected) {
    assertThat(pool(written).modifiers().stream().map(Modifier::written).reduce("", String::concat))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "adv, HIGHEST",
    "dis, LOWEST",
    "d20 adv, HIGHEST",
    "1d20 dis, LOWEST",
    "d20adv, HIGHEST",
    "ADVANTAGE, HIGHEST",
    "d20 disadvantage, LOWEST"
  })
  void readsAdvantage(String written, End end) {
    assertThat(pool(written).count()).isEqualTo(2);
    assertThat(pool(written).die()).isEqualTo(Die.D20);
    assertThat(pool(written).modifiers()).containsExactly(new Modifier.Keep(end, 1));
  }

  @Test
  void readsAdvantageAfterTheFormula() {
    Roll roll = one("d20+5 adv stealth");
    Formula.Chain chain = (Formula.Chain) roll.formula();
    assertThat(((Formula.Pool) chain.first()).count()).isEqualTo(2);
    assertThat(roll.label()).isEqualTo("stealth");
  }

  @ParameterizedTest
  @CsvSource({
    "2d6 fire, fire",
    "2d6 # fire, fire",
    "2d6#fire, fire",
    "2d6+3 Fire & Ice!, Fire & Ice!",
    "2d6 # 5 goblins, 5 goblins",
    "2d6 rabbits, rabbits",
    "2d6 drop it, drop it",
    "2d6 🔥, 🔥",
    "adv stealth, stealth",
    "2d6 # a # b, a # b",
    "2d6 keep, keep",
    "2d6 with love, with love",
    "d20 advanced shot, advanced shot",
    "2d6 \"x\", \"x\"",
    "2d6 @room, @room",
    "2d6 #, ''"
  })
  void readsLabels(String written, String label) {
    assertThat(one(written).label()).isEqualTo(label);
  }

  @Test
  void keepsTheLinesOfALabel() {
    assertThat(one("2d6 fire\nand ice").label()).isEqualTo("fire\nand ice");
  }

  @Test
  void readsSeveralRolls() {
    assertThat(read("2d6 fire; 1d8;;d4 # x;"))
        .extracting(Roll::label)
        .containsExactly("fire", "", "x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"6x 4d6kh3", "6x4d6kh3", "6 x 4d6", "6X 4d6", "6#4d6kh3", "6# 4d6kh3"})
  void repeatsRolls(String written) {
    assertThat(read(written)).hasSize(6).allMatch(roll -> roll.formula() instanceof Formula.Pool);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6 xenomorphs", "6 # label"})
  void doesNotRepeatWhenANumberHasALabel(String written) {
    assertThat(one(written).formula()).isEqualTo(new Formula.Constant(6));
  }

  @Test
  void saysWhereItIsWrong() {
    assertThat(trouble("🔥;2d6+4d6kh5").place()).isEqualTo(new Place("🔥", 1));
    assertThat(trouble("1d4 🔥; 2d6+4d6kh5").place()).isEqualTo(new Place("kh5", 15));
  }

  @ParameterizedTest
  @CsvSource({
    "fire, NOTHING_TO_ROLL, fire",
    "'#x', NOTHING_TO_ROLL, '#x'",
    "';', NOTHING_TO_ROLL, ';'",
    "6x, NOTHING_TO_ROLL, x",
    "dogs, NOTHING_TO_ROLL, dogs",
    "*5, NOTHING_TO_ROLL, *5",
    "2d6+, VALUE_MISSING, +",
    "2d6 +  , VALUE_MISSING, +",
    "2d6 - my sword, VALUE_MISSING, my",
    "(), VALUE_MISSING, )",
    "2d6+*2, VALUE_MISSING, *2",
    "-, VALUE_MISSING, -",
    "2d6 5, OPERATOR_MISSING, 5",
    "2d6 d8, OPERATOR_MISSING, d8",
    "2d6 (1+2), OPERATOR_MISSING, (1+2)",
    "2 d6, OPERATOR_MISSING, d6",
    "(2d6+3, NEVER_CLOSED, (2d6+3",
    "((2d6), NEVER_CLOSED, ((2d6)",
    "2d6), NEVER_OPENED, )",
    "2d6foo, UNKNOWN, foo",
    "2d6d8, UNKNOWN, d8",
    "2.5, UNKNOWN, .5",
    "'2d6, x', UNKNOWN, ','",
    "2**3, VALUE_MISSING, *3",
    "5d10>=8, UNKNOWN, >=8",
    "2d6!p, UNKNOWN, p",
    "(2d6 x), UNKNOWN, x)",
    "2d6 ^2, UNKNOWN, ^2",
    "2d6kh3x, KEPT, kh3",
    "2d6 𝟚, UNKNOWN, 𝟚",
    "6=6, UNKNOWN, =6",
    "0d6, NO_DICE, 0d6",
    "2d, SIDES_MISSING, 2d",
    "d, SIDES_MISSING, d",
    "d(6), SIDES_MISSING, d",
    "2d-6, SIDES_MISSING, 2d",
    "5dwarves, SIDES_MISSING, 5d",
    "2d6r, FACE_MISSING, r",
    "2d6r<, FACE_MISSING, r<",
    "2d6!>, FACE_MISSING, !>",
    "4d6kh0, KEEPS_NONE, kh0",
    "4d6dl4, DROPS_ALL, dl4",
    "d6dh, DROPS_ALL, dh",
    "4d6kh2dl2, DROPS_ALL, dl2",
    "d1!, ENDLESS, !",
    "d6!>0, ENDLESS, !>0",
    "d6r<7, ENDLESS, r<7",
    "d6!!, TWICE, !",
    "d6r1r2, TWICE, r2",
    "3d6 adv, NOT_ONE_D20, adv",
    "d20+d20+1 adv, NOT_ONE_D20, adv",
    "d20 adv adv, NOT_ONE_D20, adv",
    "5 dis, NOT_ONE_D20, dis",
    "0x 2d6, NO_ROLLS, 0x",
    "0#2d6, NO_ROLLS, 0#",
    "d0, SIDES, d0",
    "d1000001, SIDES, d1000001",
    "1001d6, DICE, 1001d6",
    "600d6+600d6, DICE, 600d6+600d6",
    "'600d6;600d6', DICE, 600d6",
    "20x 51d6, DICE, 20x 51d6",
    "1000000000000001, NUMBER, 1000000000000001",
    "4d6kh5, KEPT, kh5",
    "4d6kh3kl4, KEPT, kl4",
    "21x 1, ROLLS, 21x",
    "'19x 1; 2x 1', ROLLS, 2x",
    "999999999d999999999, SIDES, 999999999d999999999"
  })
  void refuses(String written, String reason, String quoted) {
    Trouble trouble = trouble(written);
    Enum<?> found =
        trouble instanceof Trouble.Misread misread
            ? misread.mistake()
            : ((Trouble.TooMuch) trouble).excess();
    assertThat(found.name()).isEqualTo(reason);
    assertThat(trouble.place().text()).isEqualTo(quoted);
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThat(read("1" + "+1".repeat(249))).hasSize(1);
    assertThat(trouble("1" + "+1".repeat(250)))
        .isInstanceOfSatisfying(
            Trouble.TooMuch.class, it -> assertThat(it.excess()).isEqualTo(Excess.LENGTH));
  }

  @Test
  void refusesWhatIsTooDeep() {
    assertThat(read("(".repeat(20) + "1" + ")".repeat(20))).hasSize(1);
    assertThat(read("(1)+(1)+".repeat(20) + "(1)")).hasSize(1);
    assertThat(trouble("(".repeat(21) + "1" + ")".repeat(21)))
        .isEqualTo(new Trouble.TooMuch(Excess.DEPTH, new Place("(", 21), 20));
  }

  @Test
  void refusesMoreRollsThanTwenty() {
    assertThat(read("1;".repeat(20))).hasSize(20);
    assertThat(trouble("1;".repeat(21)))
        .isEqualTo(new Trouble.TooMuch(Excess.ROLLS, new Place("1", 41), 20));
  }

  @Test
  void readsManySigns() {
    assertThat(one("-".repeat(499) + "1").formula())
        .isEqualTo(new Formula.Negated(new Formula.Constant(1)));
  }

  @Test
  void mayKeepMoreDiceThanThereAreWhenTheyExplode() {
    assertThat(pool("2d6!kh3").modifiers()).hasSize(2);
    assertThat(trouble("2d6!kh3kl4dl2"))
        .isInstanceOfSatisfying(
            Trouble.Misread.class, it -> assertThat(it.mistake()).isEqualTo(Mistake.DROPS_ALL));
  }
}
