package dev.althing.feature.forget;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.effect.Target;
import dev.althing.entity.Continued;
import dev.althing.entity.Deadline;
import dev.althing.entity.EntityKind;
import dev.althing.entity.Stimulus;
import dev.althing.spi.Reply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** How forgetting goes on: when the person says that they mean it. */
public final class ForgetKind implements EntityKind {
  static final String TYPE = "forget";
  static final String YES = "✅";

  private static final CompletionStage<Outcome> NOTHING =
      CompletableFuture.completedFuture(Outcome.of(Reply.silence()));

  private final Forgetting forgetting;

  /** The continuation. */
  public ForgetKind(Forgetting forgetting) {
    this.forgetting = forgetting;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public CompletionStage<List<Effect>> wake(Deadline deadline) {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public CompletionStage<Outcome> continued(Continued continued) {
    boolean isMeant =
        continued.stimulus() instanceof Stimulus.Reacted reacted
            && reacted.key().equals(YES)
            && continued.sender().value().equals(continued.entityId());
    return isMeant
        ? forgetting
            .forget(continued.sender())
            .thenApply(
                done ->
                    new Outcome(
                        new ForgetView(continued.locale()).done(done), List.of(over(continued))))
        : NOTHING;
  }

  private static Effect over(Continued continued) {
    String[] question = continued.continuation().split(" ", 2);
    return new Effect.Unexpect(Target.ours(new Cause(question[1]), Integer.parseInt(question[0])));
  }
}
