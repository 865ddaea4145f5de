package dev.althing.plugins.picks;

import dev.althing.spi.Markdown;
import dev.althing.spi.Reply;
import dev.althing.spi.Store;
import dev.althing.spi.plugin.Answered;
import dev.althing.spi.plugin.Continuation;
import dev.althing.spi.plugin.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** What a reaction with the die does: the message shows another draw. */
final class DrawAgain implements Continuation {
  /** The name of its prompts. */
  static final String NAME = "again";

  private final Map<Game, Roster> rosters;
  private final RandomGenerator random;
  private final Store store;
  private final Wording wording;

  DrawAgain(Map<Game, Roster> rosters, RandomGenerator random, Store store, Wording wording) {
    this.rosters = Map.copyOf(rosters);
    this.random = random;
    this.store = store;
    this.wording = wording;
  }

  @Override
  public CompletionStage<Reply> run(Answered answered) {
    Optional<Ticket> ticket = Ticket.read(answered.data());
    if (ticket.isEmpty()) {
      var view = new PickView(wording.in(answered.locale()));
      return CompletableFuture.completedFuture(view.outdated());
    }
    return store
        .find(key(answered))
        .thenApply(kept -> again(answered, ticket.get(), Shown.read(kept.orElse(""))));
  }

  private static String key(Answered answered) {
    return "shown:" + answered.user().value();
  }

  private Reply again(Answered answered, Ticket ticket, Shown shown) {
    String message = answered.message().invocation();
    List<String> before = shown.at(message).orElse(ticket.shown());
    Roster roster = rosters.get(ticket.game());
    var drawing = new Drawing(roster, ticket.wish(), random);
    Optional<Draw> other = drawing.other(before);
    if (other.isEmpty()) {
      return none(answered, roster, drawing);
    }
    var view = new PickView(wording.in(answered.locale()));
    String after = shown.with(message, other.get().letters()).written();
    return new Reply.Edit(answered.message(), view.oneOfMany(other.get()))
        .storing(Store.put(key(answered), after));
  }

  /** The roster has changed since: there is only this draw left, or none. */
  private Reply none(Answered answered, Roster roster, Drawing drawing) {
    var words = wording.in(answered.locale());
    return drawing.any().isPresent()
        ? new PickView(words).noOther()
        : new TroubleView(words, roster, Markdown::code).of(drawing.shortage());
  }
}
