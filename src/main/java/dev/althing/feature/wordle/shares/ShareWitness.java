package dev.althing.feature.wordle.shares;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.entity.Entities;
import dev.althing.entity.Witness;
import dev.althing.matrix.id.RoomId;
import dev.althing.spi.event.Happening;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** Sees the results of the well-known daily game that people paste, where rooms want that. */
public final class ShareWitness implements Witness {
  /** What leaderboards call it. */
  public static final String GAME = "shares";

  private final Entities entities;
  private final Predicate<RoomId> isWanted;
  private final Shares rules = new Shares();

  /** The witness of these rooms. */
  public ShareWitness(Entities entities, Predicate<RoomId> isWanted) {
    this.entities = entities;
    this.isWanted = isWanted;
  }

  @Override
  public String name() {
    return "wordle-share";
  }

  @Override
  public boolean sees(Happening happening) {
    return happening instanceof Happening.Message message
        && message.type().equals("m.text")
        && share(message).isPresent()
        && isWanted.test(message.room());
  }

  @Override
  public CompletionStage<List<Effect>> saw(Happening happening) {
    Optional<PastedShare> share = share((Happening.Message) happening);
    if (share.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    return entities
        .ask(
            rules,
            happening.sender().value(),
            Cause.event(happening.id()).step(name()),
            new Shares.Pasted(happening.room(), share.get()))
        .thenApply(result -> result.map(counted -> score(happening, counted)).stream().toList());
  }

  private static Effect score(Happening happening, Shares.Result result) {
    return new Effect.Score(
        GAME, result.room().value(), happening.sender(), happening.at(), result.share().points());
  }

  private static Optional<PastedShare> share(Happening.Message message) {
    return message.body().contains("/6")
        ? PastedShare.read(message.body()).filter(share -> share.isRecent(message.at()))
        : Optional.empty();
  }
}
