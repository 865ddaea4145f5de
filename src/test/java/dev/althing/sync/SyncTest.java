package dev.althing.sync;

import static dev.althing.testing.Eventually.eventually;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import dev.althing.matrix.id.RoomId;
import dev.althing.sandbox.traffic.Fault;
import dev.althing.sandbox.traffic.Faults;
import dev.althing.sync.RoomUpdate.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SyncTest {
  private SyncRig rig;
  private RoomId room;

  @BeforeEach
  void start(@TempDir Path folder) {
    rig = new SyncRig(folder);
    room = rig.room();
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void takesTheFirstAnswerEverForHistory() {
    rig.say(room, "before anyone listened");

    rig.start();

    eventually("caught up", rig.status::isCaughtUp);
    assertThat(rig.intake.sources(room)).containsOnly(Source.HISTORY);
    assertThat(rig.status.isResumed()).isFalse();
    assertThat(rig.status.heardAt()).isPresent();
    eventually("the token is stored", () -> rig.storedToken().isPresent());
  }

  @Test
  void tellsNewsInOrder() {
    startAndCatchUp();

    List<String> said = say(room, 30);

    eventually("all is told", () -> rig.intake.bodies(room).size() >= said.size());
    assertThat(rig.intake.bodies(room)).isEqualTo(said);
    assertThat(rig.intake.sources(room)).containsOnly(Source.NEWS);
  }

  @Test
  void keepsTheTokenBeforeABatchThatIsNotSafe() {
    RoomId other = rig.room();
    var sync = startAndCatchUp();
    eventually("a token", () -> rig.storedToken().isPresent());
    rig.intake.hold(update -> update.room().equals(room));

    rig.say(room, "held");
    eventually("it is held", () -> rig.intake.heldBack() == 1);
    var before = rig.storedToken();
    for (String text : List.of("passes", "passes too")) {
      rig.say(other, text);
      eventually("the other room goes on", () -> rig.intake.bodies(other).contains(text));
    }
    eventually("they are in flight", () -> rig.status.inFlight() >= 3);

    assertThat(rig.storedToken()).isEqualTo(before);
    rig.kill(sync);
    rig.intake.releaseAll();
    rig.intake.forget();
    rig.start();
    eventually(
        "all of it comes again",
        () -> rig.intake.bodies(room).size() == 1 && rig.intake.bodies(other).size() == 2);
    assertThat(rig.intake.bodies(room)).containsExactly("held");
    assertThat(rig.intake.bodies(other)).containsExactly("passes", "passes too");
    eventually("the token moves", () -> !rig.storedToken().equals(before));
  }

  @Test
  void movesTheTokenOnceTheOldestBatchIsSafe() {
    startAndCatchUp();
    rig.intake.hold(update -> true);
    rig.say(room, "one");
    eventually("the first is held", () -> rig.intake.heldBack() == 1);
    rig.say(room, "two");
    eventually("the second is held", () -> rig.intake.heldBack() == 2);
    var before = rig.storedToken();

    rig.intake.release(1);
    rig.intake.release(0);

    eventually("nothing is in flight", () -> rig.status.inFlight() == 0);
    eventually("the token moves", () -> !rig.storedToken().equals(before));
  }

  @Test
  void isBusyUntilWhatIsSafeIsStoredAlsoWhenItIsStopped() {
    var sync = startAndCatchUp();
    eventually("it is idle", () -> !rig.status.isBusy());
    var before = rig.storedToken();
    rig.intake.hold(update -> true);
    rig.say(room, "one");
    eventually("it is held", () -> rig.intake.heldBack() == 1);
    assertThat(rig.status.isBusy()).isTrue();

    sync.tell(new Sync.Pause());
    rig.intake.releaseAll();

    eventually("it is idle again", () -> !rig.status.isBusy());
    assertThat(rig.storedToken()).isNotEqualTo(before);
  }

  @Test
  void readsAtMostSixteenBatchesAhead() {
    startAndCatchUp();
    rig.intake.hold(update -> true);
    for (int i = 1; i <= 16; i++) {
      int count = i;
      rig.say(room, "message " + i);
      eventually("batch " + i, () -> rig.intake.heldBack() == count);
    }
    eventually("sixteen are in flight", () -> rig.status.inFlight() == 16);
    rig.say(room, "one too many");
    await(rig.client.whoami());
    assertThat(rig.intake.bodies(room)).hasSize(16);

    rig.intake.releaseAll();

    eventually("the rest comes", () -> rig.intake.bodies(room).contains("one too many"));
    assertThat(rig.intake.mostUnderWay()).isEqualTo(16);
  }

  @Test
  void fillsWhatWasMissedDuringDowntime() {
    var sync = startAndCatchUp();
    eventually("a token", () -> rig.storedToken().isPresent());
    rig.kill(sync);
    List<String> said = say(room, 350);
    rig.status = new SyncStatus();

    rig.start();

    eventually("all is told", () -> rig.intake.bodies(room).size() >= said.size());
    assertThat(rig.intake.bodies(room)).isEqualTo(said);
    assertThat(rig.intake.sources(room)).contains(Source.GAP).endsWith(Source.NEWS);
    assertThat(rig.intake.sources(room)).doesNotContain(Source.HISTORY);
    assertThat(rig.status.isResumed()).isTrue();
  }

  @Test
  void losesNothingOnABadLine() {
    var rooms = List.of(room, rig.room(), rig.room());
    startAndCatchUp();
    rig.sandbox.faults(
        Faults.none()
            .with(Fault.LIMITED_SYNC, 0.6)
            .with(Fault.DUPLICATE_SYNC, 0.2)
            .with(Fault.SERVER_ERROR, 0.05)
            .with(Fault.BAD_GATEWAY, 0.05)
            .with(Fault.TOO_MANY_REQUESTS, 0.05)
            .with(Fault.RESET_BEFORE, 0.05)
            .with(Fault.RESET_AFTER, 0.1)
            .with(Duration.ofMillis(10), Duration.ofMillis(10)));

    var said = new ArrayList<String>();
    for (int i = 1; i <= 60; i++) {
      said.add("message " + i);
      for (RoomId each : rooms) {
        rig.say(each, "message " + i);
      }
    }
    eventually("something is told", () -> !rig.intake.bodies(room).isEmpty());
    rig.sandbox.faults(Faults.none());

    for (RoomId each : rooms) {
      eventually("all is told", () -> rig.intake.firstBodies(each).size() >= said.size());
      assertThat(rig.intake.firstBodies(each)).isEqualTo(said);
    }
  }

  @Test
  void recoversFromTroubleByItself() {
    startAndCatchUp();
    rig.sandbox.faults(Faults.none().with(Fault.SERVER_ERROR, 1).onlyOn("/sync"));
    rig.say(room, "ends the poll that may wait");
    rig.say(room, "during the trouble");

    eventually("trouble shows", () -> rig.status.trouble().isPresent());
    var since = rig.status.trouble().orElseThrow().since();
    assertThat(rig.status.trouble().orElseThrow().reason()).contains("500");
    rig.sandbox.faults(Faults.none());

    eventually("it is told", () -> rig.intake.bodies(room).contains("during the trouble"));
    eventually("the trouble is over", () -> rig.status.trouble().isEmpty());
    assertThat(rig.status.heardAt().orElseThrow()).isAfterOrEqualTo(since);
  }

  @Test
  void readsNothingMoreOncePaused() {
    var sync = startAndCatchUp();
    rig.intake.hold(update -> true);
    rig.say(room, "under way");
    eventually("it is held", () -> rig.intake.heldBack() == 1);
    var before = rig.storedToken();

    sync.tell(new Sync.Pause());
    rig.intake.releaseAll();
    eventually("what is under way is finished", () -> !rig.storedToken().equals(before));
    rig.say(room, "too late");
    await(rig.client.whoami());

    assertThat(rig.intake.bodies(room)).containsExactly("under way");
    assertThat(rig.status.trouble()).isEmpty();
    rig.kill(sync);
    rig.start();
    eventually("it comes later", () -> rig.intake.bodies(room).contains("too late"));
  }

  @Test
  void readsNothingMoreBeforeTheFirstAnswerEverIsSafeAndItsTokenStored() {
    rig.intake.hold(update -> update.room().equals(room));
    var sync = rig.start();
    eventually("the first is held", () -> rig.intake.heldBack() == 1);
    rig.say(room, "asked while the bot begins");
    await(rig.client.whoami());

    assertThat(rig.status.inFlight()).isEqualTo(1);
    assertThat(rig.status.isCaughtUp()).isFalse();
    assertThat(rig.status.firstListening().toCompletableFuture()).isNotDone();
    rig.intake.releaseAll();
    await(rig.status.firstListening());
    rig.kill(sync);
    assertThat(rig.status.isCaughtUp()).isTrue();
    rig.intake.forget();
    rig.start();
    eventually("it is heard", () -> !rig.intake.bodies(room).isEmpty());
    assertThat(rig.intake.sources(room)).containsOnly(Source.NEWS);
  }

  @Test
  void isNotCaughtUpBeforeTheFirstBatchIsSafe() {
    rig.kill(startAndCatchUp());
    rig.status = new SyncStatus();
    rig.intake.hold(update -> update.room().equals(room));
    rig.say(room, "held");
    rig.start();
    eventually("the first is held", () -> rig.intake.heldBack() == 1);
    RoomId other = rig.room();
    eventually("a later batch is safe", () -> rig.intake.sources(other).contains(Source.NEWS));
    eventually("it is in flight", () -> rig.status.inFlight() > 1);
    await(rig.client.whoami());

    assertThat(rig.status.isCaughtUp()).isFalse();
    rig.intake.releaseAll();
    eventually("caught up", rig.status::isCaughtUp);
  }

  @Test
  void keepsTheTokenWhenTheIntakeFails() {
    var sync = startAndCatchUp();
    eventually("a token", () -> rig.storedToken().isPresent());
    rig.intake.fail(Optional.of(new IllegalStateException("the intake stopped")));

    rig.say(room, "lost");
    eventually("it was told", () -> rig.intake.bodies(room).contains("lost"));
    rig.kill(sync);
    rig.intake.fail(Optional.empty());
    rig.start();

    eventually("it comes again", () -> rig.intake.bodies(room).size() == 2);
    assertThat(rig.intake.bodies(room)).containsExactly("lost", "lost");
  }

  private ActorRef<Sync.Command> startAndCatchUp() {
    var sync = rig.start();
    eventually("caught up", rig.status::isCaughtUp);
    eventually("nothing is in flight", () -> rig.status.inFlight() == 0);
    eventually("a token is stored", () -> rig.storedToken().isPresent());
    rig.intake.forget();
    return sync;
  }

  private List<String> say(RoomId where, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "message " + i)
        .peek(text -> rig.say(where, text))
        .toList();
  }
}
