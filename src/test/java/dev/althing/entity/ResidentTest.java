package dev.althing.entity;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import com.typesafe.config.ConfigFactory;
import dev.althing.effect.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ResidentTest {
  private static final ActorTestKit KIT =
      ActorTestKit.create("resident", ConfigFactory.parseString("akka.loglevel = WARNING"));
  private static ActorRef<Entity.Command> actor;

  private final Resident resident = new Resident(new Tally());

  @BeforeAll
  static void spawn() {
    actor = KIT.createTestProbe(Entity.Command.class).ref();
  }

  @AfterAll
  static void end() {
    KIT.shutdownTestKit();
  }

  @Test
  void theFirstFaultOfItsOwnAfterALongOutageIsTheFirst() {
    for (int i = 0; i < 80; i++) {
      assertThat(resident.failed(true)).isLessThanOrEqualTo(Duration.ofMillis(800));
    }

    assertThat(resident.failed(false)).isEqualTo(Duration.ofMillis(400));
    assertThat(resident.failed(false)).isGreaterThan(Duration.ofMillis(400));
    assertThat(resident.faults()).isEqualTo(2);
  }

  @Test
  void neverHasMoreThanSixtyFourUnanswered() {
    resident.livesAs(actor);
    ask(200);

    long number = 0;
    while (resident.next(number).isPresent()) {
      number++;
    }

    assertThat(number).isEqualTo(64);
    assertThat(resident.answered(0)).isPresent();
    assertThat(resident.next(number)).isPresent();
    assertThat(resident.next(number + 1)).isEmpty();
  }

  @Test
  void tellsNothingWhileNoActorLives() {
    ask(1);

    assertThat(resident.next(1)).isEmpty();
    assertThat(resident.isQuiet()).isFalse();
  }

  @Test
  void tellsAgainInOrderWhatWasNotAnswered() {
    resident.livesAs(actor);
    ask(3);
    for (long number = 0; number < 3; number++) {
      resident.next(number);
    }
    resident.answered(1);

    resident.failed(false);

    assertThat(resident.ref()).isEmpty();
    var again = new ArrayList<>(resident.livesAs(actor).keySet());
    assertThat(again).containsExactly(0L, 2L);
  }

  @Test
  void answersOnlyOnce() {
    resident.livesAs(actor);
    ask(1);
    resident.next(7);

    assertThat(resident.answered(7)).isPresent();
    assertThat(resident.answered(7)).isEmpty();
    assertThat(resident.isQuiet()).isTrue();
  }

  @Test
  void waitsLongerAfterEachFault() {
    assertThat(resident.failed(false)).isEqualTo(Duration.ofMillis(400));
    assertThat(resident.failed(true)).isEqualTo(Duration.ofMillis(800));
    assertThat(resident.faults()).isEqualTo(1);
    for (int i = 0; i < 100; i++) {
      resident.failed(true);
    }
    assertThat(resident.failed(true)).isEqualTo(Duration.ofMillis(800));
    for (int i = 0; i < 20; i++) {
      resident.failed(false);
    }
    assertThat(resident.failed(false)).isEqualTo(Duration.ofSeconds(30));

    resident.answered(1);

    assertThat(resident.faults()).isZero();
    assertThat(resident.failed(false)).isEqualTo(Duration.ofMillis(400));
  }

  @Test
  void abandonsEverything() {
    resident.livesAs(actor);
    List<CompletableFuture<Object>> answers = ask(3);
    resident.next(1);

    resident.abandon(new EntityFault("stopped"));

    assertThat(answers).hasSize(3).allMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(resident.isQuiet()).isTrue();
  }

  @Test
  void isFullAtTenThousand() {
    ask(Resident.MAX_WAITING - 1);
    assertThat(resident.isFull()).isFalse();

    ask(1);

    assertThat(resident.isFull()).isTrue();
  }

  @Test
  void forgetsTheOldestCausesOnly() {
    var recent = new Recent<Integer>();
    for (int i = 0; i <= Recent.KEPT; i++) {
      recent.add(Cause.own("cause " + i), i);
    }

    assertThat(recent.eventOf(Cause.own("cause 0"))).isEmpty();
    assertThat(recent.eventOf(Cause.own("cause 1"))).contains(1);
    assertThat(recent.eventOf(Cause.own("cause " + Recent.KEPT))).contains(Recent.KEPT);
  }

  private List<CompletableFuture<Object>> ask(int count) {
    List<CompletableFuture<Object>> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      answers.add(new CompletableFuture<>());
      resident.enqueue(new Resident.Question(Cause.own("c" + i), new Tally.Show(), answers.get(i)));
    }
    return answers;
  }
}
