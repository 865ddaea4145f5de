package dev.althing.feature.trivia.game;

import dev.althing.matrix.id.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The choices of one person, of which the last is their answer: somebody may see several reactions
 * of theirs at once, and take any of them back.
 *
 * @param choices those that were not taken back
 * @param at when they last changed something
 */
record Ballot(List<Choice> choices, Instant at) {
  private static final int MOST = 8;

  /** One choice, and the reaction it was made by. */
  record Choice(int option, EventId reaction) {}

  Ballot {
    choices = List.copyOf(choices);
  }

  static Ballot empty() {
    return new Ballot(List.of(), Instant.MIN);
  }

  boolean isEmpty() {
    return choices.isEmpty();
  }

  boolean has(EventId reaction) {
    return choices.stream().anyMatch(choice -> choice.reaction().equals(reaction));
  }

  /** What they answer. */
  int option() {
    return choices.get(choices.size() - 1).option();
  }

  Ballot with(Choice choice, Instant time) {
    List<Choice> all = new ArrayList<>(choices);
    all.add(choice);
    return new Ballot(all.subList(Math.max(0, all.size() - MOST), all.size()), time);
  }

  Ballot without(EventId reaction, Instant time) {
    return new Ballot(
        choices.stream().filter(choice -> !choice.reaction().equals(reaction)).toList(), time);
  }
}
