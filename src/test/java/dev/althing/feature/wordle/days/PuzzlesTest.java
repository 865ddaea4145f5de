package dev.althing.feature.wordle.days;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.effect.Cause;
import dev.althing.feature.wordle.TestEntities;
import dev.althing.feature.wordle.words.Order;
import dev.althing.feature.wordle.words.OrderKey;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PuzzlesTest {
  private static final List<String> OLD = words("old");
  private static final List<String> NEW = words("new");

  @TempDir private Path data;

  private final TestEntities entities = new TestEntities();

  private static List<String> words(String kind) {
    return IntStream.range(0, 400).mapToObj(i -> kind + i).toList();
  }

  private Puzzles of(List<String> words) {
    return new Puzzles(entities, new Order(OrderKey.in(data, new Random(1)), words));
  }

  private static String answer(Puzzles puzzles, int day) {
    return puzzles.answer(day).toCompletableFuture().join();
  }

  @Test
  void tenThousandPlayersAtMidnightAreOneQuestion() {
    Puzzles puzzles = of(OLD);

    Set<String> answers = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      answers.add(answer(puzzles, 698));
    }

    assertThat(answers).hasSize(1);
    assertThat(entities.asked()).isEqualTo(1);
  }

  @Test
  void otherListsDoNotChangeADayThatHasBegun() {
    String before = answer(of(OLD), 698);

    Puzzles changed = of(NEW);

    assertThat(answer(changed, 698)).isEqualTo(before).startsWith("old");
    assertThat(answer(changed, 699)).startsWith("new");
  }

  @Test
  void aWordThatIsTakenOutMakesNoOtherComeAgainSoon() {
    Puzzles puzzles = of(OLD);
    Set<String> before = new HashSet<>();
    IntStream.range(100, 150).forEach(day -> before.add(answer(puzzles, day)));
    List<String> fewer = OLD.stream().filter(word -> !word.endsWith("7")).toList();

    Puzzles changed = of(fewer);

    assertThat(before).hasSize(50);
    IntStream.range(150, 200).forEach(day -> assertThat(before.add(answer(changed, day))).isTrue());
  }

  @Test
  void aQuestionThatFailedIsAskedAgain() {
    Puzzles puzzles = of(OLD);
    entities.away(true);
    assertThat(puzzles.answer(5).toCompletableFuture()).isCompletedExceptionally();
    assertThat(puzzles.answer(5).toCompletableFuture()).isCompletedExceptionally();

    entities.away(false);

    puzzles.answer(5).exceptionally(fault -> "").toCompletableFuture().join();
    assertThat(answer(puzzles, 5)).startsWith("old");
  }

  @Test
  void manyDaysAreAnswered() {
    Puzzles puzzles = of(OLD);

    IntStream.range(1, 5_100).forEach(day -> assertThat(answer(puzzles, day)).isNotEmpty());
    assertThat(puzzles.byChance(new Cause("event:$x"))).isIn(OLD);
  }
}
