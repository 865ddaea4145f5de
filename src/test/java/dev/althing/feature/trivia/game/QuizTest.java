package dev.althing.feature.trivia.game;

import static dev.althing.feature.trivia.game.Players.ANN;
import static dev.althing.feature.trivia.game.Players.BEN;
import static dev.althing.feature.trivia.game.Players.CAT;
import static dev.althing.feature.trivia.game.Players.NOON;
import static dev.althing.feature.trivia.game.Players.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.effect.Cause;
import dev.althing.feature.trivia.bank.Bank;
import dev.althing.feature.trivia.game.TriviaEvent.Revealed;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class QuizTest {
  private static final Answer NOTHING = new Answer.IsNothing();

  private final Players game = new Players(Players.bank(40));

  @Test
  void aQuestionIsPutWithItsAnswersInTheOrderOfChance() {
    Answer answer = game.start(plan(1));

    Posed posed = ((Answer.IsAsked) answer).event().posed();
    assertThat(posed.number()).isEqualTo(1);
    assertThat(posed.options())
        .containsExactlyInAnyOrder("one", "two", "three", posed.question().answer());
    assertThat(posed.options().get(posed.right())).isEqualTo(posed.question().answer());
    assertThat(game.open().closes()).isEqualTo(NOON.plusSeconds(31));
    assertThat(game.open().due()).isEqualTo(NOON.plusSeconds(32));
  }

  @Test
  void theRightAnswerStandsAtEveryPlace() {
    int[] places = new int[4];
    for (int i = 0; i < 400; i++) {
      game.start(plan(1));
      places[game.right()]++;
      game.revealed();
    }
    assertThat(java.util.Arrays.stream(places).min().orElse(0)).isGreaterThan(60);
  }

  @Test
  void onlyOneRoundRunsAtATime() {
    game.start(plan(3));

    assertThat(game.start(plan(1))).isEqualTo(new Answer.IsRunning(plan(3), 1));
    game.revealed();
    assertThat(game.start(plan(1))).isEqualTo(new Answer.IsRunning(plan(3), 1));
    game.next();
    assertThat(game.start(plan(1))).isEqualTo(new Answer.IsRunning(plan(3), 2));
  }

  @Test
  void aRoundThatWasLostSomehowKeepsNobodyFromPlaying() {
    game.start(plan(3));
    game.votes(BEN, game.right(), "a");
    game.timePasses(Duration.ofHours(2));

    assertThat(game.start(plan(1))).isInstanceOf(Answer.IsAsked.class);
    assertThat(game.open().answered()).isEmpty();
  }

  @Test
  void theLastAnswerBeforeTheTimeIsUpCounts() {
    game.start(plan(1));
    game.votes(ANN, game.right(), "a1");
    game.votes(ANN, game.wrong(), "a2");
    game.votes(BEN, game.wrong(), "b1");
    game.votes(BEN, game.right(), "b2");

    Revealed revealed = game.revealed();

    assertThat(revealed.results()).extracting(Result::person).containsExactly(BEN, ANN);
    assertThat(revealed.results()).extracting(Result::isRight).containsExactly(true, false);
    assertThat(revealed.onward()).isEqualTo(Onward.OVER);
    assertThat(game.state().running()).isEmpty();
  }

  @Test
  void whatIsTakenBackDoesNotCountAndWhatIsLeftDoes() {
    game.start(plan(1));
    game.votes(ANN, game.right(), "a1");
    game.votes(ANN, game.wrong(), "a2");
    game.timePasses(Duration.ofSeconds(10));
    assertThat(game.unvotes(ANN, "a2")).isEqualTo(new Answer.IsDue(game.open().due()));
    game.votes(BEN, game.right(), "b1");
    game.unvotes(BEN, "b1");
    game.votes(CAT, game.right(), "c1");
    game.unvotes(CAT, "c1");
    game.votes(CAT, game.right(), "c2");

    Revealed revealed = game.revealed();

    assertThat(revealed.results()).extracting(Result::person).containsExactly(ANN, CAT);
    assertThat(revealed.results()).allMatch(Result::isRight);
    // It counts from when it became the answer again, so that nobody wins by marking all four.
    assertThat(revealed.results().get(0).millis()).isEqualTo(9_000);
  }

  @Test
  void whoMayNotWithdrawWhatIsNotTheirs() {
    game.start(plan(1));
    game.votes(ANN, game.right(), "a1");

    assertThat(game.unvotes(BEN, "a1")).isEqualTo(NOTHING);
    assertThat(game.unvotes(ANN, "other")).isEqualTo(NOTHING);
    assertThat(game.open().answered()).containsExactly(ANN);
  }

  @Test
  void whatComesLateOrForAnotherQuestionOrTwiceIsNothing() {
    game.start(plan(2));
    Instant closes = game.open().closes();
    Cause first = game.posed().cause();

    assertThat(game.votes(ANN, 0, "a1", closes)).isEqualTo(new Answer.IsNoted());
    assertThat(game.votes(ANN, 0, "a1", closes)).isEqualTo(NOTHING);
    assertThat(game.votes(BEN, 0, "b1", closes.plusMillis(1))).isEqualTo(NOTHING);
    assertThat(game.votes(BEN, 4, "b2")).isEqualTo(NOTHING);
    assertThat(game.votes(BEN, -1, "b3")).isEqualTo(NOTHING);
    game.revealed();
    assertThat(game.votes(BEN, 0, "b4", closes)).isEqualTo(NOTHING);
    assertThat(game.hurry()).isEqualTo(NOTHING);
    game.next();
    Wish stray = new Wish.Vote(first, BEN, 0, new EventId("$b5"), game.now());
    assertThat(game.tell(stray)).isEqualTo(NOTHING);
    assertThat(game.tell(new Wish.Unvote(first, ANN, new EventId("$a1"), game.now())))
        .isEqualTo(NOTHING);
  }

  @Test
  void aWithdrawalThatComesLateIsNothing() {
    game.start(plan(1));
    game.votes(ANN, game.right(), "a1");
    game.timePasses(Duration.ofSeconds(32));

    assertThat(game.unvotes(ANN, "a1")).isEqualTo(NOTHING);
    assertThat(game.revealed().results()).hasSize(1);
  }

  @Test
  void itIsToldEarlierWhenAllHaveAnsweredAndNotWhenOneThinksAgain() {
    game.start(plan(1));
    Instant due = game.open().due();
    game.votes(ANN, game.right(), "a1");

    assertThat(game.hurry()).isEqualTo(new Answer.IsDue(NOON.plusSeconds(2)));
    assertThat(game.unvotes(ANN, "a1")).isEqualTo(new Answer.IsDue(due));
    assertThat(game.tell(new Wish.Reveal(NOON.plusSeconds(2), game.now(), out())))
        .isEqualTo(new Answer.IsDue(due));
    game.timePasses(Duration.ofSeconds(31));
    assertThat(game.hurry()).isEqualTo(NOTHING);
  }

  private dev.althing.outbox.Postmark out() {
    return new dev.althing.outbox.Postmark.Out(game.posed().asked());
  }

  @Test
  void pointsDependOnDifficultySpeedAndTheAnswersBefore() {
    game.start(plan(2));
    game.timePasses(Duration.ofSeconds(1));
    game.votes(ANN, game.right(), "a1");
    game.timePasses(Duration.ofSeconds(15));
    game.votes(BEN, game.right(), "b1");
    game.votes(CAT, game.wrong(), "c1");

    Revealed first = game.revealed();

    assertThat(first.results())
        .containsExactly(
            new Result(ANN, true, 0, 300, 1),
            new Result(BEN, true, 15_000, 250, 1),
            new Result(CAT, false, 15_000, 0, 0));
    assertThat(first.standings())
        .containsExactly(new Tally(ANN, 300, 1), new Tally(BEN, 250, 1), new Tally(CAT, 0, 0));

    game.next();
    game.timePasses(Duration.ofSeconds(31));
    game.votes(ANN, game.right(), "a2");
    game.votes(CAT, game.right(), "c2");

    Revealed second = game.revealed();

    assertThat(second.results())
        .containsExactly(
            new Result(ANN, true, 30_000, 220, 2), new Result(CAT, true, 30_000, 200, 1));
    assertThat(second.standings())
        .containsExactly(new Tally(ANN, 520, 2), new Tally(BEN, 250, 1), new Tally(CAT, 200, 1));
    assertThat(game.state().streak(ANN)).isEqualTo(2);
    assertThat(game.state().streak(BEN)).isZero();
    assertThat(game.state().streak(CAT)).isEqualTo(1);
  }

  @Test
  void anAnswerBeforeTheTimeBeganIsNotFasterThanAtOnce() {
    assertThat(Points.of(dev.althing.feature.trivia.bank.Difficulty.EASY, hours(2), hours(1), 99))
        .isEqualTo(200);
    assertThat(Points.of(dev.althing.feature.trivia.bank.Difficulty.HARD, hours(-2), hours(1), 0))
        .isEqualTo(300);
  }

  private static Duration hours(int count) {
    return Duration.ofHours(count);
  }

  @Test
  void theNextQuestionComesAfterAPauseAndNotTooSoon() {
    game.start(plan(3));
    game.votes(ANN, game.right(), "a1");
    game.hurry();

    Revealed early = game.revealed();

    assertThat(early.at()).isEqualTo(NOON.plusSeconds(2));
    assertThat(early.next()).isEqualTo(NOON.plusSeconds(31));
    assertThat(early.onward()).isEqualTo(Onward.NEXT);
    game.next();
    Revealed late = game.revealed();
    assertThat(late.next()).isEqualTo(late.at().plusSeconds(10));
    assertThat(game.next()).isInstanceOf(Answer.IsAsked.class);
    assertThat(game.posed().number()).isEqualTo(3);
    assertThat(game.revealed().onward()).isEqualTo(Onward.OVER);
  }

  @Test
  void aRoundThatNobodyPlaysEnds() {
    game.start(plan(20));
    game.votes(ANN, game.right(), "a1");
    game.revealed();
    game.next();
    assertThat(game.revealed().onward()).isEqualTo(Onward.NEXT);
    game.next();
    assertThat(game.revealed().onward()).isEqualTo(Onward.NEXT);
    game.next();
    assertThat(game.revealed().onward()).isEqualTo(Onward.QUIET);
    assertThat(game.state().running()).isEmpty();
  }

  @Test
  void noQuestionComesAgainBeforeHalfOfThemHave() {
    Players few = new Players(Players.bank(10));
    for (int i = 0; i < 200; i++) {
      few.start(plan(1));
      List<String> recent = few.state().recent();
      String id = few.posed().question().id();
      assertThat(recent.subList(Math.max(0, recent.size() - 6), recent.size() - 1))
          .doesNotContain(id);
      few.revealed();
    }
    assertThat(few.state().recent()).hasSize(200);
  }

  @Test
  void aLargePoolRestsForTwoHundredQuestions() {
    Players many = new Players(Players.bank(1_000));
    for (int i = 0; i < 1_000; i++) {
      many.start(plan(1));
      assertThat(many.state().recent()).doesNotHaveDuplicates().hasSizeLessThan(201);
      many.revealed();
    }
  }

  @Test
  void oneQuestionIsAskedAgainAndAgain() {
    Players one = new Players(Players.bank(1));
    one.start(plan(1));
    one.revealed();
    assertThat(one.start(plan(1))).isInstanceOf(Answer.IsAsked.class);
    assertThat(new Players(new Bank(List.of())).start(plan(1))).isEqualTo(new Answer.IsMissing());
  }

  @Test
  void whoIsFirstToTypeTheAnswerWins() {
    game.start(plan(2, true));
    String answer = game.posed().question().answer();
    assertThat(game.posed().options()).isEmpty();
    assertThat(game.guesses(ANN, "one")).isEqualTo(NOTHING);
    assertThat(game.votes(ANN, 0, "a1")).isEqualTo(NOTHING);
    game.timePasses(Duration.ofSeconds(16));

    Answer told = game.guesses(BEN, answer.toUpperCase(java.util.Locale.ROOT) + "!");

    assertThat(((Answer.IsRevealed) told).event().results())
        .containsExactly(new Result(BEN, true, 15_000, 250, 1));
    assertThat(game.guesses(CAT, answer)).isEqualTo(NOTHING);
    // Two events a question need less time than six.
    assertThat(game.running().next()).isEqualTo(game.now().plusSeconds(10));
    game.next();
    assertThat(game.revealed().results()).isEmpty();
  }

  @Test
  void whatIsTypedTooLateOrForAChoiceIsNothing() {
    game.start(plan(1, true));
    String answer = game.posed().question().answer();
    game.timePasses(Duration.ofSeconds(32));
    assertThat(game.guesses(ANN, answer)).isEqualTo(NOTHING);
    game.revealed();
    game.start(plan(1));
    assertThat(game.guesses(ANN, game.posed().question().answer())).isEqualTo(NOTHING);
  }

  @Test
  void theAnswerToAnotherQuestionIsNoSlip() {
    Players names = new Players(new Bank(List.of(asks("Gambia"), asks("Zambia"))));
    names.start(plan(1, true));
    String right = names.posed().question().answer();
    String other = right.equals("Gambia") ? "Zambia" : "Gambia";

    assertThat(names.guesses(ANN, other)).isEqualTo(NOTHING);
    assertThat(names.guesses(ANN, right.substring(0, 5) + "e"))
        .isInstanceOf(Answer.IsRevealed.class);
  }

  private static dev.althing.feature.trivia.bank.Question asks(String answer) {
    var any = Players.question(1);
    return new dev.althing.feature.trivia.bank.Question(
        answer,
        any.pack(),
        any.difficulty(),
        answer + "?",
        List.of(answer),
        List.of("Mali", "Ghana"));
  }

  @Test
  void whoBeganOrIsInChargeEndsARound() {
    assertThat(game.tell(new Wish.Stop(ANN, true))).isEqualTo(new Answer.IsIdle());
    game.start(plan(2));
    assertThat(game.tell(new Wish.Stop(BEN, false))).isEqualTo(new Answer.IsNotYours(ANN));

    Answer stopped = game.tell(new Wish.Stop(ANN, false));

    TriviaEvent.Stopped event = ((Answer.IsStopped) stopped).event();
    assertThat(event.end()).isEqualTo(End.WANTED);
    assertThat(event.open()).isPresent();
    assertThat(event.by()).contains(ANN);
    assertThat(game.state().running()).isEmpty();
    game.start(plan(2));
    game.votes(BEN, game.right(), "b1");
    game.revealed();
    Answer other = game.tell(new Wish.Stop(BEN, true));
    assertThat(((Answer.IsStopped) other).event().open()).isEmpty();
    assertThat(((Answer.IsStopped) other).event().standings()).hasSize(1);
  }

  @Test
  void noNextQuestionComesWhereTheGameIsOffOrAfterALongAbsence() {
    game.start(plan(3));
    game.revealed();
    assertThat(game.tell(new Wish.Next(game.running().next().minusSeconds(1), true, null)))
        .isEqualTo(NOTHING);
    Answer off = game.nextWhen(false);
    assertThat(((Answer.IsStopped) off).event().end()).isEqualTo(End.SWITCHED_OFF);

    game.start(plan(3));
    game.revealed();
    game.timePasses(Duration.ofMinutes(21));
    Answer away = game.nextWhen(true);
    assertThat(((Answer.IsStopped) away).event().end()).isEqualTo(End.AWAY);
    assertThat(game.tell(new Wish.Next(game.now(), true, null))).isEqualTo(NOTHING);
  }

  @Test
  void aThousandPeopleMayAnswerAndChangeTheirMind() {
    game.start(plan(1));
    Random random = new Random(7);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 1_000; i++) {
        UserId person = new UserId("@p" + i + ":example.org");
        game.votes(person, random.nextInt(4), "r" + round + "-" + i);
      }
    }
    for (int i = 0; i < 1_000; i++) {
      game.votes(new UserId("@p" + i + ":example.org"), i % 4, "last-" + i);
    }
    Revealed revealed = game.revealed();

    assertThat(revealed.results()).hasSize(1_000);
    assertThat(revealed.results().stream().filter(Result::isRight)).hasSize(250);
    assertThat(revealed.standings()).hasSize(10);
  }

  @Test
  void onePersonsThousandReactionsAreOneAnswerOfBoundedSize() {
    game.start(plan(1));
    for (int i = 0; i < 1_000; i++) {
      game.votes(ANN, i % 4, "r" + i);
    }
    assertThat(game.open().ballots().get(ANN).choices()).hasSize(8);
    assertThat(game.revealed().results()).hasSize(1);
  }

  @Test
  void thereIsAnEndToHowManyCanAnswer() {
    game.start(plan(1));
    for (int i = 0; i < Quiz.MOST_PEOPLE; i++) {
      game.votes(new UserId("@p" + i + ":example.org"), 0, "r" + i);
    }
    assertThat(game.votes(ANN, 0, "a")).isEqualTo(NOTHING);
    assertThat(game.votes(new UserId("@p1:example.org"), 1, "again"))
        .isEqualTo(new Answer.IsNoted());
  }

  @Test
  void rowsOfFormerPlayersAreForgottenInTheEnd() {
    for (int i = 0; i < 600; i++) {
      game.start(plan(1));
      game.votes(new UserId("@p" + i + ":example.org"), game.right(), "r" + i);
      game.revealed();
    }
    assertThat(game.state().streaks()).hasSize(500);
    assertThat(game.state().streak(new UserId("@p599:example.org"))).isEqualTo(1);
    assertThat(game.state().streak(new UserId("@p0:example.org"))).isZero();
  }

  @Test
  void theStateIsWhatTheEventsMakeOfIt() {
    game.start(plan(3));
    game.votes(ANN, game.right(), "a1");
    game.votes(BEN, game.wrong(), "b1");
    game.unvotes(BEN, "b1");
    game.hurry();
    game.revealed();
    game.next();

    Quiz rules = new Quiz(new Bank(List.of()), Players.PACE);
    State again = State.EMPTY;
    for (TriviaEvent event : game.events()) {
      again = rules.apply(again, event);
    }
    assertThat(again).isEqualTo(game.state());
  }
}
