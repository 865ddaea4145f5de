package dev.althing.bench;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import dev.althing.testing.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Very many people vote at once: how often the poll is edited, and whether all votes count. */
@Tag("bench")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PollIT {
  private static final int VOTERS = Integer.getInteger("bench.voters", 1_000);
  private static final int AT_ONCE = 8;
  private static final String POLL = "org.matrix.msc3381.poll.";
  private static final String WHOLE = String.format(Locale.ROOT, "%,d people have voted", VOTERS);

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
  private Home home;
  private Asker asker;
  private Contender bot;
  private String room;

  @BeforeAll
  void open(@TempDir Path directory) {
    home = Home.open();
    Home.Account account = home.account("asker");
    asker = new Asker(account);
    bot = Contender.onH2(home, directory, account.id());
    room = bot.room(asker);
  }

  @AfterAll
  void end() {
    bot.close();
    threads.shutdownNow();
    asker.close();
    home.close();
  }

  @Test
  void countsEveryVote() {
    Person[] voters = new Person[VOTERS];
    each(i -> voters[i] = home.account("voter").person());
    each(i -> voters[i].joins(room));
    asker.ask(room, "!poll \"Lunch?\" \"Pizza\" \"Soup\"");
    eventually("the poll with its signs", () -> latest("m.reaction").size() == 2);
    String message = latest("m.room.message").get(0).id();
    String nativeOne = latest(POLL + "start").get(0).id();

    long begin = System.currentTimeMillis();
    each(i -> vote(voters[i], i % 2 == 0, message, nativeOne));
    long last = System.currentTimeMillis();
    awaitCounted();
    // Half and half: no vote is lost, and none counts for the other.
    assertThat(shown()).contains(WHOLE);
    assertThat(shown().split("%d \\(50 %%\\)".formatted(VOTERS / 2), -1)).hasSize(3);
    assertThat(bot.program().output()).doesNotContain("ERROR");
    tell(begin, last);
  }

  private void each(IntConsumer work) {
    IntStream.range(0, VOTERS)
        .mapToObj(i -> CompletableFuture.runAsync(() -> work.accept(i), threads))
        .toList()
        .forEach(CompletableFuture::join);
  }

  private void vote(Person voter, boolean reacts, String message, String nativeOne) {
    if (reacts) {
      voter.reacts(room, message, "1️⃣");
    } else {
      voter.sends(room, POLL + "response", response(nativeOne));
    }
  }

  private static String response(String poll) {
    return """
    {"m.relates_to": {"rel_type": "m.reference", "event_id": "%s"},
     "org.matrix.msc3381.poll.response": {"answers": ["o2"]}}
    """
        .formatted(poll);
  }

  private void awaitCounted() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && !shown().contains(WHOLE)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
  }

  /** What the poll says now. */
  private String shown() {
    List<Heard> messages = latest("m.room.message");
    return messages.isEmpty() ? "" : messages.get(0).content().at("/m.new_content/body").asText();
  }

  /** Those of a type among the last events of the room, the latest first. */
  private List<Heard> latest(String type) {
    String path = "/rooms/" + Wire.segment(room) + "/messages?dir=b&limit=100";
    JsonNode events = asker.person().call("GET", path, null).path("chunk");
    return StreamSupport.stream(events.spliterator(), false)
        .map(Heard::new)
        .filter(heard -> heard.type().equals(type))
        .toList();
  }

  /** By the clock of the homeserver. */
  private void tell(long begin, long last) {
    List<Long> edits =
        asker.read(room).stream()
            .filter(heard -> !heard.content().path("m.new_content").isMissingNode())
            .map(heard -> heard.event().path("origin_server_ts").asLong())
            .toList();
    long shown = edits.get(edits.size() - 1);
    String measured =
        "votes for %s; %d edits, from the first to the last %s, two at least %s apart;"
            + " all counted %s after the last vote, none lost";
    Table.addLoaded(
        "a poll of %,d voters, half by reactions".formatted(VOTERS),
        home,
        measured.formatted(
            seconds(last - begin),
            edits.size(),
            seconds(shown - edits.get(0)),
            seconds(leastGap(edits)),
            seconds(shown - last)));
  }

  private static long leastGap(List<Long> times) {
    return IntStream.range(1, times.size())
        .mapToLong(i -> times.get(i) - times.get(i - 1))
        .min()
        .orElse(0);
  }

  private static String seconds(long millis) {
    return Times.seconds(Duration.ofMillis(millis));
  }
}
