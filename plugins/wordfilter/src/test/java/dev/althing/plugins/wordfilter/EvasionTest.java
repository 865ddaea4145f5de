package dev.althing.plugins.wordfilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tricks with which people write a forbidden word all the same. */
final class EvasionTest {
  private final Filter filter = Filter.words("idiot", "ass", "buy now", "Scheiße", "420", "рот");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IDIOT",
        "an idiot.",
        "_idiot_",
        "(idiot)",
        "so,idiot!",
        "idiiiiot",
        "iiidiooottt",
        "ｉｄｉｏｔ",
        "𝖎𝖉𝖎𝖔𝖙",
        "𝔦𝓭𝗂𝚘𝕥",
        "ⓘⓓⓘⓞⓣ",
        "🅘🅓🅘🅞🅣",
        "🅸🅳🅸🅾🆃",
        "🇮🇩🇮🇴🇹",
        "idı̇ot",
        "ídïøt",
        "i\u0301\u0302\u0303\u0304\u0305\u0306diot",
        "i\u200Bd\u200Ci\u200Do\u2060t",
        "id\u00ADiot",
        "idi\uFEFFot",
        "id\u034Fiot",
        "id\u3164iot",
        "id\uFE0Fiot",
        "id\uDB40\uDC69iot",
        "\u202Eidiot",
        "id\u0000iot",
        "id\uD83Diot",
        "ASSS",
        "ａß",
        "buy   now",
        "Buy, now!",
        "BUY\nNOW",
        "buy\u00A0now",
        "scheisse",
        "SCHEIẞE",
        "420",
        "РОТ"
      })
  void areFound(String text) {
    assertThat(filter.passes(text)).isFalse();
    assertThat(filter.passesHtml("<b>" + text + "</b>")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "as",
        "idiotic",
        "anidiot",
        "grass",
        "class",
        "asset",
        "buy",
        "buynow",
        "buy it now",
        "now buy",
        "42",
        "4200",
        "4220",
        "1d10t",
        "a55",
        "id iot",
        "рота"
      })
  void othersPass(String text) {
    assertThat(filter.passes(text)).isTrue();
  }

  @Test
  void digitsAreLettersWhenToldSo() {
    Filter leet =
        Filter.with(Map.of("words", List.of("idiot", "ass", "fool", "420"), "leet", true));
    assertThat(List.of("1d10t", "1D1OT", "a55", "4ss", "f00l", "fo01", "420", "idiot", "f00000l"))
        .noneMatch(leet::passes);
    assertThat(List.of("455", "4 2 0", "4200", "1dle", "f001s", "azo")).allMatch(leet::passes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id<b></b>iot",
        "<i>id</i><b>iot</b>",
        "<p>hello</p>idiot<p>",
        "hello<br>idiot<br/>there",
        "hello<BR>idiot",
        "<div>you<div>idiot<div><div>",
        "id<!-- x -->iot",
        "id<!-- > -->iot",
        "id<a title=\">\">iot</a>",
        "id<a title='x>'>iot</a>",
        "&#105;diot",
        "&#x69;diot",
        "&#105diot",
        "&iacute;d&iscr;ot",
        "id&shy;iot",
        "id&ZeroWidthSpace;iot",
        "buy&nbsp;now",
        "Schei&szlig;e",
        "<img alt=\"idiot\" src=x>",
        "<img alt=idiot>",
        "<img alt='&#105;diot'>",
        "<span data-mx-spoiler=\"idiot\">x</span>",
        "1 < 2 idiot",
        "a <3 idiot",
        "<b idiot",
        "<!-- idiot",
        "<a href=\"idiot",
        "<",
      })
  void htmlHidesNothing(String html) {
    assertThat(filter.passesHtml(html)).isEqualTo(html.equals("<"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<idiot>x</idiot>",
        "<b class=idiot>x</b>",
        "<!-- idiot -->x",
        "buy<b>now</b>",
        "&idiotic;",
        "id<br>iot",
        "id<img>iot",
      })
  void whatHtmlDoesNotShowPasses(String html) {
    assertThat(filter.passesHtml(html)).isTrue();
  }

  @Test
  void expressionsSeeTheTextAsItIsAndPlain() {
    Filter patterns =
        Filter.patterns("bad[0-9]", "[A-Z]{9}", "evil\\.example/", "\\x{200B}\\x{200B}");
    assertThat(
            List.of(
                "bad1",
                "BÁD1",
                "b\u200Bad1",
                "𝕓ad1",
                "SHOUTINGS",
                "see https://evil.example/x",
                "x\u200B\u200By"))
        .noneMatch(patterns::passes);
    assertThat(patterns.passesHtml("<a href='https://EVIL.example/x'>here</a>")).isFalse();
    assertThat(List.of("bad", "shoutings", "evil-example/")).allMatch(patterns::passes);
  }
}
