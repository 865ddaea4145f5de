package dev.althing.plugins.fun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.Reply;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChooseCommandTest {
  @Test
  void picksEachOption() {
    Chat chat = Chat.seeded(4);
    Set<String> heard = new TreeSet<>();
    for (int i = 0; i < 100; i++) {
      heard.add(chat.hear("choose tea | green tea | coffee"));
    }
    assertThat(heard).containsExactly("I pick: coffee", "I pick: green tea", "I pick: tea");
  }

  @Test
  void speaksGermanToo() {
    Chat chat = Chat.seeded(4).in(Locale.GERMAN);
    assertThat(chat.hear("pick Tee oder Tee!")).startsWith("Ich nehme: Tee");
    assertThat(chat.refused("pick Tee")).contains("`!choose Tee | Kaffee`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tea",
        "tea coffee",
        "tea | Tea",
        "tea | ",
        "|",
        ",",
        "or",
        " or or or ",
        "|||,|",
        "\"tea | coffee\"",
        "\"\" | \" \" | \u200B",
        "tea |\uFE0F"
      })
  void refusesWhatIsNoChoiceAndShowsHow(String text) {
    assertThat(Chat.seeded(4).refused("choose " + text))
        .isEqualTo("I need at least two different options, like `!choose tea | coffee`.");
  }

  @Test
  void takesAHundredOptions() {
    assertThat(Chat.seeded(4).hear("choose " + "a|b|".repeat(50))).startsWith("I pick: ");
    assertThat(Chat.seeded(4).refused("choose " + "a|b|".repeat(50) + "c"))
        .isEqualTo("Those are 101 options; I can choose from 100 at most.");
  }

  @Test
  void needsSomething() {
    assertThat(Chat.seeded(4).say("choose")).isEqualTo(Chat.USAGE);
  }

  @Test
  void showsOptionsPlainlySoThatTheyFormatNothing() {
    String option = "**a** [b](https://c.example) @room <b>{0}</b> '";
    assertThat(Chat.seeded(4).say("choose " + option + " | " + option + "\u00A0!?"))
        .isInstanceOfSatisfying(
            Reply.Plain.class,
            plain -> {
              assertThat(plain.text()).startsWith("I pick: " + option);
              assertThat(plain.mentions()).isEmpty();
            });
  }

  @Test
  void showsOptionsOnOneLineWithoutWhatTurnsTheTextAround() {
    assertThat(Chat.seeded(4).hear("choose a\u202E\u0000\nb | a\u202E\u0000\nb | a\u2067 b |c|c"))
        .isIn("I pick: a b", "I pick: c");
  }

  @Test
  void shortensWhatIsLongWithoutCuttingAnEmoji() {
    assertThat(Chat.seeded(4).hear("choose " + "🍕".repeat(501) + "|" + "🍕".repeat(502)))
        .isEqualTo("I pick: " + "🍕".repeat(500) + "…");
  }
}
