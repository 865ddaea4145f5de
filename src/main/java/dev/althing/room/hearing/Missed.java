package dev.althing.room.hearing;

import dev.althing.matrix.id.EventId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The commands of a room that came while we were away and are too old to be run. */
final class Missed {
  /**
   * All of them.
   *
   * @param texts the beginnings of the first few
   * @param count how many there are
   */
  record All(List<String> texts, int count) {
    private static final All NONE = new All(List.of(), 0);

    All {
      texts = List.copyOf(texts);
    }

    private All and(String text) {
      if (texts.size() == NAMED) {
        return new All(texts, count + 1);
      }
      List<String> more = new ArrayList<>(texts);
      more.add(beginning(text));
      return new All(more, count + 1);
    }
  }

  /**
   * What was noted.
   *
   * @param first the event of the first, whether it was answered or not
   * @param all those that were not
   */
  record Noted(EventId first, CompletionStage<All> all) {}

  private static final int NAMED = 10;
  private static final int LONGEST = 40;

  private Optional<EventId> first = Optional.empty();
  private CompletionStage<All> all = CompletableFuture.completedFuture(All.NONE);

  /** Notes a command, which counts unless it turns out that it was answered. */
  void add(EventId event, String text, CompletionStage<Boolean> wasAnswered) {
    first = first.or(() -> Optional.of(event));
    all = all.thenCombine(wasAnswered, (before, was) -> was ? before : before.and(text));
  }

  /** All since the last time, if something was noted. */
  Optional<Noted> take() {
    CompletionStage<All> noted = all;
    Optional<Noted> taken = first.map(event -> new Noted(event, noted));
    first = Optional.empty();
    all = CompletableFuture.completedFuture(All.NONE);
    return taken;
  }

  private static String beginning(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    if (line.codePointCount(0, line.length()) <= LONGEST) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
