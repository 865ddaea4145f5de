package dev.althing.outbox.send;

import static dev.althing.outbox.send.SendingRig.OTHER;
import static dev.althing.outbox.send.SendingRig.ROOM;
import static dev.althing.outbox.send.SendingRig.edit;
import static dev.althing.outbox.send.SendingRig.ours;
import static dev.althing.outbox.send.SendingRig.say;
import static dev.althing.outbox.send.SendingRig.sayTo;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.effect.Effect;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.FakeHomeserver;
import dev.althing.outbox.FakeHomeserver.Fault;
import dev.althing.outbox.Written;
import dev.althing.testing.Databases;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ends the actors at random moments; what was handed over is sent once and in its order. */
final class KilledTest {
  private static final RoomId DIRECT = new RoomId("!direct:fake");
  private static final UserId ALICE = new UserId("@alice:fake");
  private static final int CAUSES = 60;

  private final Random random;

  KilledTest() {
    random = new Random(42);
  }

  /** What a source hands over until it hears that it is safe; a little different each time. */
  private Effect[] effects(int cause) {
    String salt = " " + random.nextInt(1_000_000);
    return switch (cause % 4) {
      case 0 -> new Effect[] {say(ROOM, cause + salt)};
      case 1 -> new Effect[] {say(ROOM, cause + salt), say(OTHER, cause + salt)};
      case 2 -> new Effect[] {say(OTHER, cause + salt), sayTo(ALICE, cause + salt)};
      default ->
          new Effect[] {
            edit(ROOM, ours("c" + (cause - 3), 0), cause + salt), sayTo(ALICE, cause + salt)
          };
    };
  }

  private static FakeHomeserver homeserver(Random random) {
    var homeserver = new FakeHomeserver(Clock.systemUTC(), ROOM, OTHER, DIRECT);
    homeserver.isSlow(() -> Duration.ofMillis(random.nextInt(4)));
    homeserver.fails(
        request ->
            switch (random.nextInt(12)) {
              case 0 -> Fault.LIMITED;
              case 1 -> Fault.BUSY;
              case 2 -> Fault.LOST_REQUEST;
              case 3, 4 -> Fault.LOST_ANSWER;
              default -> Fault.NONE;
            });
    homeserver.asksToWait(Duration.ofMillis(5));
    return homeserver;
  }

  private void run(SendingRig rig, int kills) {
    rig.directRooms = user -> CompletableFuture.completedFuture(DIRECT);
    Map<Integer, CompletionStage<Written>> open = new HashMap<>();
    int next = 0;
    for (int life = 0; life <= kills; life++) {
      rig.begin();
      boolean isLast = life == kills;
      // What was not acknowledged is handed over again, before anything new.
      List<Integer> again = new ArrayList<>(open.keySet().stream().sorted().toList());
      open.clear();
      int until = isLast ? CAUSES : Math.min(CAUSES, next + 1 + random.nextInt(12));
      for (; next < until; next++) {
        again.add(next);
      }
      for (int cause : again) {
        open.put(cause, rig.write("c" + cause, effects(cause)));
      }
      if (isLast) {
        open.values().forEach(stage -> await(stage));
        rig.untilNothingWaits();
      } else {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(60)).toNanos());
        rig.kill();
        open.values()
            .removeIf(
                stage ->
                    stage.toCompletableFuture().isDone()
                        && !stage.toCompletableFuture().isCompletedExceptionally());
      }
    }
  }

  /** The causes whose plain messages are in a room, in their order. */
  private static List<Integer> causes(SendingRig rig, RoomId room) {
    return rig.homeserver.bodies(room).stream()
        .filter(body -> !body.startsWith("*"))
        .map(body -> Integer.parseInt(body.substring(0, body.indexOf(' '))))
        .toList();
  }

  private static List<Integer> expected(int... remainders) {
    var expected = new ArrayList<Integer>();
    for (int cause = 0; cause < CAUSES; cause++) {
      for (int remainder : remainders) {
        if (cause % 4 == remainder) {
          expected.add(cause);
        }
      }
    }
    return expected;
  }

  @ParameterizedTest
  @CsvSource({"H2, 1, 12", "H2, 2, 12", "H2, 3, 12", "POSTGRESQL, 4, 8"})
  void nothingIsLostDoubledOrOutOfOrder(Databases kind, long seed, int kills) {
    random.setSeed(seed);
    try (var rig = new SendingRig(kind.open(), homeserver(new Random(seed)))) {
      run(rig, kills);

      assertThat(causes(rig, ROOM)).as("seed %d", seed).isEqualTo(expected(0, 1));
      assertThat(causes(rig, OTHER)).as("seed %d", seed).isEqualTo(expected(1, 2));
      assertThat(causes(rig, DIRECT)).as("seed %d", seed).isEqualTo(expected(2, 3));
      assertThat(rig.givenUp).isEmpty();
      var edits =
          rig.homeserver.bodies(ROOM).stream()
              .filter(body -> body.startsWith("*"))
              .map(body -> body.substring(0, body.lastIndexOf(' ')));
      assertThat(edits).doesNotHaveDuplicates().hasSize(CAUSES / 4);
    }
  }

  /** The same run must be seen to fail when the homeserver does not know transaction ids. */
  @Test
  void theseTestsNoticeWhenARequestIsRepeatedUnderAnotherName() {
    var homeserver = homeserver(new Random(5));
    homeserver.fails(
        request -> {
          homeserver.forgetTransactions();
          return random.nextInt(3) == 0 ? Fault.LOST_ANSWER : Fault.NONE;
        });
    try (var rig = new SendingRig(Databases.H2.open(), homeserver)) {
      run(rig, 2);

      assertThat(causes(rig, ROOM).size()).isGreaterThan(expected(0, 1).size());
    }
  }
}
