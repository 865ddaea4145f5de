package dev.althing.feature.wordle.shares;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A result of the well-known daily game, as its players paste it.
 *
 * @param number the number of the puzzle
 * @param tries how many guesses it took; 0 when it was not solved
 * @param isHard whether it was played in hard mode
 */
public record PastedShare(int number, int tries, boolean isHard) {
  private static final int LONGEST = 2_000;
  private static final int ROWS = 6;
  private static final int LONGEST_AGO = 7;
  private static final LocalDate ZEROTH = LocalDate.of(2021, 6, 19);

  /** The number may have the separators of any language: comma, dot, apostrophe, blanks. */
  private static final Pattern HEADER =
      Pattern.compile(
          "Wordle\\s(?:#\\s?)?(\\d{1,3}(?:[.,'\u2019\\h]?\\d{3})?)\\h([1-6Xx])/6(\\*?)");

  private static final Pattern SQUARES = Pattern.compile("(?:[⬛⬜🟦🟧🟨🟩]\uFE0F?){5}");

  private static final Pattern ALL_CORRECT = Pattern.compile("🟩{5}|🟧{5}");

  /** Reads a message, which may be anything; empty when no line of it begins such a result. */
  public static Optional<PastedShare> read(String body) {
    if (body.length() > LONGEST) {
      return Optional.empty();
    }
    List<String> lines = body.lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher header = HEADER.matcher(lines.get(i));
      if (header.matches()) {
        PastedShare share = of(header);
        return Optional.of(share).filter(matches(lines.subList(i + 1, lines.size())));
      }
    }
    return Optional.empty();
  }

  private static PastedShare of(Matcher header) {
    int number = Integer.parseInt(header.group(1).replaceAll("\\D", ""));
    String tries = header.group(2);
    return new PastedShare(
        number,
        tries.equalsIgnoreCase("X") ? 0 : Integer.parseInt(tries),
        header.group(3).equals("*"));
  }

  /** Whether squares that are there, if any are, show just this result. */
  private static Predicate<PastedShare> matches(List<String> lines) {
    List<String> rows = lines.stream().filter(line -> SQUARES.matcher(line).matches()).toList();
    boolean isSolved = !rows.isEmpty() && ALL_CORRECT.matcher(rows.get(rows.size() - 1)).matches();
    return share ->
        rows.isEmpty()
            || (rows.size() == (share.tries() == 0 ? ROWS : share.tries())
                && isSolved == share.tries() > 0);
  }

  /** Whether it can be of one of the last days: no puzzle of tomorrow, none long ago. */
  public boolean isRecent(Instant now) {
    LocalDate utc = now.atOffset(ZoneOffset.UTC).toLocalDate();
    long today = ChronoUnit.DAYS.between(ZEROTH, utc);
    // It is tomorrow already where the sun rises first.
    return number <= today + 1 && number > today - LONGEST_AGO;
  }

  /** Seven less the guesses it took; nothing when it was not solved. */
  public int points() {
    return tries == 0 ? 0 : ROWS + 1 - tries;
  }
}
