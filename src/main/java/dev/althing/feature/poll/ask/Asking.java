package dev.althing.feature.poll.ask;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A question that can be asked so, or why not; exactly one of them.
 *
 * @param options none when it is answered by yes or no
 */
public record Asking(String question, List<Option> options, Optional<Refused> refused) {
  private static final int LONGEST_QUESTION = 500;
  private static final int LONGEST_OPTION = 100;

  /** Copies the list. */
  public Asking {
    options = List.copyOf(options);
  }

  /** Reads and checks what somebody wrote. */
  public static Asking read(String text) {
    Draft draft = DraftReader.read(text);
    // A text of any length is measured before anything else is done with it.
    Optional<Refused> refused = sizes(draft);
    if (refused.isPresent()) {
      return new Asking("", List.of(), refused);
    }
    List<String> texts = draft.options().stream().map(Foreign::line).toList();
    Optional<Refused> empty = empty(texts);
    if (empty.isPresent()) {
      return new Asking("", List.of(), empty);
    }
    List<Option> options = Signs.assigned(texts);
    return new Asking(Foreign.line(draft.question()), options, Likeness.among(options));
  }

  private static Optional<Refused> sizes(Draft draft) {
    if (!Foreign.isVisible(draft.question())) {
      return Optional.of(Refused.because("no-question"));
    }
    if (Foreign.length(draft.question()) > LONGEST_QUESTION) {
      return Optional.of(new Refused("long-question", Map.of("most", LONGEST_QUESTION)));
    }
    int count = draft.options().size();
    if (count == 1) {
      return Optional.of(Refused.because("one-option"));
    }
    if (count > Poll.MOST_OPTIONS) {
      return Optional.of(
          new Refused("many-options", Map.of("count", count, "most", Poll.MOST_OPTIONS)));
    }
    return first(draft.options(), text -> Foreign.length(text) > LONGEST_OPTION)
        .map(at -> new Refused("long-option", Map.of("number", at + 1, "most", LONGEST_OPTION)));
  }

  private static Optional<Refused> empty(List<String> texts) {
    return first(texts, text -> !Foreign.isVisible(text))
        .map(at -> new Refused("empty-option", Map.of("number", at + 1)));
  }

  private static Optional<Integer> first(List<String> texts, Predicate<String> test) {
    return IntStream.range(0, texts.size())
        .filter(i -> test.test(texts.get(i)))
        .boxed()
        .findFirst();
  }
}
