package dev.althing.journal.event;

import static dev.althing.testing.Eventually.eventually;
import static dev.althing.testing.Stages.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.ExtendedActorSystem;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.jdbc.query.javadsl.JdbcReadJournal;
import akka.persistence.query.PersistenceQuery;
import akka.stream.javadsl.Sink;
import com.typesafe.config.ConfigFactory;
import dev.althing.journal.Database;
import dev.althing.journal.DatabaseSettings;
import dev.althing.testing.CuttableNetwork;
import dev.althing.testing.Databases;
import java.io.NotSerializableException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class JournalSetupTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final DatabaseSettings.Waits IMPATIENT =
      new DatabaseSettings.Waits(
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30));
  private static final JournalFamily SAMPLE =
      JournalFamily.of("sample", SampleEvent.class).withState(SampleState.class);

  @ParameterizedTest
  @EnumSource(Databases.class)
  void bringsEntitiesBackFromTheJournal(Databases kind) {
    try (var database = kind.open()) {
      String id = "sample|@" + "u".repeat(250) + ":" + "s".repeat(250) + "|!room:example.org";
      within(
          database,
          (system, entity) -> {
            for (String word : List.of("a", "b", "c", "d")) {
              await(guess(system, entity, word));
            }
          },
          id);

      within(
          database,
          (system, entity) -> {
            List<String> words = await(show(system, entity));
            assertThat(words).containsExactly("a", "b", "c", "d");
          },
          id);

      assertThat(column(database, "select distinct event_ser_manifest from event_journal"))
          .containsExactly("sample");
      assertThat(column(database, "select distinct snapshot_ser_manifest from snapshot"))
          .containsExactly("sample/state");
      assertThat(column(database, "select distinct meta_ser_manifest from event_journal"))
          .containsOnlyNulls();
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void letsProjectionsReadTheJournal(Databases kind) {
    try (var database = kind.open()) {
      within(
          database,
          (system, entity) -> {
            await(guess(system, entity, "a"));
            var journal =
                PersistenceQuery.get(system)
                    .getReadJournalFor(JdbcReadJournal.class, JdbcReadJournal.Identifier());

            var ids = await(journal.currentPersistenceIds().runWith(Sink.seq(), system));
            var events =
                await(
                    journal
                        .currentEventsByPersistenceId("sample|1", 0, Long.MAX_VALUE)
                        .runWith(Sink.seq(), system));

            assertThat(ids).containsExactly("sample|1");
            assertThat(events).hasSize(1);
            assertThat(events.get(0).event()).isInstanceOf(Recorded.class);
          },
          "sample|1");
    }
  }

  @Test
  void saysWhichFamilyItCannotRead() {
    try (var database = Databases.H2.open()) {
      within(
          database,
          (system, entity) -> {
            var serializer = new JournalSerializer((ExtendedActorSystem) Adapter.toClassic(system));
            var unknown = "{\"cause\":\"c\",\"event\":{\"event\":\"drawn\"}}".getBytes(UTF_8);

            assertThatThrownBy(() -> serializer.fromBinary(unknown, "sample"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("holds a \"sample\" that this Althing cannot read");
            assertThatThrownBy(() -> serializer.fromBinary(unknown, "chess"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("chess");
            assertThat(serializer.identifier()).isEqualTo(1_930_617);
          },
          "sample|1");
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void leavesThePoolOpenWhenTheActorSystemEnds(Databases kind) {
    try (var database = kind.open()) {
      within(database, (system, entity) -> await(guess(system, entity, "a")), "sample|1");

      boolean alive = await(database.read(c -> c.isValid(5)));

      assertThat(alive).isTrue();
    }
  }

  @Test
  void letsEntitiesComeBackAfterAnOutage() {
    try (var network = new CuttableNetwork(Databases.postgresPort());
        var database =
            Database.open(
                Databases.freshPostgres(network.port()).withWaits(IMPATIENT),
                Clock.systemUTC(),
                new Random(1))) {
      within(
          database,
          (system, entity) -> {
            await(guess(system, entity, "a"));
            network.cut();
            List<String> answer = await(tryToGuess(system, entity, "b"));
            assertThat(answer).isEmpty();

            network.mend();

            eventually("an answer", () -> await(tryToGuess(system, entity, "c")).contains("c"));
            List<String> all = await(show(system, entity));
            assertThat(all).startsWith("a").doesNotContain("b");
          },
          "sample|1");
    }
  }

  private interface Story {
    void tell(ActorSystem<?> system, ActorRef<SampleEntity.Command> entity);
  }

  private static void within(Database database, Story story, String id) {
    var setup = JournalSetup.of(database, new JournalFormat(List.of(SAMPLE)), ConfigFactory.load());
    var system = ActorSystem.create(Behaviors.<Void>empty(), "test", setup);
    try {
      story.tell(system, system.systemActorOf(SampleEntity.create(id), "entity", Props.empty()));
    } finally {
      system.terminate();
      await(system.getWhenTerminated());
    }
  }

  private static CompletionStage<List<String>> guess(
      ActorSystem<?> system, ActorRef<SampleEntity.Command> entity, String word) {
    return guess(system, entity, word, PATIENCE);
  }

  /** No word comes back when there is no answer in time. */
  private static CompletionStage<List<String>> tryToGuess(
      ActorSystem<?> system, ActorRef<SampleEntity.Command> entity, String word) {
    return guess(system, entity, word, Duration.ofSeconds(3)).exceptionally(noAnswer -> List.of());
  }

  private static CompletionStage<List<String>> guess(
      ActorSystem<?> system,
      ActorRef<SampleEntity.Command> entity,
      String word,
      Duration patience) {
    return AskPattern.ask(
        entity, replyTo -> new SampleEntity.Guess(word, replyTo), patience, system.scheduler());
  }

  private static CompletionStage<List<String>> show(
      ActorSystem<?> system, ActorRef<SampleEntity.Command> entity) {
    return AskPattern.ask(entity, SampleEntity.Show::new, PATIENCE, system.scheduler());
  }

  private static List<String> column(Database database, String sql) {
    return await(
        database.read(
            c -> {
              try (var statement = c.createStatement();
                  var rows = statement.executeQuery(sql)) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                  found.add(rows.getString(1));
                }
                return found;
              }
            }));
  }
}
