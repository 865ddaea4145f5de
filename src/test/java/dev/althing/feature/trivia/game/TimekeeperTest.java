package dev.althing.feature.trivia.game;

import static dev.althing.feature.trivia.game.Players.ANN;
import static dev.althing.feature.trivia.game.Players.BEN;
import static dev.althing.feature.trivia.game.Players.NOON;
import static dev.althing.feature.trivia.game.Players.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.feature.trivia.game.TriviaEvent.Revealed;
import dev.althing.outbox.Postmark;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TimekeeperTest {
  private final Players game = new Players(Players.bank(40));

  @Test
  void theTimeBeginsWhenTheQuestionIsOut() {
    game.start(plan(1));
    Instant out = NOON.plusSeconds(20);

    Answer answer = game.timeIsUp(new Postmark.Out(out));

    assertThat(answer).isEqualTo(new Answer.IsDue(out.plusSeconds(31)));
    assertThat(game.open().closes()).isEqualTo(out.plusSeconds(30));
    assertThat(game.votes(ANN, game.right(), "a", out.plusSeconds(30)))
        .isEqualTo(new Answer.IsNoted());
    Answer told = game.timeIsUp(new Postmark.Out(out));
    assertThat(((Answer.IsRevealed) told).event().results())
        .containsExactly(new Result(ANN, true, 30_000, 200, 1));
  }

  @Test
  void whatAllHaveAnsweredIsToldAtOnceHoweverLateItGotOut() {
    game.start(plan(1));
    game.votes(ANN, game.right(), "a");
    game.tell(new Wish.Hurry(game.state().running().orElseThrow().posed().cause(), game.now()));

    assertThat(game.timeIsUp(new Postmark.Out(game.now().plusSeconds(20))))
        .isInstanceOf(Answer.IsRevealed.class);
  }

  @Test
  void aSecondOrTwoOnTheWayAreNoMatter() {
    game.start(plan(1));

    assertThat(game.timeIsUp(new Postmark.Out(NOON.plusSeconds(2))))
        .isInstanceOf(Answer.IsRevealed.class);
  }

  @Test
  void aQuestionThatWaitsToBeSentIsWaitedForAndGivenUpInTheEnd() {
    game.start(plan(1));
    Instant first = game.open().due();

    assertThat(game.timeIsUp(new Postmark.Waiting()))
        .isEqualTo(new Answer.IsDue(first.plusSeconds(8)));
    int times = 1;
    Answer answer = game.timeIsUp(new Postmark.Waiting());
    while (answer instanceof Answer.IsDue) {
      times++;
      answer = game.timeIsUp(new Postmark.Waiting());
    }

    assertThat(((Answer.IsStopped) answer).event().end()).isEqualTo(End.UNSENT);
    assertThat(times).isLessThan(30);
    assertThat(Duration.between(NOON, game.now())).isBetween(minutes(15), minutes(17));
  }

  private static Duration minutes(int count) {
    return Duration.ofMinutes(count);
  }

  @Test
  void aQuestionThatGotOutAfterAllHasItsWholeTime() {
    game.start(plan(1));
    game.timeIsUp(new Postmark.Waiting());
    Instant out = game.now().plusSeconds(3);

    assertThat(game.timeIsUp(new Postmark.Out(out)))
        .isEqualTo(new Answer.IsDue(out.plusSeconds(31)));
  }

  @Test
  void aQuestionThatIsRefusedEndsTheRound() {
    game.start(plan(3));

    Answer answer = game.timeIsUp(new Postmark.Refused());

    assertThat(((Answer.IsStopped) answer).event().end()).isEqualTo(End.REFUSED);
  }

  @Test
  void ofWhatNothingIsKnownAnyMoreTheTimeIsUp() {
    game.start(plan(1));

    assertThat(game.timeIsUp(new Postmark.Unknown())).isInstanceOf(Answer.IsRevealed.class);
  }

  @Test
  void afterAShortAbsenceAnswersThatWereGivenInTimeAreWaitedForAndCount() {
    game.start(plan(2));
    Instant closes = game.open().closes();
    game.timePasses(Duration.ofMinutes(3));

    Answer held = game.timeIsUp();

    assertThat(held).isEqualTo(new Answer.IsDue(game.now().plusSeconds(5)));
    assertThat(game.open().closes()).isEqualTo(closes);
    game.votes(ANN, game.right(), "a", closes.minusSeconds(1));
    assertThat(game.votes(BEN, game.right(), "b", closes.plusSeconds(60)))
        .isEqualTo(new Answer.IsNothing());
    Revealed revealed = game.revealed();
    assertThat(revealed.isLate()).isTrue();
    assertThat(revealed.results()).extracting(Result::person).containsExactly(ANN);
    assertThat(revealed.onward()).isEqualTo(Onward.NEXT);
    assertThat(revealed.next()).isEqualTo(game.now().plusSeconds(10));
  }

  @Test
  void afterALongAbsenceTheRoundEndsWithWhatWasAnsweredInTime() {
    game.start(plan(5));
    game.votes(ANN, game.right(), "a");
    game.timePasses(Duration.ofHours(3));

    assertThat(game.timeIsUp()).isInstanceOf(Answer.IsDue.class);
    Revealed revealed = game.revealed();

    assertThat(revealed.onward()).isEqualTo(Onward.AWAY);
    assertThat(revealed.results()).hasSize(1);
    assertThat(game.state().running()).isEmpty();
  }

  @Test
  void aDeadlineThatWasMovedMeanwhileIsTooEarly() {
    game.start(plan(1));
    Instant due = game.open().due();

    Answer answer =
        game.tell(new Wish.Reveal(due.minusSeconds(1), game.now(), new Postmark.Unknown()));

    assertThat(answer).isEqualTo(new Answer.IsDue(due));
  }
}
