package dev.althing.plugins.wordfilter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code patterns.txt} in the plugin's directory: one expression a line, words after
 * {@code word:}, comments after {@code #} at the beginning of a line.
 */
final class PatternFile {
  static final String NAME = "patterns.txt";

  private static final int LARGEST = 1_000_000;
  private static final String WORD = "word:";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final List<Trouble> troubles;
  private final List<Rule> rules = new ArrayList<>();

  private PatternFile(List<Trouble> troubles) {
    this.troubles = troubles;
  }

  /**
   * The rules in the file of a directory; none when there is no file.
   *
   * @param troubles where to note what is wrong
   */
  static List<Rule> read(Path directory, List<Trouble> troubles) {
    var reading = new PatternFile(troubles);
    reading.read(directory.resolve(NAME));
    return List.copyOf(reading.rules);
  }

  private void read(Path file) {
    if (!Files.exists(file)) {
      return;
    }
    try (var stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        troubles.add(Trouble.of(Trouble.Kind.FILE_TOO_LARGE, NAME));
      } else {
        lines(bytes);
      }
    } catch (IOException unreadable) {
      String why = unreadable.getClass().getSimpleName();
      troubles.add(Trouble.of(Trouble.Kind.FILE_UNREADABLE, why));
    }
  }

  /** Lines are told apart before they are decoded, so that a wrong byte has a line. */
  private void lines(byte[] bytes) {
    int number = 0;
    int from = 0;
    while (from < bytes.length) {
      int to = from;
      while (to < bytes.length && bytes[to] != '\n') {
        to++;
      }
      number++;
      var source = new Source(Source.Place.FILE, number);
      decoded(bytes, from, to)
          .ifPresentOrElse(
              line -> line(line, source),
              () -> troubles.add(Trouble.at(source, Trouble.Kind.NOT_UTF8, "")));
      from = to + 1;
    }
  }

  private void line(String written, Source source) {
    boolean isMarked = source.number() == 1 && written.startsWith(BYTE_ORDER_MARK);
    String line = (isMarked ? written.substring(1) : written).strip();
    if (line.startsWith(WORD)) {
      rules.add(Rule.word(line.substring(WORD.length()).strip(), source));
    } else if (!line.isEmpty() && !line.startsWith("#")) {
      rules.add(Rule.expression(line, source));
    }
  }

  private static Optional<String> decoded(byte[] bytes, int from, int to) {
    try {
      ByteBuffer line = ByteBuffer.wrap(bytes, from, to - from);
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(line).toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }
}
