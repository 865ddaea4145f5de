package dev.althing.bench;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.ConfigFactory;
import dev.althing.entity.Directory;
import dev.althing.entity.Entities;
import dev.althing.feature.wordle.WordleFeature;
import dev.althing.journal.Database;
import dev.althing.journal.DatabaseSettings;
import dev.althing.journal.event.JournalFormat;
import dev.althing.journal.event.JournalSetup;
import dev.althing.matrix.id.UserId;
import dev.althing.smoke.Program;
import dev.althing.testing.Databases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How quickly very many games of words go on, each in a direct room, and how quickly they wake. */
@Tag("bench")
final class GamesIT {
  private static final int PLAYERS = Integer.getInteger("bench.players", 1_000);
  private static final int A_SECOND = Integer.getInteger("bench.guesses", 60);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 60);
  private static final int SLEEPERS = Integer.getInteger("bench.sleepers", 10_000);
  private static final int PAIR = 2;

  /** Words that may be guessed and are never what is looked for; one more would end a game. */
  private static final List<String> WORDS = List.of("aecia", "buxom", "dikas", "muton", "pudus");

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @TempDir Path directory;

  /** The players in the store of a bot that is stopped, without any homeserver. */
  private static final class Sleepers implements AutoCloseable {
    private static final Duration REST = Duration.ofMinutes(10);

    private final Database database;
    private final ActorSystem<Directory.Command> system;

    Sleepers(DatabaseSettings store) {
      database = Database.connect(store, Clock.systemUTC(), new Random(1));
      system =
          ActorSystem.create(
              Directory.create(REST, () -> false),
              "sleepers",
              JournalSetup.of(
                  database, new JournalFormat(WordleFeature.FAMILIES), ConfigFactory.load()));
    }

    /** Asks all of them something at once; done when all have answered. */
    CompletableFuture<Void> wake(List<UserId> players) {
      Entities entities = Directory.facade(system);
      return CompletableFuture.allOf(
          players.stream()
              .map(player -> WordleFeature.isImported(entities, "bench", player))
              .map(CompletionStage::toCompletableFuture)
              .toArray(CompletableFuture[]::new));
    }

    @Override
    public void close() {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().join();
      database.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void goesOn(Databases kind) {
    CrowdsBot bot = bot(server(kind));
    try (Crowd crowd = new Crowd(PLAYERS, PAIR);
        Program program = bot.start(crowd, "games")) {
      await(crowd.askEverywhere("!wordle practice"));
      WORDS.forEach(word -> await(crowd.guessEverywhere(word)));
      await(crowd.askEverywhere("!wordle"));
      Work idle = Work.of(program.handle());
      List<Duration> taken = guess(crowd);
      Work each = Work.of(program.handle()).each(idle, taken.size());
      String measured = "%s; processors %s for each, and %s to compile";
      tell(
          "%s: %,d players, together %d guesses a second for %d s"
              .formatted(kind, PLAYERS, A_SECOND, SECONDS),
          measured.formatted(
              new Times(taken), Times.millis(each.warm()), Times.millis(each.compiling())));
      CrowdsBot.end(program);
    }
  }

  /** The players in turn, at even times; tells how long after it each guess was on the board. */
  private static List<Duration> guess(Crowd crowd) {
    int guesses = Math.min(A_SECOND * SECONDS, PLAYERS * WORDS.size());
    List<CompletableFuture<Duration>> boards = new ArrayList<>();
    long begin = System.nanoTime();
    for (int i = 0; i < guesses; i++) {
      long at = begin + TimeUnit.SECONDS.toNanos(1) * i / A_SECOND;
      LockSupport.parkNanos(Math.max(0, at - System.nanoTime()));
      long sent = System.nanoTime();
      boards.add(
          crowd
              .guess(i % PLAYERS, WORDS.get(i / PLAYERS))
              .thenApply(shown -> Duration.ofNanos(shown - sent)));
    }
    return boards.stream().map(GamesIT::await).toList();
  }

  private CrowdsBot bot(Optional<DatabaseSettings> server) {
    return new CrowdsBot(directory, Contender.OPTIONS, server);
  }

  private static Optional<DatabaseSettings> server(Databases kind) {
    return kind == Databases.H2 ? Optional.empty() : Optional.of(kind.fresh());
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void wakes(Databases kind) {
    Optional<DatabaseSettings> server = server(kind);
    CrowdsBot bot = bot(server);
    try (Crowd crowd = new Crowd(SLEEPERS, PAIR)) {
      try (Program program = bot.start(crowd, "sleepers")) {
        Watch watch = Watch.on(program.handle());
        await(crowd.askEverywhere("!wordle"));
        told(kind, "each begins one", watch);
        WORDS.subList(0, 3).forEach(word -> guess(kind, crowd, program, word));
        CrowdsBot.end(program);
      }
      wakeAlone(kind, server.orElse(DatabaseSettings.inDirectory(directory.resolve("sleepers"))));
      CompletableFuture<Void> shown = crowd.guessEverywhere(WORDS.get(3));
      long begin = System.nanoTime();
      try (Program program = bot.begin(crowd, "sleepers")) {
        await(shown);
        told(kind, "a guess for each while the bot is away", Watch.from(program.handle(), begin));
        guess(kind, crowd, program, WORDS.get(4));
        CrowdsBot.end(program);
      }
    }
  }

  /** What of it is waking: no messages, only the games. */
  private static void wakeAlone(Databases kind, DatabaseSettings store) {
    List<UserId> players =
        IntStream.range(0, SLEEPERS)
            .mapToObj(number -> new UserId("@p%d:crowd.test".formatted(number)))
            .toList();
    try (var sleepers = new Sleepers(store)) {
      for (String what : List.of("read from the journal, no messages", "the same, all awake")) {
        Watch watch = Watch.on(ProcessHandle.current());
        await(sleepers.wake(players));
        told(kind, what, watch);
      }
    }
  }

  private static void guess(Databases kind, Crowd crowd, Program program, String word) {
    Watch watch = Watch.on(program.handle());
    await(crowd.guessEverywhere(word));
    told(kind, "a guess for each, all awake", watch);
  }

  private static void told(Databases kind, String what, Watch watch) {
    tell("%s: %,d games: %s".formatted(kind, SLEEPERS, what), watch.toString());
  }

  private static <T> T await(CompletableFuture<T> something) {
    return something.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private static void tell(String work, String measured) {
    Table.addLoaded(work, "made-up homeserver", measured);
  }
}
