package dev.althing.feature.remind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.entity.Decision;
import dev.althing.feature.remind.Reminders.Answer;
import dev.althing.feature.remind.Reminders.State;
import dev.althing.feature.remind.Reminders.Wish;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RemindersTest {
  private static final UserId ANN = new UserId("@ann:example.org");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Place HALL =
      new Place(new RoomId("!hall:example.org"), new EventId("$question"), Optional.empty(), false);

  private final Reminders rules = new Reminders();
  private State state = rules.empty(ANN.value());

  private Answer tell(Wish wish) {
    Decision<RemindEvent, Answer> decision = rules.decide(state, wish);
    if (decision instanceof Decision.Answers<RemindEvent, Answer> answers) {
      return answers.answer();
    }
    RemindEvent event = ((Decision.Happens<RemindEvent, Answer>) decision).event();
    state = rules.apply(state, event);
    return rules.answer(event);
  }

  private static Wish.Add add(int minutes, String text) {
    return new Wish.Add(ANN, NOON.plusSeconds(60L * minutes), text, HALL, "en");
  }

  private Reminder set(int minutes, String text) {
    return ((Answer.IsSet) tell(add(minutes, text))).reminder();
  }

  @Test
  void remindersAreNumberedFromOneAndNoNumberComesAgain() {
    assertThat(set(1, "a").number()).isEqualTo(1);
    assertThat(set(2, "b").number()).isEqualTo(2);
    tell(new Wish.Cancel(2));
    assertThat(set(3, "c").number()).isEqualTo(3);
  }

  @Test
  void theSoonestIsListedFirst() {
    Reminder late = set(9, "late");
    Reminder soon = set(1, "soon");

    assertThat(tell(new Wish.Show())).isEqualTo(new Answer.Listed(List.of(soon, late)));
  }

  @Test
  void whatIsCancelledIsNeitherToldNorCancelledAgain() {
    Reminder reminder = set(1, "a");

    assertThat(tell(new Wish.Cancel(1))).isEqualTo(new Answer.IsCancelled(reminder));
    assertThat(tell(new Wish.Cancel(1))).isEqualTo(new Answer.NoSuch(1));
    assertThat(tell(new Wish.Tell(1))).isEqualTo(new Answer.NoSuch(1));
    assertThat(tell(new Wish.PutOff(1, NOON))).isEqualTo(new Answer.NoSuch(1));
  }

  @Test
  void whatWasToldMayBePutOffAndKeepsItsNumber() {
    Reminder reminder = set(1, "a");
    assertThat(tell(new Wish.PutOff(1, NOON))).isEqualTo(new Answer.NoSuch(1));

    assertThat(tell(new Wish.Tell(1))).isEqualTo(new Answer.IsDue(reminder));
    assertThat(tell(new Wish.Tell(1))).isEqualTo(new Answer.NoSuch(1));
    Instant later = NOON.plusSeconds(600);
    assertThat(tell(new Wish.PutOff(1, later))).isEqualTo(new Answer.IsSet(reminder.at(later)));
    assertThat(tell(new Wish.PutOff(1, later))).isEqualTo(new Answer.NoSuch(1));
    assertThat(tell(new Wish.Show())).isEqualTo(new Answer.Listed(List.of(reminder.at(later))));
  }

  @Test
  void fiftyAtOnceAreAsManyAsThereCanBe() {
    for (int i = 0; i < Reminders.MOST; i++) {
      set(i + 1, "x");
    }

    assertThat(tell(add(99, "one more"))).isEqualTo(new Answer.TooMany(50));
    tell(new Wish.Cancel(7));
    assertThat(tell(add(99, "one more"))).isInstanceOf(Answer.IsSet.class);
  }

  @Test
  void onlyTheLastFiftyThatWereToldCanBePutOff() {
    for (int i = 1; i <= 51; i++) {
      set(1, "x");
      tell(new Wish.Tell(i));
    }

    assertThat(tell(new Wish.PutOff(1, NOON))).isEqualTo(new Answer.NoSuch(1));
    assertThat(tell(new Wish.PutOff(2, NOON))).isInstanceOf(Answer.IsSet.class);
  }

  private static RemindView view(Locale locale) {
    return new RemindView(locale, ZoneId.of("UTC"), NOON, "!remind");
  }

  @Test
  void answersAreWordedInBothLanguages() {
    Reminder reminder = set(10, "a *b*");
    Answer isSet = new Answer.IsSet(reminder);

    assertThat(words(view(Locale.ENGLISH).of(isSet)))
        .startsWith("⏰ I will remind you in 10 minutes, on ")
        .contains("`!remind cancel 1`");
    assertThat(words(view(Locale.GERMAN).of(isSet)))
        .startsWith("⏰ Ich erinnere dich in 10 Minuten, am Fr., 20. Nov. 2026, 12:10 UTC");
    assertThat(words(RemindView.question(Locale.ENGLISH))).contains("`in 10m ");
    assertThat(words(RemindView.question(Locale.GERMAN))).contains("`in 10 Minuten ");
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      RemindView view = view(locale);
      assertThat(words(view.of(new Answer.IsCancelled(reminder)))).contains("1");
      assertThat(words(view.of(new Answer.Listed(List.of())))).contains("!remind me in 10");
      assertThat(words(view.of(new Answer.Listed(List.of(reminder, reminder)))))
          .hasLineCount(2)
          .contains("a \\*b\\*");
      assertThat(view.of(new Answer.NoSuch(4))).isInstanceOf(Reply.Refusal.class);
      assertThat(view.of(new Answer.TooMany(50))).isInstanceOf(Reply.Refusal.class);
      for (When.Reading reading :
          List.of(
              new When.Reading.NoTime(),
              new When.Reading.BadTime(),
              new When.Reading.NoText(),
              new When.Reading.TooLong(2_000))) {
        assertThat(view.misread(reading)).isInstanceOf(Reply.Refusal.class);
      }
    }
  }

  private static String words(Reply reply) {
    return ((Reply.Text) reply).markdown();
  }

  @Test
  void whoIsRemindedIsMentionedWhereTheyAsked() {
    Reminder reminder = set(10, "<b>tea</b>");
    var inThread =
        new Place(HALL.room(), HALL.question(), Optional.of(new EventId("$root")), false);
    var alone = new Place(HALL.room(), HALL.question(), Optional.empty(), true);

    var content = told(reminder, HALL, Duration.ZERO);
    assertThat(content.path("msgtype").asText()).isEqualTo("m.text");
    assertThat(content.path("body").asText())
        .startsWith("⏰ @ann:example.org: <b>tea</b> (React")
        .doesNotContain("I was away");
    assertThat(content.at("/m.mentions/user_ids/0").asText()).isEqualTo(ANN.value());
    assertThat(content.at("/m.relates_to/m.in_reply_to/event_id").asText()).isEqualTo("$question");
    assertThat(told(reminder, HALL, Duration.ofMinutes(3)).path("body").asText())
        .contains("I was away");
    assertThat(
            told(at(reminder, inThread), inThread, Duration.ZERO)
                .at("/m.relates_to/event_id")
                .asText())
        .isEqualTo("$root");
    assertThat(told(at(reminder, alone), alone, Duration.ZERO).has("m.relates_to")).isFalse();
  }

  @Test
  void whatWasAskedInARoomThatGoesOnAsAnotherIsToldThereOrElseInPrivate() {
    RoomId next = new RoomId("!next:example.org");
    Reminder reminder = set(10, "tea");

    assertThat(HALL.movedTo(HALL.room(), false)).isEqualTo(HALL);
    assertThat(HALL.movedTo(next, false).isPrivate()).isTrue();
    Place there = HALL.movedTo(next, true);
    assertThat(there.room()).isEqualTo(next);
    assertThat(there.isPrivate()).isFalse();
    assertThat(told(reminder, there, Duration.ZERO).has("m.relates_to")).isFalse();
  }

  private static ObjectNode told(Reminder reminder, Place place, Duration late) {
    return view(Locale.ENGLISH).told(reminder, place, late);
  }

  private static Reminder at(Reminder reminder, Place place) {
    return new Reminder(
        reminder.person(),
        reminder.number(),
        reminder.due(),
        reminder.text(),
        place,
        reminder.locale());
  }
}
