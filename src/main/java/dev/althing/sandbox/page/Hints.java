package dev.althing.sandbox.page;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What the chat page suggests: nothing, until whoever knows the commands says them. */
public final class Hints {
  private volatile Function<Locale, List<Hint>> source = locale -> List.of();

  /** Nothing to suggest yet. */
  public Hints() {}

  /** From now on these, in the language asked for. */
  public void come(Function<Locale, List<Hint>> from) {
    source = from;
  }

  /** What there is in a language. */
  public List<Hint> in(Locale locale) {
    return source.apply(locale);
  }
}
