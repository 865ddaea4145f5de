package dev.althing.feature.trial;

import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.effect.Target;
import dev.althing.entity.Continued;
import dev.althing.entity.Deadline;
import dev.althing.entity.EntityKind;
import dev.althing.matrix.id.RoomId;
import dev.althing.spi.Reply;
import dev.althing.text.Markup;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** How slow answers go on: each deadline edits the answer and sets the next. */
public final class TrialKind implements EntityKind {
  private final InstantSource clock;

  /** The continuation, by a clock. */
  public TrialKind(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String type() {
    return Progress.TYPE;
  }

  @Override
  public CompletionStage<List<Effect>> wake(Deadline deadline) {
    Progress progress = Progress.of(deadline.key());
    List<Effect> effects = new ArrayList<>();
    effects.add(edit(progress, new RoomId(deadline.entityId())));
    if (!progress.isLast()) {
      effects.add(progress.next().after(clock.instant(), deadline.entityId()));
    }
    return CompletableFuture.completedFuture(effects);
  }

  private static Effect edit(Progress progress, RoomId room) {
    String text = new TrialView(progress.locale()).step(progress.step());
    return new Effect.Send(
        Destination.room(room),
        "m.room.message",
        Markup.format(text).notice().edit(),
        Optional.of(Target.ours(progress.answer(), 0)),
        Effect.Priority.INTERACTIVE);
  }

  @Override
  public CompletionStage<Outcome> continued(Continued continued) {
    return CompletableFuture.completedFuture(Outcome.of(Reply.silence()));
  }
}
