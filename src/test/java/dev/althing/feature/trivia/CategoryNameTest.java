package dev.althing.feature.trivia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.feature.trivia.Order.Reading;
import dev.althing.feature.trivia.bank.Bank;
import dev.althing.feature.trivia.bank.Difficulty;
import dev.althing.feature.trivia.bank.Header;
import dev.althing.feature.trivia.bank.Question;
import dev.althing.feature.trivia.game.Plan;
import dev.althing.feature.trivia.game.Posed;
import dev.althing.feature.trivia.game.State;
import dev.althing.feature.trivia.game.TriviaEvent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Arguments;
import dev.althing.spi.Invocation;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CategoryNameTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final UserId ANN = new UserId("@ann:example.org");
  private static final Question QUESTION =
      new Question(
          "id",
          new Header("T", "S", "L", "geography", "en"),
          Difficulty.EASY,
          "Q?",
          List.of("A"),
          List.of("B"));

  @ParameterizedTest
  @CsvSource({
    "geography, Geography",
    "food & drink, Food & drink",
    "Films, Films",
    "österreich, Österreich",
    "ǆ, ǅ",
    "𐐨x, 𐐀x",
    "90s, 90s",
    "'', ''"
  })
  void theFirstLetterIsACapital(String category, String shown) {
    assertThat(CategoryName.of(category)).isEqualTo(shown);
  }

  @Test
  void questionsAreShownWithIt() {
    Plan plan =
        new Plan(ANN, Optional.empty(), "en", false, 1, 30, Optional.empty(), Optional.empty());
    Posed posed = new Posed(1, QUESTION, List.of("A", "B"), 0, "cause", NOON);

    Reply.Text shown = TriviaView.of(plan).question(new TriviaEvent.Asked(plan, posed, NOON, NOON));

    assertThat(shown.markdown()).startsWith("🧠 **Geography** · easy · 30 seconds\n");
  }

  @Test
  void answersAboutThemAreAndCommandsStayAsTheyAreTyped() {
    RequestView view = new RequestView(invocation());

    assertThat(said(view.categories(new Bank(List.of(QUESTION)))))
        .contains("- Geography: one question", "`!trivia geography`");
    assertThat(said(view.info(state()))).contains("(Geography, easy)");
    assertThat(
            ((Reply.Refusal)
                    view.misread(new Reading.NoCategory("geografy", Optional.of("geography"))))
                .markdown())
        .contains("“geografy”. Did you mean “Geography”?");
  }

  private static State state() {
    return new State(Optional.empty(), List.of(), Map.of(), Optional.of(QUESTION));
  }

  private static String said(Reply reply) {
    return ((Reply.Text) reply).markdown();
  }

  private static Invocation invocation() {
    return new Invocation(
        "id",
        List.of("trivia"),
        Arguments.NONE,
        new Invocation.Origin(
            new RoomId("!a:x"),
            new EventId("$e"),
            ANN,
            Place.ROOM,
            Optional.empty(),
            Optional.empty(),
            Permission.EVERYONE,
            "!"),
        Locale.ENGLISH,
        NOON,
        NOON);
  }
}
