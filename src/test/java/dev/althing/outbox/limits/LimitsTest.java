package dev.althing.outbox.limits;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.Behaviors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class LimitsTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Set<Limiter> EVENTS = Set.of(new Limiter.Events());

  private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
  private final BudgetObserver observer =
      new BudgetObserver() {
        @Override
        public void waited(Limiter limiter, Duration howLong) {
          waits.add(howLong);
        }

        @Override
        public void refused(Limiter limiter) {}
      };

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private ActorRef<Limits.Command> limits(int atATime) {
    return KIT.spawn(Limits.create(atATime, Clock.systemUTC(), observer));
  }

  private static Limits.Ask ask(long question, TestProbe<Permit> probe) {
    return new Limits.Ask(question, EVENTS, Urgency.INTERACTIVE, probe.getRef());
  }

  @Test
  void givesOnlySoManyPermitsAtATime() {
    var limits = limits(2);
    TestProbe<Permit> probe = KIT.createTestProbe();
    for (int i = 0; i < 3; i++) {
      limits.tell(ask(i, probe));
    }
    Permit first = probe.receiveMessage();
    assertThat(probe.receiveMessage().question()).isEqualTo(1);
    probe.expectNoMessage(Duration.ofMillis(100));

    limits.tell(new Limits.GiveBack(first, Limits.Use.LET_THROUGH));

    assertThat(probe.receiveMessage().question()).isEqualTo(2);
  }

  @Test
  void slowRequestsLeavePermitsToTheQuickOnes() {
    var limits = limits(2);
    TestProbe<Permit> joins = KIT.createTestProbe();
    TestProbe<Permit> messages = KIT.createTestProbe();
    for (int i = 0; i < 3; i++) {
      limits.tell(
          new Limits.Ask(i, Set.of(new Limiter.Joins()), Urgency.INTERACTIVE, joins.getRef()));
    }
    joins.receiveMessage();
    joins.receiveMessage();

    limits.tell(ask(7, messages));

    assertThat(messages.receiveMessage().question()).isEqualTo(7);
    joins.expectNoMessage(Duration.ofMillis(100));
  }

  @Test
  void nobodyIsForgottenWhenItStartsAgain() {
    var clock = new BreakableClock();
    var limits =
        KIT.spawn(
            Behaviors.supervise(Limits.create(1, clock, observer))
                .onFailure(SupervisorStrategy.restart()));
    TestProbe<Permit> probe = KIT.createTestProbe();
    limits.tell(ask(1, probe));
    Permit first = probe.receiveMessage();
    limits.tell(ask(2, probe));
    TestProbe<Permit> another = KIT.createTestProbe();
    limits.tell(
        new Limits.Ask(3, Set.of(new Limiter.Joins()), Urgency.INTERACTIVE, another.getRef()));
    another.receiveMessage();
    clock.breaksOnce.set(true);

    limits.tell(new Limits.GiveBack(first, Limits.Use.LET_THROUGH));

    assertThat(probe.receiveMessage().question()).isEqualTo(2);
  }

  private static final class BreakableClock implements InstantSource {
    private final AtomicBoolean breaksOnce = new AtomicBoolean();

    @Override
    public Instant instant() {
      if (breaksOnce.compareAndSet(true, false)) {
        throw new IllegalStateException("on purpose");
      }
      return Instant.now(Clock.systemUTC());
    }
  }

  @Test
  void waitsAsLongAsTheHomeserverSays() {
    var limits = limits(4);
    TestProbe<Permit> probe = KIT.createTestProbe();
    limits.tell(ask(1, probe));
    limits.tell(new Limits.Refused(probe.receiveMessage(), Optional.of(Duration.ofMillis(200))));

    limits.tell(ask(2, probe));

    assertThat(probe.receiveMessage(Duration.ofSeconds(30)).question()).isEqualTo(2);
    assertThat(waits).hasSize(1);
    assertThat(waits.get(0)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
  }

  @Test
  void takesPermitsBackFromThoseWhoAreGone() {
    var limits = limits(1);
    TestProbe<Permit> probe = KIT.createTestProbe();
    var gone = KIT.spawn(Behaviors.<Permit>receiveMessage(permit -> Behaviors.stopped()));
    limits.tell(new Limits.Ask(1, EVENTS, Urgency.INTERACTIVE, gone));

    limits.tell(ask(2, probe));

    assertThat(probe.receiveMessage(Duration.ofSeconds(30)).question()).isEqualTo(2);
  }

  @Test
  void anAdapterThatIsGoneGivesItsPermitBackToo() {
    var limits = limits(1);
    TestProbe<Permit> probe = KIT.createTestProbe();
    var owner =
        KIT.spawn(
            Behaviors.<String>setup(
                context -> {
                  var adapter = context.messageAdapter(Permit.class, permit -> "permit");
                  limits.tell(new Limits.Ask(1, EVENTS, Urgency.INTERACTIVE, adapter));
                  return Behaviors.receiveMessage(message -> Behaviors.stopped());
                }));
    assertThat(owner).isNotNull();

    limits.tell(ask(2, probe));

    assertThat(probe.receiveMessage(Duration.ofSeconds(30)).question()).isEqualTo(2);
  }

  @Test
  void aPermitThatWasNotUsedCostsNothing() {
    var limits = limits(4);
    TestProbe<Permit> probe = KIT.createTestProbe();
    limits.tell(ask(1, probe));
    limits.tell(new Limits.Refused(probe.receiveMessage(), Optional.of(Duration.ofSeconds(1))));
    limits.tell(ask(2, probe));
    Permit unused = probe.receiveMessage(Duration.ofSeconds(30));
    limits.tell(new Limits.GiveBack(unused, Limits.Use.NONE));
    limits.tell(new Limits.GiveBack(unused, Limits.Use.NONE));

    limits.tell(ask(3, probe));

    Permit next = probe.receiveMessage(Duration.ofSeconds(30));
    assertThat(Duration.between(unused.takenAt(), next.takenAt()))
        .isLessThan(Duration.ofMillis(900));
    limits.tell(new Limits.GiveBack(next, Limits.Use.FAILED));
  }
}
