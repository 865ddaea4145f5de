package dev.althing.outbox.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WaitingLineTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Set<Limiter> EVENTS = Set.of(new Limiter.Events());
  private static final Limiter INTO = new Limiter.InvitesInto(new RoomId("!r:x"));
  private static final Limiter OF = new Limiter.InvitesOf(new UserId("@u:x"));

  private final WaitingLine<String> line = new WaitingLine<>();
  private final Budgets budgets = new Budgets();

  private boolean isFree(Set<Limiter> limiters) {
    return !budgets.free(limiters, NOW).isAfter(NOW);
  }

  private List<String> all() {
    var all = new ArrayList<String>();
    for (var next = line.next(this::isFree); next.isPresent(); next = line.next(this::isFree)) {
      all.add(next.get());
    }
    return all;
  }

  @Test
  void letsTheUrgentOnesPassFirst() {
    line.add(Urgency.PASSING, EVENTS, "typing");
    line.add(Urgency.BULK, EVENTS, "bulk");
    line.add(Urgency.INTERACTIVE, EVENTS, "one");
    line.add(Urgency.INTERACTIVE, EVENTS, "two");

    assertThat(all()).containsExactly("one", "two", "bulk", "typing");
    assertThat(line.size()).isZero();
    assertThat(line.soonest(limiters -> budgets.free(limiters, NOW))).isEmpty();
  }

  @Test
  void givesEveryFourthTurnToTheOthers() {
    for (int i = 0; i < 6; i++) {
      line.add(Urgency.INTERACTIVE, EVENTS, "i" + i);
    }
    line.add(Urgency.BULK, EVENTS, "ban");

    assertThat(all()).containsExactly("i0", "i1", "i2", "ban", "i3", "i4", "i5");
  }

  @Test
  void aLimitHoldsUpOnlyThoseItIsFor() {
    Set<Limiter> invite = Set.of(INTO, OF);
    budgets.take(invite, NOW);
    budgets.refused(invite, NOW, NOW, Optional.of(Duration.ofMinutes(5)));
    line.add(Urgency.INTERACTIVE, invite, "invite");
    line.add(Urgency.BULK, EVENTS, "message");

    assertThat(all()).containsExactly("message");
    assertThat(line.soonest(limiters -> budgets.free(limiters, NOW)))
        .contains(NOW.plus(Duration.ofMinutes(5)));
  }

  @Test
  void aLongWaitIsThePersonsAndAShortOneTheRooms() {
    Set<Limiter> invite = Set.of(INTO, OF);

    budgets.refused(invite, NOW, NOW, Optional.of(Duration.ofMinutes(5)));
    assertThat(budgets.free(Set.of(INTO), NOW)).isEqualTo(NOW);
    assertThat(budgets.free(Set.of(OF), NOW)).isAfter(NOW);

    budgets.refused(invite, NOW, NOW, Optional.of(Duration.ofSeconds(3)));
    assertThat(budgets.free(Set.of(INTO), NOW)).isEqualTo(NOW.plusSeconds(3));
  }

  @Test
  void forgetsThoseWhoAreGone() {
    line.add(Urgency.INTERACTIVE, EVENTS, "one");
    line.add(Urgency.INTERACTIVE, EVENTS, "two");

    line.removeIf("one"::equals);

    assertThat(line.size()).isEqualTo(1);
    assertThat(all()).containsExactly("two");
  }

  @Test
  void forgetsBudgetsThatKnowNothing() {
    for (int i = 0; i < 20_010; i++) {
      budgets.take(Set.of(new Limiter.InvitesInto(new RoomId("!r" + i + ":x"))), NOW);
    }

    assertThat(budgets.size()).isLessThan(10_100);
  }
}
