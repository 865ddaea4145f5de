package dev.althing.feature.wordle.board;

import dev.althing.feature.wordle.player.Game;
import dev.althing.feature.wordle.player.Puzzle;
import dev.althing.feature.wordle.rules.Day;
import dev.althing.feature.wordle.rules.Keyboard;
import dev.althing.feature.wordle.rules.Mark;
import dev.althing.feature.wordle.rules.Row;
import dev.althing.matrix.event.outgoing.MessageContent;
import dev.althing.text.Texts;
import dev.althing.text.html.Html;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a board shows: complete in emoji and letters, and with coloured tiles on top of that for
 * clients that show them.
 */
public final class BoardView {
  private static final List<String> KEYS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");

  private final Texts texts;
  private final Locale locale;

  /** Boards in a language. */
  public BoardView(Locale locale) {
    this.locale = locale;
    this.texts = Texts.of("wordle", locale);
  }

  /** The message that shows a game. */
  public MessageContent of(Game game) {
    List<Row> rows = game.rows();
    String title = title(game);
    String end = end(game);
    String html =
        paragraph("<strong>" + Html.escape(title) + "</strong>")
            + paragraph(lines(tiles(rows)))
            + paragraph(lines(keys(Keyboard.of(rows), BoardView::coloured)))
            + paragraph(Html.escape(end));
    String plain =
        String.join(
            "\n\n",
            title,
            String.join("\n", squares(rows)),
            String.join("\n", keys(Keyboard.of(rows), BoardView::marked)),
            end);
    return MessageContent.notice(plain).html(html);
  }

  /** The result as it may be shown to everybody: no letter of the answer, nor of a guess. */
  public String shared(Game game, String person) {
    String result = game.isWon() ? String.valueOf(game.guesses().size()) : "X";
    String line = name(game.puzzle()) + " " + result + "/" + Game.ROWS + (game.hard() ? "*" : "");
    String squares = game.rows().stream().map(Squares::of).collect(Collectors.joining("\n"));
    String header = line + " · " + person;
    return squares.isEmpty() ? header : header + "\n\n" + squares;
  }

  private String title(Game game) {
    String title = name(game.puzzle()) + " · " + game.guesses().size() + "/" + Game.ROWS;
    return game.hard() ? title + " · " + texts.say("hard") : title;
  }

  private String name(Puzzle puzzle) {
    // As it is typed, without separators.
    String number = Integer.toString(puzzle.number());
    return switch (puzzle.kind()) {
      case DAILY -> texts.say("puzzle.daily", Map.of("number", number));
      case PRACTICE -> texts.say("puzzle.practice", Map.of("number", number));
      case ARCHIVE ->
          texts.say("puzzle.archive", Map.of("number", number, "date", date(puzzle.number())));
    };
  }

  private String date(int number) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(locale)
        .format(Day.date(number));
  }

  private String end(Game game) {
    Map<String, String> answer = Map.of("answer", upper(game.puzzle().answer()));
    if (game.isWon()) {
      return texts.say("board.won", answer);
    }
    return game.isOver() ? texts.say("board.lost", answer) : texts.say("board.open");
  }

  private static List<String> squares(List<Row> rows) {
    return filled(
        rows.stream().map(row -> Squares.of(row) + "  " + spaced(upper(row.word()))).toList());
  }

  private static List<String> tiles(List<Row> rows) {
    return filled(rows.stream().map(row -> Squares.of(row) + " " + Tiles.of(row)).toList());
  }

  private static List<String> filled(List<String> rows) {
    List<String> all = new ArrayList<>(rows);
    all.addAll(Collections.nCopies(Game.ROWS - rows.size(), Squares.FREE));
    return all;
  }

  /** How a letter of the keyboard is shown. */
  private interface Key {
    String of(char letter, Mark mark);
  }

  private static List<String> keys(Keyboard keyboard, Key known) {
    return KEYS.stream().map(row -> keys(row, keyboard, known)).toList();
  }

  private static String keys(String row, Keyboard keyboard, Key known) {
    return row.chars()
        .mapToObj(c -> (char) c)
        .map(letter -> key(letter, keyboard, known))
        .collect(Collectors.joining(" "));
  }

  private static String key(char letter, Keyboard keyboard, Key known) {
    Mark mark = keyboard.marks().get(letter);
    return mark == null ? upper(String.valueOf(letter)) : known.of(letter, mark);
  }

  private static String marked(char letter, Mark mark) {
    return Squares.of(mark) + upper(String.valueOf(letter));
  }

  /** What is of no use is struck out, so that a row of keys fits a phone. */
  private static String coloured(char letter, Mark mark) {
    if (mark == Mark.ABSENT) {
      return "<del>" + Tiles.of(letter, mark) + "</del>";
    }
    return Squares.of(mark) + Tiles.of(letter, mark);
  }

  private static String lines(List<String> lines) {
    return String.join("<br>", lines);
  }

  private static String paragraph(String html) {
    return "<p>" + html + "</p>";
  }

  private static String spaced(String word) {
    return String.join(" ", word.split(""));
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
