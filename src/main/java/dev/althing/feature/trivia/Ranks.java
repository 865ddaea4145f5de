package dev.althing.feature.trivia;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * People who share a place because they have the same points.
 *
 * @param rank the place, from 1; whoever comes behind two who share it has two less
 */
record Ranks<T>(int rank, List<T> sharing) {
  Ranks {
    sharing = List.copyOf(sharing);
  }

  /** The places of people who are sorted by their points. */
  static <T> List<Ranks<T>> of(List<T> sorted, ToLongFunction<T> points) {
    List<Ranks<T>> ranks = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      boolean isEnd =
          i == sorted.size()
              || points.applyAsLong(sorted.get(i)) != points.applyAsLong(sorted.get(start));
      if (isEnd) {
        ranks.add(new Ranks<>(start + 1, sorted.subList(start, i)));
        start = i;
      }
    }
    return ranks;
  }
}
