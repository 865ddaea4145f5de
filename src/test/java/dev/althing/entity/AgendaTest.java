package dev.althing.entity;

import static dev.althing.testing.Eventually.eventually;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.typesafe.config.ConfigFactory;
import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.Effects;
import dev.althing.outbox.write.EffectWriter;
import dev.althing.testing.Databases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AgendaTest {
  private static final Instant NOON = ManualClock.NOON;
  private static final Duration YEAR = Duration.ofDays(365);

  private final Database database = Databases.H2.open();
  private final ManualClock clock = new ManualClock();
  private final Bell bell = new Bell();
  private final KeptEffects said = new KeptEffects(Effect.Send.class::isInstance);
  private ActorTestKit kit;
  private Effects effects;
  private int kicks;

  @AfterEach
  void end() {
    kit.shutdownTestKit();
    database.close();
  }

  /** An entity kind that is woken. */
  private static final class Bell implements EntityKind {
    private final List<Deadline> woken = new CopyOnWriteArrayList<>();
    private volatile Function<Deadline, CompletionStage<List<Effect>>> answer =
        deadline -> CompletableFuture.completedFuture(List.of(ring(deadline)));

    @Override
    public String type() {
      return "bell";
    }

    @Override
    public CompletionStage<List<Effect>> wake(Deadline deadline) {
      woken.add(deadline);
      return answer.apply(deadline);
    }

    @Override
    public CompletionStage<Outcome> continued(Continued continued) {
      throw new AssertionError();
    }

    private long times(String key) {
      return woken.stream().filter(deadline -> deadline.key().equals(key)).count();
    }
  }

  private static Effect ring(Deadline deadline) {
    return new Effect.Send(
        Destination.room(new RoomId("!a:x")),
        "m.room.message",
        Json.object().put("k", deadline.key()));
  }

  /** Everything as a new process would have it. */
  private void start(Clock time) {
    kit = ActorTestKit.create("agenda", ConfigFactory.parseString("akka.loglevel = WARNING"));
    var table = new AgendaTable(database);
    var writer = kit.spawn(EffectWriter.create(database, List.of(table, said), time));
    effects = EffectWriter.door(writer, database);
    kit.spawn(Agenda.create(table, Map.of("bell", bell), effects, time));
  }

  private void start() {
    start(clock);
  }

  private void kill() {
    kit.shutdownTestKit();
  }

  private void schedule(String key, Instant due) {
    write("set " + key + due + kicks++, new Effect.Schedule("bell", "one", key, due));
  }

  private void write(String cause, Effect effect) {
    await(effects.write(Cause.own(cause), List.of(effect)));
  }

  /** Makes the agenda look, by a deadline far away. */
  private void kick() {
    schedule("far away", NOON.plus(YEAR.multipliedBy(1_000)).plusSeconds(kicks));
  }

  private List<String> keys() {
    return await(
        database.read(
            c ->
                Sql.query(
                    c,
                    "select item_key from agenda where item_key <> 'far away' order by item_key",
                    row -> row.getString(1))));
  }

  private List<String> rung() {
    return said.all.stream()
        .map(kept -> ((Effect.Send) kept.effect()).content().path("k").asText())
        .toList();
  }

  @Test
  void wakesOnceAtTheTimeAndNotBefore() {
    start();
    schedule("tea", NOON.plusSeconds(60));
    kick();
    assertThat(bell.woken).isEmpty();

    clock.pass(Duration.ofSeconds(60));
    kick();

    eventually("taken off", () -> keys().isEmpty());
    kick();
    assertThat(rung()).containsExactly("tea");
    assertThat(bell.woken)
        .containsExactly(new Deadline("bell", "one", "tea", NOON.plusSeconds(60)));
  }

  @Test
  void wakesByItselfWhenTheTimeComes() {
    start(Clock.systemUTC());

    schedule("soon", Instant.now().plusMillis(300));

    eventually("rung", () -> rung().contains("soon"));
  }

  @Test
  void wakesWhatPassedWhileItWasDown() {
    start();
    schedule("passed", NOON.plusSeconds(60));
    kill();
    clock.pass(Duration.ofDays(3));

    start();

    eventually("rung", () -> rung().contains("passed"));
    eventually("taken off", () -> keys().isEmpty());
    assertThat(bell.woken).hasSize(1);
  }

  @Test
  void wakesAgainWithTheSameCauseAfterADeathBeforeTheCommit() {
    bell.answer = deadline -> new CompletableFuture<>();
    start();
    schedule("tea", NOON);
    eventually("woken", () -> bell.woken.size() == 1);
    kill();
    assertThat(keys()).containsExactly("tea");
    bell.answer = deadline -> CompletableFuture.completedFuture(List.of(ring(deadline)));

    start();

    eventually("taken off", () -> keys().isEmpty() && !rung().isEmpty());
    assertThat(rung()).containsExactly("tea");
    assertThat(bell.woken)
        .extracting(Deadline::cause)
        .hasSize(2)
        .containsOnly(bell.woken.get(0).cause());
  }

  @Test
  void triesAFailingWakerLaterWithoutStoppingOthers() {
    bell.answer =
        deadline ->
            deadline.key().equals("bad")
                ? CompletableFuture.failedFuture(new IllegalStateException("on purpose"))
                : CompletableFuture.completedFuture(List.of(ring(deadline)));
    start();
    schedule("bad", NOON);
    schedule("good", NOON);
    eventually("the good one rings", () -> rung().contains("good"));
    eventually("the bad one was tried", () -> bell.times("bad") == 1);
    kick();
    assertThat(bell.times("bad")).isEqualTo(1);

    for (long seconds : List.of(4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 600L, 600L)) {
      long before = bell.times("bad");
      eventually(
          "tried after " + seconds,
          () -> {
            clock.pass(Duration.ofSeconds(seconds));
            kick();
            return bell.times("bad") > before;
          });
    }
    bell.answer = deadline -> CompletableFuture.completedFuture(List.of(ring(deadline)));
    eventually(
        "it rings at last",
        () -> {
          clock.pass(Duration.ofMinutes(11));
          kick();
          return rung().contains("bad");
        });
    eventually("taken off", () -> keys().isEmpty());
  }

  @Test
  void triesSoonAgainWhenTheClockWasPutBack() {
    bell.answer = deadline -> CompletableFuture.failedFuture(new IllegalStateException("broken"));
    start();
    clock.set(NOON.plus(YEAR));
    schedule("tea", NOON);
    eventually("tried", () -> bell.times("tea") == 1);
    // The next one is tried only after the failure of this one was noted.
    schedule("coffee", NOON);
    eventually("noted", () -> bell.times("coffee") == 1);

    clock.set(NOON.plusSeconds(5));
    bell.answer = deadline -> CompletableFuture.completedFuture(List.of(ring(deadline)));

    eventually(
        "tried again",
        () -> {
          kick();
          return rung().contains("tea");
        });
  }

  @Test
  void takesAThrowingWakerForAFailingOne() {
    bell.answer =
        deadline -> {
          throw new IllegalStateException("thrown on purpose");
        };
    start();
    schedule("tea", NOON);
    eventually("tried", () -> bell.times("tea") == 1);
    bell.answer = deadline -> CompletableFuture.completedFuture(List.of(ring(deadline)));

    clock.pass(Duration.ofMinutes(1));

    eventually(
        "tried again",
        () -> {
          clock.pass(Duration.ofSeconds(5));
          kick();
          return rung().contains("tea");
        });
  }

  @Test
  void movesADeadlineThatIsSetAgain() {
    start();
    schedule("tea", NOON.plusSeconds(60));
    schedule("tea", NOON.plusSeconds(600));
    clock.pass(Duration.ofSeconds(120));
    kick();
    schedule("marker", NOON);
    eventually("the marker rings", () -> rung().contains("marker"));
    assertThat(rung()).doesNotContain("tea");

    clock.pass(Duration.ofSeconds(600));
    kick();

    eventually("rung", () -> rung().contains("tea"));
    assertThat(bell.times("tea")).isEqualTo(1);
  }

  @Test
  void keepsADeadlineThatTheWakingSetsAnew() {
    bell.answer =
        deadline ->
            CompletableFuture.completedFuture(
                List.of(
                    ring(deadline),
                    new Effect.Schedule("bell", "one", "daily", deadline.due().plus(YEAR))));
    start();
    schedule("daily", NOON);
    eventually("rung", () -> rung().size() == 1);
    assertThat(keys()).containsExactly("daily");

    clock.pass(YEAR);
    kick();

    eventually("rung again", () -> rung().size() == 2);
  }

  @Test
  void dropsADeadlineThatIsSetForATimeAtWhichItHasHappened() {
    start();
    schedule("tea", NOON);
    eventually("taken off", () -> keys().isEmpty());

    schedule("tea", NOON);

    eventually("taken off again", () -> keys().isEmpty());
    schedule("marker", NOON);
    eventually("the marker rings", () -> rung().contains("marker"));
    assertThat(rung()).containsExactly("tea", "marker");
    assertThat(bell.times("tea")).isLessThanOrEqualTo(2);
  }

  @Test
  void leavesTheDeadlinesOfAKindThatIsGone() {
    start();
    write("gone", new Effect.Schedule("gong", "one", "gone", NOON));

    schedule("tea", NOON);

    eventually("rung", () -> rung().contains("tea"));
    eventually("only the other is left", () -> keys().equals(List.of("gone")));
  }

  @Test
  void forgetsWhatIsTakenBack() {
    bell.answer = deadline -> CompletableFuture.failedFuture(new IllegalStateException("broken"));
    start();
    schedule("one", NOON);
    schedule("two", NOON.plusSeconds(60));
    eventually("tried", () -> bell.times("one") == 1);

    write("off 1", new Effect.Unschedule("bell", "one", "one", Optional.empty()));
    write("off 2", new Effect.Unschedule("bell", "one", "two", Optional.of(NOON)));
    assertThat(keys()).containsExactly("two");
    write("off 3", new Effect.Unschedule("bell", "one", "two", Optional.of(NOON.plusSeconds(60))));
    clock.pass(Duration.ofHours(1));
    kick();
    bell.answer = deadline -> CompletableFuture.completedFuture(List.of(ring(deadline)));
    schedule("marker", NOON);

    eventually("the marker rings", () -> rung().contains("marker"));
    assertThat(rung()).containsExactly("marker");
    assertThat(keys()).isEmpty();
  }

  @Test
  void wakesManyAtOnceEachOnce() {
    start();
    var all = new ArrayList<Effect>();
    for (int i = 0; i < 400; i++) {
      all.add(new Effect.Schedule("bell", "entity " + i, "key " + i, NOON.minusSeconds(i)));
    }

    await(effects.write(Cause.own("all"), all));

    eventually("all rung", () -> rung().size() == 400);
    eventually("all taken off", () -> keys().isEmpty());
    assertThat(bell.woken).doesNotHaveDuplicates().hasSize(400);
  }

  @Test
  void looksAgainWhenTheTableCannotBeRead() {
    start();
    await(database.transact(c -> Sql.update(c, "alter table agenda rename to elsewhere")));
    await(
        database.transact(
            c ->
                Sql.update(
                    c,
                    "insert into elsewhere values ('bell', 'one', 'tea', ?)",
                    NOON.toEpochMilli())));
    kit.spawn(Agenda.create(new AgendaTable(database), Map.of("bell", bell), effects, clock));

    await(database.transact(c -> Sql.update(c, "alter table elsewhere rename to agenda")));

    eventually("rung", () -> rung().contains("tea"));
  }

  @Test
  void takesOnlyDeadlines() {
    start();
    var table = new AgendaTable(database);
    Effect other = ring(new Deadline("bell", "one", "x", NOON));

    assertThat(table.takes(other)).isFalse();
    assertThatThrownBy(
            () ->
                await(
                    database.transact(
                        c -> {
                          table.write(c, Cause.own("x"), 0, other);
                          return 0;
                        })))
        .hasStackTraceContaining("AssertionError");
  }
}
