package dev.althing.feature.wordle.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.feature.wordle.player.Game;
import dev.althing.feature.wordle.player.Games;
import dev.althing.feature.wordle.player.Puzzle.Kind;
import dev.althing.text.OutgoingLint;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BoardViewTest {
  private static final BoardView VIEW = new BoardView(Locale.ENGLISH);

  private static ObjectNode content(Game game) {
    return VIEW.of(game).build();
  }

  private static Game hard(Game game) {
    return new Game(
        game.puzzle(), true, game.guesses(), game.isGivenUp(), game.board(), game.until());
  }

  static Stream<Game> games() {
    Game one = Games.game(Kind.DAILY, "abide", "speed");
    return Stream.of(
        Games.game(Kind.DAILY, "abide"),
        one,
        hard(one),
        Games.game(Kind.ARCHIVE, "abide", "speed", "abode", "abide"),
        Games.game(Kind.PRACTICE, "abide", "speed", "abode", "house", "plant", "brick", "fjord"));
  }

  @Test
  void theBoardStandsByItselfInPlainText() {
    assertThat(content(Games.game(Kind.DAILY, "abide", "speed", "abode")).path("body").asText())
        .isEqualTo(
            """
            Five Letters 698 · 2/6

            ⬛⬛🟨⬛🟨  S P E E D
            🟩🟩⬛🟩🟩  A B O D E
            ⬜⬜⬜⬜⬜
            ⬜⬜⬜⬜⬜
            ⬜⬜⬜⬜⬜
            ⬜⬜⬜⬜⬜

            Q W 🟩E R T Y U I ⬛O ⬛P
            🟩A ⬛S 🟩D F G H J K L
            Z X C V 🟩B N M

            Write a word of five letters.""");
  }

  @Test
  void colouredTilesComeOnTopOfThat() {
    String html = content(Games.game(Kind.DAILY, "abide", "speed")).path("formatted_body").asText();

    assertThat(html)
        .startsWith("<p><strong>Five Letters 698 · 1/6</strong></p><p>⬛⬛🟨⬛🟨 <span ")
        .contains(
            "<span data-mx-bg-color=\"#a15c00\" data-mx-color=\"#ffffff\">&nbsp;E&nbsp;</span>")
        .contains("<br>⬜⬜⬜⬜⬜<br>");
  }

  @ParameterizedTest
  @MethodSource("games")
  void everyBoardAndItsEditPassTheLint(Game game) {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      BoardView view = new BoardView(locale);
      assertThat(OutgoingLint.check(view.of(game).build())).isEmpty();
      assertThat(OutgoingLint.check(view.of(game).edit())).isEmpty();
    }
  }

  /** What clients make of formatted bodies, one by one. */
  @ParameterizedTest
  @MethodSource("games")
  void noClientShowsLessThanTheBoard(Game game) {
    ObjectNode content = content(game);
    String html = content.path("formatted_body").asText();
    String body = content.path("body").asText();

    // A client that shows no colours shows the text of the spans: the squares stand outside.
    String bare = html.replaceAll("<span[^>]*>&nbsp;(.)&nbsp;</span>", "$1");
    assertThat(bare).doesNotContain("span", "table", "font", "details", "img");
    String marked = bare.replaceAll("<del>(.)</del>", "⬛$1");
    String words = marked.replaceAll("<[^>]*>", "").replaceAll("\\s", "");
    assertThat(words).isEqualTo(body.replaceAll("\\s", ""));
    // A client shows nothing of a message that is wholly in spans, so each row begins outside.
    assertThat(html).startsWith("<p>").endsWith("</p>");
    assertThat(html.split("<br>|<p>")).noneMatch(line -> line.startsWith("<span"));
    assertThat(html.replaceAll("</?(p|strong|br|span|del)( [^>]*)?>", "")).doesNotContain("<", ">");
    assertThat(html).doesNotContainPattern("data-mx-[a-z-]*color=\"(?!#[0-9a-f]{6}\")");
    assertThat(content.path("m.mentions").isEmpty()).isTrue();
  }

  @Test
  void theAnswerIsShownAtTheEndOnly() {
    List<Game> all = games().toList();

    assertThat(all.subList(0, 3))
        .allSatisfy(
            game -> assertThat(content(game).toString()).doesNotContainIgnoringCase("abide"));
    assertThat(content(all.get(3)).path("body").asText())
        .startsWith("Five Letters 698 (archive, Nov 29, 2026) · 3/6")
        .endsWith("Solved: ABIDE");
    assertThat(content(all.get(4)).path("body").asText())
        .startsWith("Five Letters, practice 698 · 6/6")
        .endsWith("The word was ABIDE.");
  }

  @Test
  void theHardModeIsNamed() {
    assertThat(content(hard(Games.game(Kind.DAILY, "abide"))).path("body").asText())
        .startsWith("Five Letters 698 · 0/6 · hard mode\n");
    assertThat(
            new BoardView(Locale.GERMAN)
                .of(hard(Games.game(Kind.DAILY, "abide")))
                .build()
                .path("body")
                .asText())
        .startsWith("Fünf Buchstaben 698 · 0/6 · schwer\n");
  }

  @Test
  void aSharedResultHasSquaresAndNoLetters() {
    Game won = hard(Games.game(Kind.DAILY, "abide", "speed", "abide"));

    assertThat(VIEW.shared(won, "@ann:example.org"))
        .isEqualTo("Five Letters 698 2/6* · @ann:example.org\n\n⬛⬛🟨⬛🟨\n🟩🟩🟩🟩🟩");
  }

  @Test
  void aSharedResultOfALostGameSaysSo() {
    assertThat(
            VIEW.shared(
                new Game(
                    Games.game(Kind.DAILY, "abide").puzzle(),
                    false,
                    List.of(),
                    true,
                    Games.ALONE,
                    Games.UNTIL),
                "@ann:example.org"))
        .isEqualTo("Five Letters 698 X/6 · @ann:example.org");
  }
}
