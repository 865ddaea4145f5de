package dev.althing.feature.poll;

import static dev.althing.feature.poll.Polling.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.effect.Effect;
import dev.althing.entity.Continued;
import dev.althing.entity.Deadline;
import dev.althing.entity.Stimulus;
import dev.althing.feature.poll.ask.Poll;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Permission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class PollCrowdTest {
  private static final Poll LUNCH = Polling.poll("Lunch?\nPizza\nPasta", Polling.UNTIL_ONE);

  /** What a poll sent, and when. */
  private record Edit(Instant at, String text) {}

  private Instant now = NOON;
  private final PollDesk desk = new PollDesk(new MemoryEntities());
  private final PollKind kind = new PollKind(desk, () -> now);
  private final Queue<Instant> due = new PriorityQueue<>();
  private final List<Edit> edits = new ArrayList<>();

  @Test
  void aThousandVotersCostAtMostOneEditInTwoSecondsAndAllAreShownInTheEnd() {
    desk.ask(LUNCH.id(), LUNCH.cause(), new PollWish.Open(LUNCH));
    for (int i = 0; i < 1_000; i++) {
      showsUntil(NOON.plusMillis(i * 120L));
      happens(kind.continued(vote(i)).toCompletableFuture().join().effects());
    }
    showsUntil(NOON.plusSeconds(300));

    for (int i = 1; i < edits.size(); i++) {
      assertThat(edits.get(i).at()).isAfterOrEqualTo(edits.get(i - 1).at().plus(Pace.LEAST));
    }
    assertThat(edits.size()).isBetween(10, 60);
    assertThat(edits.get(edits.size() - 1).text())
        .contains("Pizza\n█████░░░░░ 500 (50 %)", "1,000 people have voted.");
  }

  private Continued vote(int voter) {
    return new Continued(
        LUNCH.id(),
        PollPosts.AT_MESSAGE,
        new EventId("$" + voter),
        Optional.empty(),
        LUNCH.origin().room(),
        new Continued.By(
            new UserId("@voter" + voter + ":example.org"), Permission.EVERYONE, Locale.ENGLISH),
        now,
        new Stimulus.Reacted(LUNCH.options().get(voter % 2).sign()));
  }

  private void showsUntil(Instant time) {
    while (!due.isEmpty() && !due.peek().isAfter(time)) {
      now = due.remove();
      Deadline deadline = new Deadline(kind.type(), LUNCH.id(), PollPosts.BARS, now);
      happens(kind.wake(deadline).toCompletableFuture().join());
    }
    now = time;
  }

  private void happens(List<Effect> effects) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.Schedule set) {
        due.add(set.due());
      } else if (effect instanceof Effect.Send send) {
        edits.add(new Edit(now, send.content().at("/m.new_content/body").asText()));
      }
    }
  }
}
