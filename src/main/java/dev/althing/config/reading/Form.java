package dev.althing.config.reading;

import java.util.function.Function;

/**
 * One way to understand the text of a setting.
 *
 * @param parse understands the text, or throws an exception whose message says what is wrong
 * @param example what may be written, for the operator who wrote something else
 * @param <T> what the text stands for
 */
public record Form<T>(Function<String, T> parse, String example) {
  /** This form, understood a step further. */
  public <U> Form<U> then(Function<? super T, ? extends U> step) {
    return new Form<>(text -> step.apply(parse.apply(text)), example);
  }
}
