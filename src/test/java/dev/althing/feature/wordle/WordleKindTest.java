package dev.althing.feature.wordle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Focus;
import dev.althing.effect.Outcome;
import dev.althing.effect.Target;
import dev.althing.entity.Continued;
import dev.althing.entity.Deadline;
import dev.althing.entity.Stimulus;
import dev.althing.feature.wordle.days.Puzzles;
import dev.althing.feature.wordle.player.Board;
import dev.althing.feature.wordle.player.Puzzle;
import dev.althing.feature.wordle.player.Wish;
import dev.althing.feature.wordle.words.Order;
import dev.althing.feature.wordle.words.OrderKey;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Permission;
import dev.althing.spi.Reply;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WordleKindTest {
  private static final UserId ANN = new UserId("@ann:example.org");
  private static final UserId BOB = new UserId("@bob:example.org");
  private static final RoomId TWO = new RoomId("!two:example.org");
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-12-01T00:00:00Z");
  private static final Set<String> WORDS = Set.of("crane", "house", "plant");

  @TempDir private Path data;

  private final TestEntities entities = new TestEntities();
  private Play play;
  private WordleKind kind;

  @BeforeEach
  void begin() {
    OrderKey key = OrderKey.in(data, new Random(1));
    Puzzles puzzles = new Puzzles(entities, new Order(key, List.copyOf(WORDS)));
    play =
        new Play(
            entities,
            person -> CompletableFuture.completedFuture(ZoneOffset.UTC),
            puzzles,
            room -> false);
    kind = new WordleKind(play, WORDS::contains, room -> "!wordle");
    Board board =
        new Board(Optional.of(TWO), Optional.empty(), Optional.empty(), "event:$board", 0, "en");
    play.ask(
        ANN,
        new Cause("event:$board"),
        new Wish.Play(new Puzzle(Puzzle.Kind.DAILY, 698, "crane"), board, UNTIL));
  }

  private Outcome says(UserId who, String event, Stimulus stimulus) {
    return kind.continued(
            new Continued(
                ANN.value(),
                "daily 698",
                new EventId(event),
                Optional.empty(),
                TWO,
                new Continued.By(who, Permission.EVERYONE, Locale.ENGLISH),
                NOON,
                stimulus))
        .toCompletableFuture()
        .join();
  }

  private Outcome says(String event, String text) {
    return says(ANN, event, new Stimulus.Said(text));
  }

  private static Effect.Send edit(Outcome outcome) {
    return (Effect.Send) outcome.effects().get(0);
  }

  @Test
  void aGuessChangesTheBoardAndNothingElse() {
    Outcome outcome = says("$1", "House");

    assertThat(outcome.reply()).isEqualTo(Reply.silence());
    assertThat(outcome.effects()).hasSize(1);
    assertThat(edit(outcome).to()).isEqualTo(Destination.room(TWO));
    assertThat(edit(outcome).target()).contains(Target.ours(new Cause("event:$board"), 0));
    assertThat(edit(outcome).content().toString()).doesNotContainIgnoringCase("crane");
  }

  @Test
  void toldAgainAfterACrashTheSameGuessDecidesTheSame() {
    Outcome first = says("$1", "house");
    Outcome last = says("$2", "crane");

    assertThat(says("$1", "house")).isEqualTo(first);
    assertThat(says("$2", "crane")).isEqualTo(last);
    assertThat(says("$3", "plant").reply()).isInstanceOf(Reply.Refusal.class);
    assertThat(says("$2", "crane")).isEqualTo(last);
  }

  @Test
  void theEndGivesTheFocusBackAndCountsOnce() {
    Outcome last = says("$1", "crane");

    assertThat(last.effects())
        .element(1)
        .isEqualTo(new Effect.Release(new Focus.InPrivate(ANN), "wordle", ANN.value()));
    assertThat(last.effects())
        .element(2)
        .isEqualTo(new Effect.Score("wordle", "all", ANN, NOON, 6));
    assertThat(((Reply.Text) last.reply()).markdown()).contains("Days in a row: **1**");
  }

  @Test
  void othersAndOtherDeedsAreNothing() {
    Outcome nothing = Outcome.of(Reply.silence());

    assertThat(says(BOB, "$1", new Stimulus.Said("crane"))).isEqualTo(nothing);
    assertThat(says(ANN, "$2", new Stimulus.Reacted("👍"))).isEqualTo(nothing);
    assertThat(kind.wake(new Deadline("wordle", ANN.value(), "x", NOON)).toCompletableFuture())
        .isCompletedWithValue(List.of());
  }

  @Test
  void onlyWordsOfFiveLettersAreForTheGameRatherThanForCommands() {
    assertThat(kind.isFor("", "count")).isTrue();
    assertThat(kind.isFor("", "QQQQQ")).isTrue();
    assertThat(kind.isFor("", "help")).isFalse();
    assertThat(kind.isFor("", "wordle stats")).isFalse();
    assertThat(kind.isFor("", "x".repeat(60_000))).isFalse();
  }
}
