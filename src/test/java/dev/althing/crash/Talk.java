package dev.althing.crash;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** People who ask the bot this and that in all rooms, whether it is there or not. */
final class Talk {
  private static final int ATTEMPTS = 5;

  private final Installation installation;
  private final Random random;
  private final AtomicInteger asked = new AtomicInteger();

  Talk(Installation installation, Random random) {
    this.installation = installation;
    this.random = random;
  }

  /** Waits until the bot is in every room and has answered there once. */
  void begin() {
    installation.rooms().forEach(this::greet);
  }

  /** Asks one question in the first room. */
  void ask(String text) {
    installation.people().get(0).say(installation.rooms().get(0), text);
    asked.incrementAndGet();
  }

  private void greet(String room) {
    Person person = installation.people().get(0);
    eventually(
        "the bot is in " + room,
        () ->
            installation.read(room).stream()
                .anyMatch(
                    event ->
                        event.path("state_key").asText().equals(installation.account().id())
                            && event.at("/content/membership").asText().equals("join")));
    person.say(room, "!ping");
    asked.incrementAndGet();
  }

  /** Asks so many questions, some at once, with pauses that fill about so much time. */
  Future<?> ask(int count, Duration time) {
    long seed = random.nextLong();
    return CompletableFuture.runAsync(
        () -> askAll(new Random(seed), count, time.toNanos() / count));
  }

  private void askAll(Random random, int count, long pause) {
    int burst = 0;
    for (int i = 0; i < count; i++) {
      if (burst == 0) {
        burst = 1 + random.nextInt(2 * ATTEMPTS);
        LockSupport.parkNanos((long) (pause * burst * 2 * random.nextDouble()));
      }
      burst--;
      ask(random, i);
    }
  }

  private void ask(Random random, int number) {
    List<Person> people = installation.people();
    List<String> rooms = installation.rooms();
    String text =
        switch (random.nextInt(6)) {
          case 0, 1 -> "!count +";
          case 2 -> "!trial random";
          case 3 -> "!trial slow";
          case 4 -> "!remind me in 2s thing" + number + "x";
          default -> "!ping";
        };
    people.get(random.nextInt(people.size())).say(rooms.get(random.nextInt(rooms.size())), text);
    asked.incrementAndGet();
  }

  /** Waits until so many questions were asked. */
  void awaitAsked(int count) {
    eventually(count + " questions are asked", () -> asked.get() >= count);
  }

  /**
   * Waits until everything is answered, once and in order, and stays so after a last question: how
   * far each room has counted, which must be as often as it was asked there.
   */
  void awaitAnswers(Duration limit) {
    awaitComplete(limit);
    installation.rooms().forEach(room -> installation.people().get(0).say(room, "!count"));
    asked.addAndGet(installation.rooms().size());
    awaitComplete(limit);
    long heard =
        installation.rooms().stream()
            .flatMap(room -> installation.read(room).stream())
            .filter(event -> !event.path("sender").asText().equals(installation.account().id()))
            .filter(event -> event.at("/content/body").asText().startsWith("!"))
            .count();
    assertThat(heard).isEqualTo(asked.get());
  }

  private void awaitComplete(Duration limit) {
    AtomicBoolean complete = new AtomicBoolean();
    long end = System.nanoTime() + limit.toNanos();
    while (!complete.get()) {
      Audit audit = installation.audit();
      assertThat(audit.wrong()).isEmpty();
      complete.set(audit.missing().isEmpty());
      if (System.nanoTime() > end) {
        assertThat(audit.missing()).isEmpty();
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }
}
