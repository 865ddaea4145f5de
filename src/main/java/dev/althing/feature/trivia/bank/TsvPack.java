package dev.althing.feature.trivia.bank;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reader of packs with a question on each line: difficulty, question, right answer with what
 * else is accepted behind {@code |}, and up to three wrong answers, between tabs. Lines that begin
 * with {@code #} are the head.
 */
final class TsvPack {
  private static final Pattern HEAD = Pattern.compile("#\\s*([a-z]+)\\s*:\\s*(.*)");
  private static final int LONGEST_LINE = 8_000;
  private static final int COLUMNS = 6;
  private static final int LEAST_COLUMNS = 4;

  private final String file;
  private final Examiner examiner;
  private final Headers headers;
  private Optional<Header> header = Optional.empty();

  private TsvPack(String file, Examiner examiner) {
    this.file = file;
    this.examiner = examiner;
    this.headers = new Headers(file, examiner);
  }

  static void read(String file, byte[] bytes, Examiner examiner) {
    new TsvPack(file, examiner).read(bytes);
  }

  private void read(byte[] bytes) {
    int line = 1;
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n') {
        line(line, Arrays.copyOfRange(bytes, start, i));
        start = i + 1;
        line++;
      }
    }
  }

  private void line(int number, byte[] bytes) {
    if (bytes.length > LONGEST_LINE) {
      examiner.flaw(file, number, "the line has more than " + LONGEST_LINE + " bytes");
      return;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      text(number, (number == 1 ? text.replace("\uFEFF", "") : text).replaceFirst("\r$", ""));
    } catch (CharacterCodingException malformed) {
      examiner.flaw(file, number, "the line is not UTF-8");
    }
  }

  private void text(int number, String text) {
    if (text.startsWith("#")) {
      head(number, text);
    } else if (!text.isBlank()) {
      question(number, List.of(text.split("\t", -1)));
    }
  }

  private void head(int number, String text) {
    Matcher head = HEAD.matcher(text);
    if (!head.matches() || !Headers.KEYS.contains(head.group(1))) {
      return;
    }
    if (header.isPresent()) {
      examiner.flaw(file, number, "the " + head.group(1) + " comes after the first question");
    } else {
      headers.put(head.group(1), head.group(2), number);
    }
  }

  private void question(int number, List<String> columns) {
    if (columns.size() < LEAST_COLUMNS || columns.size() > COLUMNS) {
      examiner.flaw(
          file,
          number,
          "there are "
              + columns.size()
              + " columns, not difficulty, question, right answer and 1 to 3 wrong ones");
      return;
    }
    Header pack = header.orElseGet(headers::read);
    header = Optional.of(pack);
    List<String> right = List.of(columns.get(2).split("\\|", -1));
    examiner.examine(
        file,
        pack,
        new Draft(
            number, columns.get(0), columns.get(1), right, columns.subList(3, columns.size())));
  }
}
