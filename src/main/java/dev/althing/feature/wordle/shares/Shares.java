package dev.althing.feature.wordle.shares;

import dev.althing.entity.Decision;
import dev.althing.entity.EntityRules;
import dev.althing.journal.event.JournalFamily;
import dev.althing.matrix.id.RoomId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules by which the results that a person pastes are counted: each puzzle once in a room, and
 * everywhere as it was pasted first.
 */
public final class Shares
    implements EntityRules<
        Shares.Pasted, ShareEvent, Map<Integer, Shares.Counted>, Optional<Shares.Result>> {
  /** The family's name. */
  static final String TYPE = "wordle-shares";

  /** The events, for the journal. */
  public static final JournalFamily FAMILY = JournalFamily.of(TYPE, ShareEvent.class);

  /** Results of so many days are remembered: more than can still be pasted. */
  private static final int KEPT = 30;

  /** A result that was pasted into a room. */
  record Pasted(RoomId room, PastedShare share) {}

  /** What was pasted first, and where it is counted. */
  record Counted(int tries, Set<RoomId> rooms) {
    Counted {
      rooms = Set.copyOf(rooms);
    }
  }

  /** What is counted now. */
  record Result(RoomId room, PastedShare share) {}

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Class<ShareEvent> events() {
    return ShareEvent.class;
  }

  @Override
  public Map<Integer, Counted> empty(String id) {
    return Map.of();
  }

  @Override
  public Decision<ShareEvent, Optional<Result>> decide(
      Map<Integer, Counted> counted, Pasted pasted) {
    int number = pasted.share().number();
    Counted before = counted.get(number);
    if (before == null) {
      return Decision.happens(
          new ShareEvent.ShareCounted(pasted.room(), number, pasted.share().tries()));
    }
    return before.rooms().contains(pasted.room())
        ? Decision.answers(Optional.empty())
        : Decision.happens(new ShareEvent.ShareCounted(pasted.room(), number, before.tries()));
  }

  @Override
  public Map<Integer, Counted> apply(Map<Integer, Counted> counted, ShareEvent event) {
    ShareEvent.ShareCounted done = (ShareEvent.ShareCounted) event;
    Map<Integer, Counted> all = new HashMap<>(counted);
    Set<RoomId> rooms = new HashSet<>(Set.of(done.room()));
    Counted before = all.get(done.number());
    if (before != null) {
      rooms.addAll(before.rooms());
    }
    all.put(done.number(), new Counted(done.tries(), rooms));
    all.keySet().removeIf(number -> number < done.number() - KEPT);
    return Map.copyOf(all);
  }

  @Override
  public Optional<Result> answer(ShareEvent event) {
    ShareEvent.ShareCounted done = (ShareEvent.ShareCounted) event;
    return Optional.of(
        new Result(done.room(), new PastedShare(done.number(), done.tries(), false)));
  }
}
