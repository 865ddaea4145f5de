package dev.althing.command.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.command.Scene;
import dev.althing.command.permission.Cooldowns.Attempt;
import dev.althing.command.permission.Cooldowns.Go;
import dev.althing.command.permission.Cooldowns.Hush;
import dev.althing.command.permission.Cooldowns.SlowDown;
import dev.althing.command.permission.Cooldowns.Verdict;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Cooldown;
import dev.althing.spi.Cooldown.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CooldownsTest {
  private static final Cooldown FLOOD = Cooldown.NONE.withUser(new Rate(5, Duration.ofSeconds(2)));
  private static final UserId BOB = new UserId("@bob:example.org");
  private static final RoomId GAMES = new RoomId("!games:example.org");

  private final Cooldowns cooldowns = new Cooldowns(FLOOD, Duration.ofMinutes(1));
  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private int asked;

  private Verdict asks(UserId user, RoomId room, Cooldown cooldown) {
    asked++;
    return cooldowns.decide(new Attempt("event:$" + asked, user, room, "ask", cooldown), now);
  }

  private Verdict asks(Cooldown cooldown) {
    return asks(Scene.ALICE, Scene.ROOM, cooldown);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void aBurstOfAThousandIsToldOnceToSlowDown() {
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      verdicts.add(asks(Cooldown.NONE));
      pass(Duration.ofMillis(1));
    }

    assertThat(verdicts.subList(0, 5)).containsOnly(new Go());
    assertThat(verdicts.get(5)).isEqualTo(new SlowDown(Duration.ofMillis(1_995)));
    assertThat(verdicts.subList(6, 1_000)).containsOnly(new Hush());
  }

  @Test
  void aBurstOfACommandWithACooldownIsAnsweredOnceAndToldOnce() {
    var limit = Cooldown.perUser(Duration.ofMinutes(2));

    assertThat(asks(limit)).isEqualTo(new Go());
    assertThat(asks(limit)).isEqualTo(new SlowDown(Duration.ofMinutes(2)));
    for (int i = 0; i < 998; i++) {
      assertThat(asks(limit)).isEqualTo(new Hush());
    }
    assertThat(asks(Cooldown.NONE)).isEqualTo(new Go());
  }

  @Test
  void isToldAgainAfterAWhile() {
    var limit = Cooldown.perUser(Duration.ofMinutes(2));
    asks(limit);
    asks(limit);

    pass(Duration.ofSeconds(59));
    assertThat(asks(limit)).isEqualTo(new Hush());
    pass(Duration.ofSeconds(1));
    assertThat(asks(limit)).isEqualTo(new SlowDown(Duration.ofMinutes(1)));
    pass(Duration.ofMinutes(1));
    assertThat(asks(limit)).isEqualTo(new Go());
  }

  @Test
  void peopleAndRoomsDoNotCountForEachOther() {
    var perUser = Cooldown.perUser(Duration.ofMinutes(2));
    assertThat(asks(Scene.ALICE, Scene.ROOM, perUser)).isEqualTo(new Go());
    assertThat(asks(BOB, Scene.ROOM, perUser)).isEqualTo(new Go());
    assertThat(asks(Scene.ALICE, GAMES, perUser)).isInstanceOf(SlowDown.class);
  }

  @Test
  void aRoomIsToldOnceWhoeverAsks() {
    var perRoom = Cooldown.perRoom(Duration.ofMinutes(2));
    assertThat(asks(Scene.ALICE, Scene.ROOM, perRoom)).isEqualTo(new Go());
    assertThat(asks(BOB, Scene.ROOM, perRoom)).isInstanceOf(SlowDown.class);
    assertThat(asks(Scene.ALICE, Scene.ROOM, perRoom)).isEqualTo(new Hush());
    assertThat(asks(Scene.ALICE, GAMES, perRoom)).isEqualTo(new Go());
  }

  @Test
  void aLimitForAllIsToldOnceInEachRoom() {
    var overall = Cooldown.NONE.withEverywhere(new Rate(2, Duration.ofMinutes(1)));
    assertThat(asks(Scene.ALICE, Scene.ROOM, overall)).isEqualTo(new Go());
    assertThat(asks(BOB, GAMES, overall)).isEqualTo(new Go());
    assertThat(asks(BOB, GAMES, overall)).isInstanceOf(SlowDown.class);
    assertThat(asks(Scene.ALICE, GAMES, overall)).isEqualTo(new Hush());
    assertThat(asks(Scene.ALICE, Scene.ROOM, overall)).isInstanceOf(SlowDown.class);
  }

  @Test
  void theSameAttemptGetsTheSameVerdict() {
    var attempt =
        new Attempt("event:$same", BOB, Scene.ROOM, "ask", Cooldown.perUser(Duration.ofMinutes(2)));

    for (int i = 0; i < 10; i++) {
      assertThat(cooldowns.decide(attempt, now)).isEqualTo(new Go());
    }
    var second = new Attempt("event:$two", BOB, Scene.ROOM, "ask", attempt.cooldown());
    Verdict verdict = cooldowns.decide(second, now);
    pass(Duration.ofHours(1));
    assertThat(verdict).isInstanceOf(SlowDown.class);
    assertThat(cooldowns.decide(second, now)).isEqualTo(verdict);
  }

  @Test
  void aClockThatJumpsMakesNobodyWaitLonger() {
    var limit = Cooldown.perUser(Duration.ofMinutes(2));
    asks(limit);

    pass(Duration.ofDays(-30));
    assertThat(asks(limit)).isEqualTo(new SlowDown(Duration.ofMinutes(2)));
    pass(Duration.ofSeconds(90));
    assertThat(asks(limit)).isEqualTo(new SlowDown(Duration.ofSeconds(30)));
    pass(Duration.ofSeconds(-5));
    assertThat(asks(limit)).isEqualTo(new Hush());
    pass(Duration.ofDays(60));
    assertThat(asks(limit)).isEqualTo(new Go());
  }

  @Test
  void neverLetsMoreThroughThanTheRateAllows() {
    long seed = 99;
    var random = new SplittableRandom(seed);
    var limit = Cooldown.NONE.withUser(new Rate(3, Duration.ofSeconds(10)));
    var free = new Cooldowns(Cooldown.NONE, Duration.ofMinutes(1));
    List<Instant> passed = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      now = now.plusMillis(random.nextInt(8_000));
      var attempt = new Attempt("event:$" + i, BOB, Scene.ROOM, "ask", limit);
      if (free.decide(attempt, now) instanceof Go) {
        passed.add(now);
      }
    }
    for (int i = 3; i < passed.size(); i++) {
      assertThat(Duration.between(passed.get(i - 3), passed.get(i)))
          .as("seed %d, use %d", seed, i)
          .isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    }
    assertThat(passed).hasSizeGreaterThan(5_000);
  }

  @Test
  void forgetsTheLongestUnusedFirst() {
    var limit = Cooldown.perUser(Duration.ofDays(1));
    asks(limit);
    for (int i = 0; i < 30_000; i++) {
      asks(new UserId("@u" + i + ":example.org"), GAMES, limit);
    }

    assertThat(asks(limit)).isEqualTo(new Go());
  }
}
