package dev.althing.feature.trial;

import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.effect.Target;
import dev.althing.entity.Deadline;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Arguments;
import dev.althing.spi.Invocation;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.Reply;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TrialTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final RoomId ROOM = new RoomId("!r:example.org");
  private static final Cause CAUSE = Cause.event(new EventId("$question"));

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final TrialCommand command = new TrialCommand(new Random(1), clock);
  private final TrialKind kind = new TrialKind(clock);

  @Test
  void aRandomAnswerIsAnotherOneEachTime() {
    Reply first = perform("random").reply();

    assertThat(((Reply.Text) first).markdown()).matches("\\d+");
    assertThat(perform("random").reply()).isNotEqualTo(first);
  }

  @Test
  void aSlowAnswerIsEditedTwiceAndThenDone() {
    Outcome begun = perform("slow");
    assertThat(begun.reply()).isEqualTo(Reply.text("step 1 of 3"));

    List<Effect> second = wake((Effect.Schedule) begun.effects().get(0));
    assertThat(((Effect.Send) second.get(0)).target()).contains(Target.ours(CAUSE, 0));
    assertThat(newBody(second)).isEqualTo("step 2 of 3");

    List<Effect> third = wake((Effect.Schedule) second.get(1));
    assertThat(newBody(third)).isEqualTo("step 3 of 3");
    assertThat(third).hasSize(1);
  }

  private static String newBody(List<Effect> effects) {
    return ((Effect.Send) effects.get(0)).content().at("/m.new_content/body").asText();
  }

  private List<Effect> wake(Effect.Schedule due) {
    return await(kind.wake(new Deadline(due.entityType(), due.entityId(), due.key(), due.due())));
  }

  private Outcome perform(String subcommand) {
    var origin =
        new Invocation.Origin(
            ROOM,
            new EventId("$question"),
            new UserId("@alice:example.org"),
            Place.ROOM,
            Optional.empty(),
            Optional.empty(),
            Permission.EVERYONE,
            "!");
    return await(
        command.perform(
            new Invocation(
                CAUSE.value(),
                List.of("trial", subcommand),
                Arguments.NONE,
                origin,
                Locale.ENGLISH,
                NOW,
                NOW)));
  }
}
