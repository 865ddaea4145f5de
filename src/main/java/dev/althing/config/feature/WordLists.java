package dev.althing.config.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of the word game.
 *
 * @param answers those that are to be found; each is among the guesses
 * @param guesses those that may be guessed
 */
public record WordLists(List<String> answers, Set<String> guesses) {
  private static final String FOLDER = "/wordlists/words/";

  /** The lists that come with the program. */
  private static final class Bundled {
    static final WordLists LISTS =
        new WordLists(
            words("answers.txt").toList(), words("guesses.txt").collect(Collectors.toSet()));
  }

  /** Copies the lists. */
  public WordLists {
    answers = List.copyOf(answers);
    guesses = Set.copyOf(guesses);
  }

  /** The lists that come with the program. */
  public static WordLists bundled() {
    return Bundled.LISTS;
  }

  /** The words of a file's text: one a line, without the lines that are empty or a remark. */
  public static Stream<String> words(Stream<String> lines) {
    return lines.map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"));
  }

  private static Stream<String> words(String file) {
    try (InputStream stream = WordLists.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new IllegalStateException("the program comes without " + FOLDER + file);
      }
      return words(new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
