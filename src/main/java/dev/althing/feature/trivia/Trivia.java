package dev.althing.feature.trivia;

import dev.althing.config.feature.TriviaSettings;
import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.entity.Entities;
import dev.althing.entity.Feature;
import dev.althing.entity.score.Scores;
import dev.althing.feature.trivia.bank.Flaw;
import dev.althing.feature.trivia.bank.Packs;
import dev.althing.feature.trivia.game.Pace;
import dev.althing.feature.trivia.game.Quiz;
import dev.althing.feature.trivia.game.TriviaEvent;
import dev.althing.feature.trivia.game.Wish;
import dev.althing.health.Health;
import dev.althing.health.HealthRegistry;
import dev.althing.journal.event.JournalFamily;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.Postmarks;
import dev.althing.outbox.reads.Reads;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The quiz as a whole: its questions are read, and what plays with them is put together. */
public final class Trivia {
  /** The quizzes' events, for the journal. */
  public static final JournalFamily FAMILY = JournalFamily.of(Quiz.TYPE, TriviaEvent.class);

  private static final Logger LOG = LoggerFactory.getLogger(Trivia.class);
  private static final int LOGGED = 100;

  /**
   * What the operator decided.
   *
   * @param zone in which days and weeks begin
   * @param isOn whether it may be played in a room
   */
  public record Rules(TriviaSettings settings, ZoneId zone, Predicate<RoomId> isOn) {}

  /** Whom the quiz asks. */
  public record Neighbours(Entities entities, Reads reads, Scores scores, Postmarks postmarks) {}

  /** Where time and chance come from. */
  public record Fortune(InstantSource clock, RandomGenerator random) {
    Wish.Ask ask(Cause cause) {
      return new Wish.Ask(random.nextLong(), clock.instant(), cause);
    }
  }

  private Trivia() {}

  /** The quiz; what is wrong with its questions is logged, and shows in the health. */
  public static Feature feature(
      Rules rules, Neighbours neighbours, Fortune fortune, HealthRegistry health) {
    TriviaSettings settings = rules.settings();
    Packs.Found found = Packs.read(settings.builtIn(), settings.packs());
    report(found);
    health.register("trivia", () -> CompletableFuture.completedFuture(health(found)));
    Quizmaster quizmaster =
        new Quizmaster(
            neighbours.entities(),
            new Quiz(found.bank(), new Pace(settings.pause(), settings.spacing())),
            neighbours.postmarks(),
            room -> neighbours.reads().joinedMembers(room).thenApply(all -> all.keySet()));
    TriviaCommand command =
        new TriviaCommand(quizmaster, found.bank(), rules, neighbours.scores(), fortune);
    TriviaKind kind = new TriviaKind(quizmaster, rules.isOn(), settings.early(), fortune);
    return new Feature("trivia", List.of(command), List.of(kind), List.of());
  }

  /** What somebody has won in a room, for the scores. */
  public static Effect.Score won(RoomId room, UserId person, Instant at, long points) {
    return new Effect.Score(Staging.GAME, room.value(), person, at, points);
  }

  private static void report(Packs.Found found) {
    found.flaws().stream().limit(LOGGED).forEach(flaw -> LOG.warn("trivia: {}", flaw));
    int more = found.flaws().size() - LOGGED;
    if (more > 0) {
      LOG.warn("trivia: and {} more problems", more);
    }
    LOG.info("trivia: {} questions", found.bank().size());
  }

  private static Health health(Packs.Found found) {
    List<Flaw> flaws = found.flaws();
    if (flaws.isEmpty()) {
      return Health.ok(found.bank().size() + " questions");
    }
    String others = flaws.size() == 1 ? "" : " (and " + (flaws.size() - 1) + " more in the log)";
    return Health.degraded("a pack of questions is not as it should be: " + flaws.get(0) + others);
  }
}
