package dev.althing.feature.welcome.around;

import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.ChangeResult;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.Fate;
import dev.althing.outbox.Sending;
import dev.althing.outbox.StateChanges;
import dev.althing.spi.RoomReference;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Who tells the welcome of people, of places, and of what became of what it wished.
 *
 * @param self the bot
 * @param exempt who is neither greeted nor let in: other bots, and who is on a policy list
 * @param finder finds a room that was named
 * @param successors where a room goes on today
 * @param office the management room
 * @param sending what became of events
 * @param changes what became of changes of state
 */
public record Concierge(
    UserId self,
    Predicate<UserId> exempt,
    Function<RoomReference, CompletionStage<Optional<RoomId>>> finder,
    UnaryOperator<RoomId> successors,
    Supplier<Optional<RoomId>> office,
    Sending sending,
    StateChanges changes)
    implements People, Places, Fates {
  @Override
  public boolean isExempt(UserId user) {
    return exempt.test(user);
  }

  @Override
  public CompletionStage<Optional<RoomId>> find(RoomReference named) {
    return finder.apply(named);
  }

  @Override
  public RoomId latest(RoomId room) {
    return successors.apply(room);
  }

  @Override
  public Optional<RoomId> management() {
    return office.get();
  }

  @Override
  public CompletionStage<Fate> sent(EffectId effect) {
    return sending.fate(effect);
  }

  @Override
  public CompletionStage<ChangeResult> changed(EffectId effect) {
    return changes.result(effect);
  }
}
