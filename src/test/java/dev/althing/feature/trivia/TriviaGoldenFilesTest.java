package dev.althing.feature.trivia;

import dev.althing.effect.Cause;
import dev.althing.feature.trivia.bank.Difficulty;
import dev.althing.feature.trivia.bank.Header;
import dev.althing.feature.trivia.bank.Question;
import dev.althing.feature.trivia.game.End;
import dev.althing.feature.trivia.game.Onward;
import dev.althing.feature.trivia.game.Plan;
import dev.althing.feature.trivia.game.Posed;
import dev.althing.feature.trivia.game.Result;
import dev.althing.feature.trivia.game.Tally;
import dev.althing.feature.trivia.game.TriviaEvent;
import dev.althing.journal.event.GoldenFiles;
import dev.althing.journal.event.JournalFamily;
import dev.althing.journal.event.Recorded;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class TriviaGoldenFilesTest extends GoldenFiles {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final UserId ANN = new UserId("@ann:example.org");
  private static final UserId BEN = new UserId("@ben:example.org");
  private static final Cause ASKED = Cause.event(new EventId("$question"));
  private static final Cause DUE =
      new Cause("agenda:trivia|!hall:example.org/reveal@1777636832000");

  private static final Question QUESTION =
      new Question(
          "0123456789abcdef",
          new Header("Countries", "mledoze/countries", "ODbL-1.0", "Geography", "en"),
          Difficulty.HARD,
          "Which country has Banjul as its capital?",
          List.of("Gambia", "The Gambia"),
          List.of("Zambia", "Mali", "Ghana"));

  private static final Plan PLAN =
      new Plan(
          ANN,
          Optional.of(new EventId("$root")),
          "de",
          false,
          5,
          30,
          Optional.of("Geography"),
          Optional.of(Difficulty.HARD));

  private static final Plan TYPED =
      new Plan(ANN, Optional.empty(), "en", true, 1, 20, Optional.empty(), Optional.empty());

  private static final Posed POSED =
      new Posed(2, QUESTION, List.of("Mali", "Gambia", "Ghana", "Zambia"), 1, ASKED.value(), NOON);

  private static <E> Recorded<E> recorded(Cause cause, E event) {
    return new Recorded<>(cause, event);
  }

  @Override
  protected JournalFamily family() {
    return Trivia.FAMILY;
  }

  @Override
  protected Map<String, Object> expected() {
    EventId reaction = new EventId("$reaction");
    return Map.of(
        "asked.v1.json",
            recorded(
                ASKED,
                new TriviaEvent.Asked(PLAN, POSED, NOON.plusSeconds(31), NOON.plusSeconds(32))),
        "answered.v1.json",
            recorded(
                Cause.event(reaction),
                new TriviaEvent.Answered(BEN, 3, reaction, NOON.plusMillis(4_321))),
        "withdrawn.v1.json",
            recorded(
                Cause.event(new EventId("$redaction")),
                new TriviaEvent.Withdrawn(
                    BEN, reaction, NOON.plusSeconds(5), NOON.plusSeconds(32))),
        "hurried.v1.json",
            recorded(
                Cause.event(reaction).step("hurry"), new TriviaEvent.Hurried(NOON.plusSeconds(7))),
        "postponed.v1.json",
            recorded(DUE, new TriviaEvent.Postponed(NOON.plusSeconds(51), NOON.plusSeconds(52))),
        "revealed.v1.json", recorded(DUE, revealed()),
        "stopped.v1.json",
            recorded(
                Cause.event(new EventId("$stop")),
                new TriviaEvent.Stopped(
                    TYPED,
                    Optional.of(new Posed(1, QUESTION, List.of(), 0, ASKED.value(), NOON)),
                    List.of(),
                    End.WANTED,
                    Optional.of(ANN))));
  }

  private static TriviaEvent revealed() {
    return new TriviaEvent.Revealed(
        PLAN,
        POSED,
        List.of(new Result(ANN, true, 4_321, 458, 2), new Result(BEN, false, 900, 0, 0)),
        List.of(new Tally(ANN, 900, 2), new Tally(BEN, 0, 0)),
        Onward.NEXT,
        NOON.plusSeconds(32),
        false,
        NOON.plusSeconds(42));
  }
}
