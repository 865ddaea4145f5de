package dev.althing.feature.trivia.game;

import dev.althing.feature.trivia.bank.Question;
import dev.althing.matrix.id.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How it stands with the quiz of a room.
 *
 * @param running the round that is played
 * @param recent the ids of the questions that were asked last, the newest last
 * @param streaks how many right answers people have given in a row, the newest last
 * @param last the question that was asked last
 */
public record State(
    Optional<Running> running,
    List<String> recent,
    Map<UserId, Integer> streaks,
    Optional<Question> last) {
  /** So many questions are remembered, and not asked again. */
  static final int REMEMBERED = 200;

  private static final int MOST_STREAKS = 500;

  static final State EMPTY = new State(Optional.empty(), List.of(), Map.of(), Optional.empty());

  /** Guards the collections; the map is not copied, as one comes with every vote. */
  public State {
    recent = List.copyOf(recent);
    streaks = Collections.unmodifiableMap(streaks);
  }

  /** How many right answers somebody has given in a row. */
  public int streak(UserId person) {
    return streaks.getOrDefault(person, 0);
  }

  State playing(Running now) {
    return new State(Optional.of(now), recent, streaks, last);
  }

  State idle() {
    return new State(Optional.empty(), recent, streaks, last);
  }

  State asked(Question question) {
    List<String> all = new ArrayList<>(recent);
    all.add(question.id());
    return new State(
        running,
        all.subList(Math.max(0, all.size() - REMEMBERED), all.size()),
        streaks,
        Optional.of(question));
  }

  /** The streaks after a question; those of players without a right answer end. */
  State streaked(Set<UserId> players, List<Result> results) {
    Map<UserId, Integer> all = new LinkedHashMap<>(streaks);
    players.forEach(all::remove);
    for (Result result : results) {
      all.remove(result.person());
      if (result.isRight()) {
        all.put(result.person(), result.streak());
      }
    }
    all.keySet().stream()
        .limit(Math.max(0, all.size() - MOST_STREAKS))
        .toList()
        .forEach(all::remove);
    return new State(running, recent, all, last);
  }
}
