package dev.althing.entity;

import static dev.althing.testing.Eventually.eventually;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import dev.althing.effect.Cause;
import dev.althing.journal.Database;
import dev.althing.journal.DatabaseSettings;
import dev.althing.journal.Sql;
import dev.althing.journal.event.JournalFamily;
import dev.althing.journal.event.JournalFormat;
import dev.althing.journal.event.JournalSetup;
import dev.althing.testing.CuttableNetwork;
import dev.althing.testing.Databases;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DirectoryTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final DatabaseSettings.Waits IMPATIENT =
      new DatabaseSettings.Waits(
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30));

  private final Tally tally = new Tally();

  /** An actor system with a directory, that ends before its database. */
  private static final class Life implements AutoCloseable {
    private final ActorSystem<?> system;
    private final Entities entities;

    Life(Database database, Duration rest) {
      this(database, rest, () -> database.outage().isPresent());
    }

    Life(Database database, Duration rest, BooleanSupplier isAway) {
      var families = List.of(JournalFamily.of("tally", TallyEvent.class));
      var setup = JournalSetup.of(database, new JournalFormat(families), ConfigFactory.load());
      system = ActorSystem.create(Behaviors.<Void>empty(), "test", setup);
      var behavior = Directory.create(rest, isAway);
      entities = Directory.facade(system.systemActorOf(behavior, "directory", Props.empty()));
    }

    @Override
    public void close() {
      system.terminate();
      await(system.getWhenTerminated());
    }
  }

  private CompletionStage<Integer> tell(Life life, String cause, Tally.Command command) {
    return life.entities.ask(tally, "one", Cause.own(cause), command);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void answersTheSameCauseAlikeAndChangesNothing(Databases kind) {
    try (var database = kind.open()) {
      try (var life = new Life(database, LONG)) {
        assertThat(await(tell(life, "a", new Tally.Add(3)))).isEqualTo(3);
        assertThat(await(tell(life, "b", new Tally.Add(4)))).isEqualTo(7);

        assertThat(await(tell(life, "a", new Tally.Add(3)))).isEqualTo(3);
        assertThat(await(tell(life, "show", new Tally.Show()))).isEqualTo(7);
      }
      try (var life = new Life(database, LONG)) {
        assertThat(await(tell(life, "b", new Tally.Add(4)))).isEqualTo(7);
        assertThat(await(tell(life, "a", new Tally.Add(99)))).isEqualTo(3);
        assertThat(await(tell(life, "show", new Tally.Show()))).isEqualTo(7);
        assertThat(await(tell(life, "c", new Tally.Add(1)))).isEqualTo(8);
      }
    }
  }

  @Test
  void keepsEntitiesApart() {
    try (var database = Databases.H2.open();
        var life = new Life(database, LONG)) {
      String strange = "@ann:example.org|!room/%$ ü:example.org";

      int one = await(life.entities.ask(tally, "one", Cause.own("a"), new Tally.Add(1)));
      int other = await(life.entities.ask(tally, strange, Cause.own("a"), new Tally.Add(2)));

      assertThat(one).isEqualTo(1);
      assertThat(other).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"decide", "apply", "answer"})
  void answersAFaultAndLivesOn(String where) {
    try (var database = Databases.H2.open()) {
      try (var life = new Life(database, LONG)) {
        await(tell(life, "a", new Tally.Add(3)));

        assertThatThrownBy(() -> await(tell(life, "bad", new Tally.Spoil(where))))
            .isInstanceOf(EntityFault.class)
            .hasRootCauseMessage("on purpose");

        assertThat(await(tell(life, "b", new Tally.Add(4)))).isEqualTo(7);
        assertThat(tally.started).hasSize(1);
      }
      try (var life = new Life(database, LONG)) {
        assertThat(await(tell(life, "show", new Tally.Show()))).isEqualTo(7);
      }
    }
  }

  @Test
  void failsWhatIsNotAnsweredWhenItStops() {
    var database = Databases.H2.open();
    BooleanSupplier broken =
        () -> {
          throw new IllegalStateException("on purpose");
        };
    try (var life = new Life(database, LONG, broken)) {
      database.close();

      assertThatThrownBy(() -> await(tell(life, "a", new Tally.Add(1))))
          .hasStackTraceContaining("stopped");
    }
  }

  @Test
  void letsIdleEntitiesRestAndBringsThemBack() {
    try (var database = Databases.H2.open();
        var life = new Life(database, Duration.ofMillis(1))) {
      await(tell(life, "a", new Tally.Add(3)));

      eventually(
          "two more lives",
          () -> {
            await(tell(life, "show", new Tally.Show()));
            return tally.started.size() >= 3;
          });

      assertThat(await(tell(life, "b", new Tally.Add(4)))).isEqualTo(7);
    }
  }

  @Test
  void nobodyLivesWhileTheJournalIsRewritten() {
    try (var database = Databases.H2.open();
        var life = new Life(database, LONG)) {
      var latch = new CountDownLatch(1);
      await(tell(life, "a", new Tally.Add(3)));
      CompletionStage<Integer> busy = tell(life, "wait", new Tally.Wait(latch));
      var asked = new ArrayList<CompletionStage<Integer>>();
      CompletionStage<Integer> rewritten =
          life.entities.still(
              () -> {
                asked.add(tell(life, "b", new Tally.Add(4)));
                return database.transact(
                    connection -> Sql.update(connection, "delete from event_journal"));
              });
      CompletionStage<Integer> meanwhile = tell(life, "c", new Tally.Add(5));

      latch.countDown();

      assertThat(await(busy)).isEqualTo(3);
      assertThat(await(rewritten)).isEqualTo(1);
      assertThat(await(meanwhile)).isEqualTo(5);
      assertThat(await(asked.get(0))).isEqualTo(9);
      assertThat(tally.started).hasSize(2);
    }
  }

  @Test
  void goesOnWhenWhatWasDoneInStillnessFailed() {
    try (var database = Databases.H2.open();
        var life = new Life(database, LONG)) {
      await(tell(life, "a", new Tally.Add(3)));

      assertThatThrownBy(
              () ->
                  await(
                      life.entities.still(
                          () -> {
                            throw new IllegalStateException("on purpose");
                          })))
          .hasMessageContaining("on purpose");

      assertThat(await(tell(life, "b", new Tally.Add(4)))).isEqualTo(7);
    }
  }

  @Test
  void takesTenThousandQuestionsAtOnceAndRefusesWhatIsBeyond() {
    try (var database = Databases.H2.open();
        var life = new Life(database, LONG)) {
      var latch = new CountDownLatch(1);
      var answers = new ArrayList<CompletionStage<Integer>>();
      answers.add(tell(life, "wait", new Tally.Wait(latch)));
      int most = Resident.MAX_WAITING + Resident.MAX_UNANSWERED;
      for (int i = 1; i < most; i++) {
        answers.add(
            i % 20 == 0
                ? tell(life, "add " + i, new Tally.Add(1))
                : tell(life, "show " + i, new Tally.Show()));
      }

      assertThatThrownBy(() -> await(tell(life, "too much", new Tally.Add(1))))
          .isInstanceOf(EntityFault.class)
          .hasMessage("asked too much");
      latch.countDown();

      List<Integer> told = answers.stream().map(answer -> await(answer)).toList();
      assertThat(told).isEqualTo(IntStream.range(0, most).mapToObj(i -> i / 20).toList());
      assertThat(await(tell(life, "after", new Tally.Show()))).isEqualTo((most - 1) / 20);
      assertThat(tally.started).hasSize(1);
    }
  }

  @Test
  void waitsForAJournalThatIsAwayAndAnswersOnce() {
    try (var network = new CuttableNetwork(Databases.postgresPort());
        var database =
            Database.open(
                Databases.freshPostgres(network.port()).withWaits(IMPATIENT),
                Clock.systemUTC(),
                new Random(1));
        var life = new Life(database, LONG)) {
      await(tell(life, "a", new Tally.Add(1)));
      network.cut();
      var answers = new ArrayList<CompletionStage<Integer>>();
      for (int i = 2; i <= 100; i++) {
        answers.add(tell(life, "cause " + i, new Tally.Add(1)));
      }
      // what notices that the database is away, as the heartbeat of the lease does
      database.transactUntilDone(connection -> connection.isValid(1));
      eventually("lives end in vain", () -> tally.started.size() >= 4);
      assertThat(answers).noneMatch(answer -> answer.toCompletableFuture().isDone());

      network.mend();

      List<Integer> told = answers.stream().map(answer -> await(answer)).toList();
      assertThat(told).isEqualTo(IntStream.rangeClosed(2, 100).boxed().toList());
      assertThat(await(tell(life, "show", new Tally.Show()))).isEqualTo(100);
    }
  }

  @Test
  void givesUpAnEntityThatCannotBeRead() {
    try (var database = Databases.H2.open()) {
      try (var life = new Life(database, LONG)) {
        await(tell(life, "a", new Tally.Add(1)));
      }
      await(
          database.transact(
              connection ->
                  Sql.update(
                      connection, "update event_journal set event_payload = ?", new byte[] {7})));

      try (var life = new Life(database, LONG)) {
        var first = tell(life, "b", new Tally.Add(1));
        var second = tell(life, "c", new Tally.Add(1));

        assertThatThrownBy(() -> await(first)).isInstanceOf(EntityFault.class);
        assertThatThrownBy(() -> await(second)).hasMessageContaining("tally");
        int healthy = await(life.entities.ask(tally, "other", Cause.own("d"), new Tally.Add(5)));
        assertThat(healthy).isEqualTo(5);
      }
    }
  }
}
