package dev.althing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.testing.Heard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** How fast, how reliably and how cheaply {@code !ping} is answered, against the floor. */
@Tag("bench")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class AnsweringIT {
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 500);
  private static final int WARM_UP = Integer.getInteger("bench.warm-up", 6_000);

  /** With their answers, no more than a timeline shows: the bare bot loses what is left out. */
  private static final int AT_ONCE = 4;

  private static final int BURST = 40;
  private static final Duration BURST_TIME = Duration.ofMillis(500);
  private static final int BURSTS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Contender> contenders = new ArrayList<>();
  private final Map<Contender, String> rooms = new HashMap<>();
  private Home home;
  private Asker asker;

  @BeforeAll
  void warmUp(@TempDir Path directory) {
    home = Home.open();
    Home.Account account = home.account("asker");
    asker = new Asker(account);
    contenders.add(Contender.bare(home, directory));
    contenders.add(Contender.onH2(home, directory, account.id()));
    contenders.add(Contender.onPostgresql(home, directory, account.id()));
    for (Contender contender : contenders) {
      rooms.put(contender, contender.room(asker));
      askMany(contender, WARM_UP);
    }
  }

  @AfterAll
  void end() {
    contenders.forEach(Contender::close);
    threads.shutdownNow();
    asker.close();
    home.close();
  }

  private void askMany(Contender contender, int count) {
    List<CompletableFuture<Void>> lines =
        IntStream.range(0, AT_ONCE)
            .mapToObj(line -> CompletableFuture.runAsync(() -> ask(contender, count), threads))
            .toList();
    lines.forEach(CompletableFuture::join);
  }

  private void ask(Contender contender, int count) {
    for (int i = 0; i < count / AT_ONCE; i++) {
      asker.ask(rooms.get(contender), "!ping");
    }
  }

  /** In turn, so that whatever else the machine does hits all alike. */
  @Test
  @Order(1)
  void answersOneQuestion() {
    Map<Contender, List<Duration>> taken = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < contenders.size(); i++) {
        Contender contender = contenders.get((round + i) % contenders.size());
        Duration answer = asker.ask(rooms.get(contender), "!ping");
        taken.computeIfAbsent(contender, key -> new ArrayList<>()).add(answer);
      }
    }
    Times floor = new Times(taken.get(contenders.get(0)));
    for (Contender contender : contenders) {
      Times times = new Times(taken.get(contender));
      String ratios =
          String.format(
              Locale.ROOT,
              "%s; × floor %.2f, %.2f, %.2f",
              times,
              times.ratio(floor, 50),
              times.ratio(floor, 95),
              times.ratio(floor, 99));
      Table.add("`!ping`, " + contender.name(), home, ratios);
    }
  }

  @Test
  @Order(2)
  void worksForOneAnswer() {
    Optional<Duration> floor = Optional.empty();
    for (Contender contender : contenders) {
      Work before = Work.of(contender.program().handle());
      for (int i = 0; i < ROUNDS; i++) {
        asker.ask(rooms.get(contender), "!ping");
      }
      Work each = Work.of(contender.program().handle()).each(before, ROUNDS);
      floor = floor.or(() -> Optional.of(each.warm()));
      String measured =
          String.format(
              Locale.ROOT,
              "%s, and %s to compile; × floor %.2f",
              Times.millis(each.warm()),
              Times.millis(each.compiling()),
              (double) each.warm().toNanos() / floor.get().toNanos());
      Table.add("CPU per answer, " + contender.name(), home, measured);
    }
  }

  @Test
  @Order(3)
  void answersFortyQuestionsInHalfASecond() {
    for (Contender contender : contenders) {
      int answered = 0;
      boolean ordered = true;
      List<Duration> lasts = new ArrayList<>();
      for (int i = 0; i < BURSTS; i++) {
        String room = contender.room(asker);
        asker.ask(room, "!ping");
        lasts.add(burst(room));
        List<String> answers = answers(room);
        answered += answers.size() - 1;
        ordered &= answers.equals(questions(room));
      }
      String measured =
          "%d of %d, %s; last answer %s after the first question"
              .formatted(
                  answered,
                  BURST * BURSTS,
                  ordered ? "in order" : "not all in order",
                  Times.millis(new Times(lasts).median()));
      Table.add("40 commands in 0.5 s, five times, " + contender.name(), home, measured);
      if (contender != contenders.get(0)) {
        assertThat(answered).isEqualTo(BURST * BURSTS);
        assertThat(ordered).isTrue();
      }
    }
  }

  /** Tells how long after the first question the last answer came. */
  private Duration burst(String room) {
    List<CompletableFuture<String>> questions = new ArrayList<>();
    long begin = System.nanoTime();
    for (int i = 0; i < BURST; i++) {
      long at = begin + BURST_TIME.toNanos() * i / BURST;
      LockSupport.parkNanos(Math.max(0, at - System.nanoTime()));
      questions.add(
          CompletableFuture.supplyAsync(() -> asker.person().says(room, "!ping"), threads));
    }
    List<CompletableFuture<Long>> answers =
        questions.stream().map(CompletableFuture::join).map(asker::answer).toList();
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
    long last = answers.stream().mapToLong(answer -> answer.getNow(begin)).max().orElse(begin);
    return Duration.ofNanos(last - begin);
  }

  private List<String> questions(String room) {
    return asker.read(room).stream()
        .filter(heard -> heard.text().equals("!ping"))
        .map(Heard::id)
        .toList();
  }

  private List<String> answers(String room) {
    return asker.read(room).stream()
        .filter(heard -> !heard.repliesTo().isEmpty())
        .map(Heard::repliesTo)
        .toList();
  }
}
