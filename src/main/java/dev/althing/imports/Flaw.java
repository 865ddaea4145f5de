package dev.althing.imports;

import java.util.Map;

/**
 * Something that is wrong with a file.
 *
 * @param line in which line, from 1
 * @param place where, such as {@code wordle[3]}
 * @param text the name of the sentence that says what is wrong
 * @param arguments what is put into that sentence, fit for a terminal
 */
public record Flaw(int line, String place, String text, Map<String, Object> arguments) {
  /** Copies the map. */
  public Flaw {
    arguments = Map.copyOf(arguments);
  }
}
