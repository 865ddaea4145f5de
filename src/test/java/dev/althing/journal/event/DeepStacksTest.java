package dev.althing.journal.event;

import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.BootstrapSetup;
import akka.actor.Dropped;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorInterceptor;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.eventstream.EventStream;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.althing.journal.Database;
import dev.althing.testing.Databases;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** PostgreSQL here, since a lock can hold its journal's table while the stash fills. */
final class DeepStacksTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Config KEEP_THE_TEST_ALIVE =
      ConfigFactory.parseString("akka.jvm-exit-on-fatal-error = off");

  @Test
  void survivesAThousandCommandsBehindOnePersistAndDropsWhatIsTooMuch() {
    try (var database = Databases.POSTGRESQL.open()) {
      var story = new Story(database, KEEP_THE_TEST_ALIVE, 1_000);

      story.run(200);

      story.dropped.receiveSeveralMessages(800, PATIENCE);
      story.end();
    }
  }

  @Test
  void hasStacksForAStashManyTimesAsLarge() {
    try (var database = Databases.POSTGRESQL.open()) {
      var large = ConfigFactory.parseString("akka.persistence.typed.stash-capacity = 5000");

      var story = new Story(database, large.withFallback(KEEP_THE_TEST_ALIVE), 4_000);

      story.run(4_000);
      story.end();
    }
  }

  /** One persist that waits for a lock, and many questions behind it. */
  private static final class Story {
    final int questions;
    final Database database;
    final ActorTestKit kit;
    final TestProbe<Dropped> dropped;
    final TestProbe<List<String>> answers;
    final CountDownLatch received;

    Story(Database database, Config config, int questions) {
      this.questions = questions;
      this.database = database;
      var format =
          new JournalFormat(
              List.of(JournalFamily.of("sample", SampleEvent.class).withState(SampleState.class)));
      var setup = JournalSetup.of(database, format, ConfigFactory.load());
      var whole =
          setup.withSetup(
              BootstrapSetup.create(
                  config
                      .withFallback(JournalSetup.settings(database, format))
                      .withFallback(ConfigFactory.load())));
      this.kit = ActorTestKit.create(ActorSystem.create(Behaviors.empty(), "stash", whole));
      this.dropped = kit.createTestProbe(Dropped.class);
      kit.system().eventStream().tell(new EventStream.Subscribe<>(Dropped.class, dropped.getRef()));
      this.answers = kit.createTestProbe();
      this.received = new CountDownLatch(questions + 2);
    }

    void run(int expectedAnswers) {
      var entity = kit.spawn(counted(SampleEntity.create("sample|1")));
      entity.tell(new SampleEntity.Show(answers.getRef()));
      answers.receiveMessage(PATIENCE);
      var locked = new CountDownLatch(1);
      var unlock = new CountDownLatch(1);
      var lock =
          database.transactUrgently(
              c -> {
                try (var statement = c.createStatement()) {
                  statement.execute("lock table event_journal in access exclusive mode");
                }
                locked.countDown();
                return pass(unlock);
              });
      pass(locked);

      entity.tell(new SampleEntity.Guess("a", answers.getRef()));
      for (int i = 0; i < questions; i++) {
        entity.tell(new SampleEntity.Show(answers.getRef()));
      }
      pass(received);
      unlock.countDown();
      await(lock);

      var given = answers.receiveSeveralMessages(expectedAnswers + 1, PATIENCE);
      assertThat(given).allMatch(words -> words.equals(List.of("a")));
    }

    void end() {
      answers.expectNoMessage(Duration.ofMillis(50));
      kit.shutdownTestKit();
    }

    private Behavior<SampleEntity.Command> counted(Behavior<SampleEntity.Command> entity) {
      return Behaviors.intercept(
          () ->
              new BehaviorInterceptor<SampleEntity.Command, SampleEntity.Command>(
                  SampleEntity.Command.class) {
                @Override
                public Behavior<SampleEntity.Command> aroundReceive(
                    TypedActorContext<SampleEntity.Command> context,
                    SampleEntity.Command message,
                    ReceiveTarget<SampleEntity.Command> target) {
                  var next = target.apply(context, message);
                  received.countDown();
                  return next;
                }
              },
          entity);
    }

    private static boolean pass(CountDownLatch gate) {
      try {
        return gate.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
