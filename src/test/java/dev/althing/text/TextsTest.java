package dev.althing.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The area {@code example} stands in the test resources. */
final class TextsTest {
  private final Texts english = Texts.of("example", Locale.UK);
  private final Texts german = Texts.of("example", Locale.GERMANY);

  @Test
  void saysItInEachLanguage() {
    assertThat(english.say("hello", Map.of("name", "Bo"))).isEqualTo("Hello Bo, it's you!");
    assertThat(german.say("hello", Map.of("name", "Bo"))).isEqualTo("Hallo Bo, schön!");
  }

  @Test
  void countsAsTheLanguageDoes() {
    assertThat(english.say("rooms", Map.of("count", 1))).isEqualTo("one room");
    assertThat(english.say("rooms", Map.of("count", 1234))).isEqualTo("1,234 rooms");
    assertThat(german.say("rooms", Map.of("count", 1234))).isEqualTo("1.234 Räume");
  }

  @Test
  void whatALanguageLacksIsInEnglish() {
    assertThat(german.say("only-english")).isEqualTo("only in English");
    assertThat(Texts.of("example", Locale.ITALIAN).say("only-english"))
        .isEqualTo("only in English");
    assertThat(Texts.of("example", Locale.forLanguageTag("x-klingon")).keys())
        .isEqualTo(english.keys());
  }

  @Test
  void aMissingTextOrArgumentIsAFault() {
    assertThatThrownBy(() -> english.say("goodbye"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("goodbye");
    assertThatThrownBy(() -> english.say("hello"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name");
    assertThatThrownBy(() -> Texts.of("nowhere", Locale.ENGLISH))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Texts.of("../text/message", Locale.ENGLISH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aValueIsNeverAPattern() {
    assertThat(english.say("hello", Map.of("name", "{count, plural} '{' #")))
        .isEqualTo("Hello {count, plural} '{' #, it's you!");
  }

  @Test
  void aValueInMarkdownIsShownAsItIs() {
    String markdown =
        english.markdown(
            "answer",
            Map.of(
                "who",
                "**[a](javascript:x)**\n# b",
                "what",
                new Texts.Markdown("*really*"),
                "count",
                2_000));

    assertThat(Markup.format(markdown))
        .isEqualTo(
            new Formatted(
                "**[a](javascript:x)** # b says really 2,000 times",
                "<strong>**[a](javascript:x)** # b</strong> says <em>really</em> 2,000 times"));
  }

  @Test
  void tellsItsKeysAndArguments() {
    assertThat(english.keys()).contains("hello", "rooms");
    assertThat(english.arguments("hello")).containsExactly("name");
    assertThat(english.arguments("goodbye")).isEmpty();
  }
}
