package dev.althing.feature.welcome.newcomer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.entity.Decision;
import dev.althing.feature.welcome.newcomer.Newcomer.Stage;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Accepted;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.AnsweredWrongly;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Asked;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Greeted;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Invited;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.KnockDecided;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Knocked;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.PassedOver;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Returned;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.RoomEntered;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Unreachable;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NewcomersTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration MONTH = Duration.ofDays(30);
  private static final UserId MODERATOR = new UserId("@mod:example.org");
  private static final RoomId DEN = new RoomId("!den:example.org");
  private static final RoomId TEA = new RoomId("!tea:example.org");
  private static final List<String> YES = List.of("✅");

  private final Newcomers rules = new Newcomers();
  private Newcomer newcomer = rules.empty("home|@ann:example.org");

  private Object tell(Wish wish) {
    Decision<NewcomerEvent, Answer> decision = rules.decide(newcomer, wish);
    if (decision instanceof Decision.Answers<NewcomerEvent, Answer> answers) {
      return answers.answer();
    }
    NewcomerEvent event = ((Decision.Happens<NewcomerEvent, Answer>) decision).event();
    newcomer = rules.apply(newcomer, event);
    assertThat(rules.answer(event)).isEqualTo(new Answer.Happened(event));
    return event;
  }

  private static Instant after(Duration time) {
    return NOON.plus(time);
  }

  private static Wish.Come come(Instant at) {
    return new Wish.Come(at, true, false, MONTH);
  }

  private Object come() {
    return tell(come(NOON));
  }

  private Object react(List<String> keys, Duration later) {
    return tell(new Wish.React(keys, false, after(later)));
  }

  private Object say(List<String> keys, boolean isRight) {
    return tell(new Wish.Say(keys, isRight, 3, NOON));
  }

  private void accepted() {
    come();
    react(YES, Duration.ofMinutes(1));
  }

  private Object invited(RoomId... rooms) {
    return tell(new Wish.Invite(NOON, List.of(rooms), List.of()));
  }

  @Test
  void whoComesIsGreetedOnce() {
    assertThat(come()).isEqualTo(new Greeted(NOON, true));
    assertThat(come()).isEqualTo(Answer.No.ALREADY);
    assertThat(tell(come(after(Duration.ofDays(1))))).isEqualTo(Answer.No.ALREADY);
  }

  @Test
  void anotherNameOfWhichNothingIsSaidIsNoArrival() {
    come();
    Wish.Come unsure = new Wish.Come(after(Duration.ofDays(90)), false, false, MONTH);
    assertThat(tell(unsure)).isEqualTo(Answer.No.ALREADY);
  }

  @Test
  void whoWasNotSeenToGoAndComesAgainMuchLaterIsGreeted() {
    come();
    assertThat(tell(come(after(Duration.ofDays(90))))).isInstanceOf(Greeted.class);
  }

  @Test
  void whoReturnsSoonIsNotGreetedAndWhoReturnsLateIs() {
    accepted();
    tell(new Wish.Go(after(Duration.ofDays(40)), false));
    assertThat(tell(come(after(Duration.ofDays(41))))).isInstanceOf(Returned.class);
    assertThat(newcomer.stage()).isEqualTo(Stage.ACCEPTED);

    tell(new Wish.Go(after(Duration.ofDays(42)), false));
    assertThat(tell(come(after(Duration.ofDays(80))))).isInstanceOf(Greeted.class);
    assertThat(newcomer.stage()).isEqualTo(Stage.GREETED);
    assertThat(newcomer.acceptance().keys()).isEmpty();
  }

  @Test
  void withoutAWindowEveryReturnIsGreeted() {
    come();
    tell(new Wish.Go(after(Duration.ofMinutes(1)), false));
    assertThat(tell(new Wish.Come(after(Duration.ofMinutes(2)), true, false, Duration.ZERO)))
        .isInstanceOf(Greeted.class);
  }

  @Test
  void whoComesDuringAPauseIsPassedOverAndGreetedOnTheNextVisit() {
    assertThat(tell(new Wish.Come(NOON, true, true, MONTH))).isEqualTo(new PassedOver(NOON));
    assertThat(react(YES, Duration.ZERO)).isEqualTo(Answer.No.UNKNOWN);
    tell(new Wish.Go(NOON, false));
    assertThat(come()).isInstanceOf(Greeted.class);
  }

  @Test
  void thoseOfBeforeMayGoUnseen() {
    assertThat(tell(new Wish.Go(NOON, false))).isEqualTo(Answer.No.NOTHING);
    assertThat(react(YES, Duration.ZERO)).isEqualTo(Answer.No.UNKNOWN);
    assertThat(say(YES, false)).isEqualTo(Answer.No.UNKNOWN);
  }

  @Test
  void anAcceptanceIsTakenOnceAMinute() {
    come();
    assertThat(react(YES, Duration.ofMinutes(1)))
        .isEqualTo(new Accepted(YES, after(Duration.ofMinutes(1)), true, Optional.empty()));
    assertThat(react(YES, Duration.ofSeconds(61))).isEqualTo(Answer.No.ALREADY);
    assertThat(react(List.of("🎮"), Duration.ofSeconds(62)))
        .isEqualTo(
            new Accepted(List.of("🎮"), after(Duration.ofSeconds(62)), false, Optional.empty()));
    assertThat(newcomer.acceptance().keys()).containsExactly("✅", "🎮");
    assertThat(react(YES, Duration.ofMinutes(5))).isInstanceOf(Accepted.class);
    assertThat(newcomer.acceptance().keys()).containsExactly("✅", "🎮");
  }

  @Test
  void whoIsGoneIsNotLetIn() {
    come();
    tell(new Wish.Go(NOON, true));
    assertThat(react(YES, Duration.ofMinutes(1))).isEqualTo(Answer.No.GONE);
    assertThat(tell(new Wish.Resend(MODERATOR, NOON))).isEqualTo(Answer.No.GONE);
    assertThat(newcomer.presence().isBanned()).isTrue();
  }

  @Test
  void aBanAfterLeavingIsKnownToo() {
    come();
    tell(new Wish.Go(NOON, false));
    tell(new Wish.Go(NOON, true));
    assertThat(newcomer.presence().isBanned()).isTrue();
  }

  @Test
  void whoWritesSomethingElseIsHintedAtOnceAnHour() {
    come();
    assertThat(say(List.of(), false)).isInstanceOf(NewcomerEvent.Hinted.class);
    assertThat(say(List.of(), false)).isEqualTo(Answer.No.NOTHING);
    assertThat(tell(new Wish.Say(List.of(), false, 0, after(Duration.ofHours(2)))))
        .isInstanceOf(NewcomerEvent.Hinted.class);
  }

  @Test
  void theQuestionComesBeforeAdmission() {
    come();
    assertThat(tell(new Wish.React(YES, true, NOON))).isEqualTo(new Asked(YES, NOON));
    assertThat(tell(new Wish.React(YES, true, NOON))).isEqualTo(Answer.No.ALREADY);
    assertThat(say(List.of(), false)).isEqualTo(new AnsweredWrongly(2, NOON));
    assertThat(say(YES, false)).isEqualTo(new AnsweredWrongly(1, NOON));
    assertThat(say(List.of(), true)).isEqualTo(new Accepted(YES, NOON, true, Optional.empty()));
    assertThat(tell(new Wish.React(List.of("🎮"), true, NOON))).isInstanceOf(Accepted.class);
  }

  @Test
  void afterTooManyWrongAnswersTheModeratorsDecide() {
    come();
    tell(new Wish.React(YES, true, NOON));
    say(List.of(), false);
    say(List.of(), false);
    assertThat(say(List.of(), false)).isEqualTo(new AnsweredWrongly(0, NOON));
    assertThat(newcomer.stage()).isEqualTo(Stage.REFERRED);
    assertThat(say(List.of(), true)).isEqualTo(Answer.No.WAITS);
    assertThat(react(YES, Duration.ofMinutes(9))).isEqualTo(Answer.No.WAITS);

    assertThat(tell(new Wish.Decide(true, MODERATOR, NOON)))
        .isEqualTo(new Accepted(YES, NOON, true, Optional.of(MODERATOR)));
    assertThat(tell(new Wish.Decide(false, MODERATOR, NOON))).isEqualTo(Answer.No.ALREADY);
  }

  @Test
  void whoWasTurnedAwayStaysOutUntilGreetedAnew() {
    come();
    tell(new Wish.React(YES, true, NOON));
    for (int i = 0; i < 3; i++) {
      say(List.of(), false);
    }
    tell(new Wish.Decide(false, MODERATOR, NOON));
    assertThat(react(YES, Duration.ofMinutes(9))).isEqualTo(Answer.No.TURNED_AWAY);
    assertThat(tell(new Wish.Resend(MODERATOR, NOON))).isEqualTo(new Greeted(NOON, false));
  }

  @Test
  void aDecisionAboutSomebodyWhoHasGoneIsNone() {
    come();
    tell(new Wish.React(YES, true, NOON));
    for (int i = 0; i < 3; i++) {
      say(List.of(), false);
    }
    tell(new Wish.Go(NOON, false));
    assertThat(tell(new Wish.Decide(true, MODERATOR, NOON))).isEqualTo(Answer.No.GONE);
  }

  @Test
  void itIsKnownWhatBecameOfAGreeting() {
    come();
    assertThat(tell(new Wish.Fail(Optional.of(DEN), "blocked"))).isInstanceOf(Unreachable.class);
    assertThat(tell(new Wish.Deliver(DEN))).isEqualTo(Answer.No.NOTHING);
    assertThat(newcomer.greeting().trouble()).contains("blocked");
    assertThat(tell(new Wish.Remind(NOON))).isEqualTo(Answer.No.NOTHING);

    tell(new Wish.Resend(MODERATOR, after(Duration.ofDays(1))));
    assertThat(newcomer.greeting().room()).contains(DEN);
    assertThat(tell(new Wish.Deliver(DEN))).isEqualTo(new NewcomerEvent.Delivered(DEN));
    assertThat(newcomer.greeting().trouble()).isEmpty();
  }

  @Test
  void oneReminderIsGivenAndNoneAfterAnAnswer() {
    come();
    assertThat(tell(new Wish.Remind(NOON))).isEqualTo(new NewcomerEvent.Reminded(NOON));
    assertThat(tell(new Wish.Remind(NOON))).isEqualTo(Answer.No.NOTHING);
  }

  @Test
  void whoAnsweredIsNotReminded() {
    accepted();
    assertThat(tell(new Wish.Remind(NOON))).isEqualTo(Answer.No.NOTHING);
  }

  @Test
  void whoAcceptedIsInvitedToWhereTheyAreNot() {
    accepted();
    assertThat(invited(DEN, TEA)).isEqualTo(new Invited(NOON, List.of(DEN, TEA), List.of()));
    assertThat(tell(new Wish.Enter(DEN))).isEqualTo(new RoomEntered(DEN, true));
    assertThat(tell(new Wish.Enter(DEN))).isEqualTo(Answer.No.NOTHING);
    assertThat(tell(new Wish.Enter(TEA))).isEqualTo(new RoomEntered(TEA, false));
    tell(new Wish.Leave(TEA, Admission.LEFT));
    assertThat(invited(DEN, TEA)).isEqualTo(new Invited(NOON, List.of(TEA), List.of()));
    tell(new Wish.Enter(TEA));
    assertThat(invited(DEN, TEA)).isEqualTo(Answer.No.NOTHING);
  }

  @Test
  void roomsThatConcernNobodyAreNotNoted() {
    come();
    assertThat(tell(new Wish.Enter(DEN))).isEqualTo(Answer.No.NOTHING);
    assertThat(tell(new Wish.Leave(DEN, Admission.LEFT))).isEqualTo(Answer.No.NOTHING);
    assertThat(invited(DEN)).isEqualTo(Answer.No.GONE);
  }

  @Test
  void whoDeclinedIsAskedAgainAndWhoWasPutOutOnlyByAModerator() {
    accepted();
    invited(DEN, TEA);
    tell(new Wish.Leave(DEN, Admission.DECLINED));
    tell(new Wish.Leave(TEA, Admission.PUT_OUT));
    assertThat(tell(new Wish.Leave(TEA, Admission.PUT_OUT))).isEqualTo(Answer.No.NOTHING);
    assertThat(invited(DEN, TEA)).isEqualTo(new Invited(NOON, List.of(DEN), List.of()));

    assertThat(tell(new Wish.Resend(MODERATOR, NOON)))
        .isEqualTo(new Accepted(YES, NOON, false, Optional.of(MODERATOR)));
    assertThat(invited(DEN, TEA)).isEqualTo(new Invited(NOON, List.of(DEN, TEA), List.of()));
  }

  @Test
  void aFailedInvitationIsKnownAndTriedAgainOnAsking() {
    accepted();
    invited(DEN);
    assertThat(tell(new Wish.FailInvite(DEN, "no power")))
        .isEqualTo(new NewcomerEvent.InviteFailed(DEN, "no power"));
    assertThat(tell(new Wish.FailInvite(DEN, "no power"))).isEqualTo(Answer.No.NOTHING);
    assertThat(newcomer.rooms()).containsEntry(DEN, Admission.FAILED);
    assertThat(invited(DEN)).isInstanceOf(Invited.class);
  }

  @Test
  void linksAreNotedToo() {
    accepted();
    tell(new Wish.Invite(NOON, List.of(), List.of(TEA)));
    assertThat(newcomer.rooms()).containsEntry(TEA, Admission.LINKED);
    assertThat(newcomer.last().rooms()).isEmpty();
  }

  @Test
  void aKnockOfWhoAcceptedIsAnsweredAtOnce() {
    accepted();
    assertThat(tell(new Wish.Knock(DEN, NOON)))
        .isEqualTo(new KnockDecided(DEN, true, Optional.empty()));
    assertThat(newcomer.rooms()).containsEntry(DEN, Admission.INVITED);
  }

  @Test
  void aKnockOfAStrangerIsForTheModeratorsOnceADay() {
    assertThat(tell(new Wish.Knock(DEN, NOON))).isEqualTo(new Knocked(DEN, NOON));
    assertThat(tell(new Wish.Knock(DEN, NOON))).isEqualTo(Answer.No.NOTHING);
    assertThat(tell(new Wish.DecideKnock(DEN, false, MODERATOR)))
        .isEqualTo(new KnockDecided(DEN, false, Optional.of(MODERATOR)));
    assertThat(tell(new Wish.DecideKnock(DEN, true, MODERATOR))).isEqualTo(Answer.No.NOTHING);
    come();
    react(YES, Duration.ofMinutes(1));
    assertThat(tell(new Wish.Knock(DEN, NOON))).isInstanceOf(Knocked.class);
  }

  @Test
  void aKnockIsOverWhenTheyAreIn() {
    tell(new Wish.Knock(DEN, NOON));
    tell(new Wish.Enter(DEN));
    assertThat(newcomer.knocks()).isEmpty();
    assertThat(tell(new Wish.DecideKnock(DEN, true, MODERATOR))).isEqualTo(Answer.No.NOTHING);
  }

  @Test
  void whoWasReceivedByAnotherBotIsNotGreeted() {
    assertThat(tell(new Wish.Import(NOON, true))).isEqualTo(new NewcomerEvent.Imported(NOON, true));
    assertThat(tell(new Wish.Import(NOON, true))).isEqualTo(Answer.No.NOTHING);
    assertThat(come()).isEqualTo(Answer.No.ALREADY);
    assertThat(newcomer.stage()).isEqualTo(Stage.ACCEPTED);
    assertThat(tell(new Wish.Resend(MODERATOR, NOON))).isEqualTo(new Greeted(NOON, false));
  }

  @Test
  void itCanBeShown() {
    assertThat(tell(new Wish.Show())).isEqualTo(new Answer.Is(Newcomer.UNKNOWN));
  }
}
