package dev.althing.outbox.ledger;

import dev.althing.outbox.EffectId;
import dev.althing.outbox.limits.Permit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The changes at work: which are to be compared next, a few at a time, and which permit was asked
 * for which of them.
 */
final class Desk {
  private static final int MOST_LOOKS = 16;

  private final Map<EffectId, LedgerWork> works = new HashMap<>();
  private final Deque<EffectId> toLook = new ArrayDeque<>();
  private final Set<EffectId> looking = new HashSet<>();
  private final Map<Long, EffectId> questions = new HashMap<>();
  private long question;

  /**
   * An empty one.
   *
   * @param firstQuestion by chance, so that no answer to an earlier life is taken for one to this
   */
  Desk(long firstQuestion) {
    this.question = firstQuestion;
  }

  void begin(Change change) {
    works.put(change.id(), new LedgerWork(change));
    toLook.add(change.id());
  }

  /** Empty when it is settled, or was at work in an earlier life only. */
  Optional<LedgerWork> find(EffectId id) {
    return Optional.ofNullable(works.get(id));
  }

  /** Notes that it is to be compared once more. */
  void again(EffectId id) {
    toLook.add(id);
  }

  /** The next one to be compared; empty when that must wait. */
  Optional<LedgerWork> nextToCompare() {
    while (looking.size() < MOST_LOOKS && !toLook.isEmpty()) {
      EffectId id = toLook.remove();
      if (works.containsKey(id) && looking.add(id)) {
        return find(id);
      }
    }
    return Optional.empty();
  }

  /** What has been compared; empty when nobody waits for that. */
  Optional<LedgerWork> compared(EffectId id) {
    return looking.remove(id) ? find(id) : Optional.empty();
  }

  /** The number of a question for a permit. */
  long ask(LedgerWork work) {
    question++;
    questions.put(question, work.change().id());
    return question;
  }

  /** What a permit was asked for; empty when that was an earlier life. */
  Optional<LedgerWork> answered(Permit permit) {
    return Optional.ofNullable(questions.remove(permit.question())).flatMap(this::find);
  }

  void settled(EffectId id) {
    works.remove(id);
  }
}
