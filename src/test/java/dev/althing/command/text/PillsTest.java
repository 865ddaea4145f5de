package dev.althing.command.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.althing.command.text.Pills.Pill;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PillsTest {
  private static final String ALICE = "https://matrix.to/#/@alice:example.org";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a href=\"%s\">Alice</a>|Alice",
        "<A  HREF = '%s' title=\">\">Alice</A>|Alice",
        "<p><a class=\"x\" href=\"%s\"><b>Al</b>ice</a></p>|Alice",
        "<a href=\"%s\">A &amp; &lt;B&gt; &quot;&apos;&#65;&#x42;&nbsp;</a>|A & <B> \"'AB\u00A0",
        "<a href=\"%s\">&#1114112;&#x;&bad;</a>|\uFFFD&#x;&bad;",
        "<mx-reply><a href=\"%s\">Quoted</a></mx-reply><a href=\"%s\">Alice</a>|Alice",
        "<br><abbr>x</abbr><a href=\"%s\">Alice</a>|Alice",
        "<a href=\"%s\">A</b>lice</a>|Alice",
      })
  void findsPills(String html, String text) {
    List<Pill> pills = Pills.in(html.replace("%s", ALICE));

    assertThat(pills).extracting(Pill::text).containsExactly(text.strip());
    assertThat(pills).extracting(Pill::word).containsExactly("@alice:example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no html",
        "<a",
        "<a ",
        "<a>x</a>",
        "<a href=\"" + ALICE + "\">Alice",
        "<a href=\"" + ALICE + "\">Alice</",
        "<a href=\"" + ALICE + "\"></a>",
        "<a href=" + ALICE + ">Alice</a>",
        "<a href=\"" + ALICE + ">Alice</a>",
        "<a href=\"https://example.org\">Alice</a>",
        "<abbr href=\"" + ALICE + "\">Alice</abbr>"
      })
  void findsNoPillsWhereThereAreNone(String html) {
    assertThat(Pills.in(html)).isEmpty();
  }

  @Test
  void keepsTheLinkOfARoomSinceItNamesServers() {
    String href = "https://matrix.to/#/!a:b.org?via=b.org";

    assertThat(Pills.in("<a href=\"" + href + "\">Lobby</a>").get(0).word()).isEqualTo(href);
  }

  @Test
  void stopsAfterAHundredAndIgnoresEndlessNames() {
    String pill = "<a href=\"" + ALICE + "\">Alice</a>";

    assertThat(Pills.in(pill.repeat(200))).hasSize(100);
    assertThat(Pills.in("<a href=\"" + ALICE + "\">" + "x".repeat(300) + "</a>")).isEmpty();
  }

  @Test
  void survivesTenThousandNestedTags() {
    String deep = "<div>".repeat(10_000) + "<a href=\"" + ALICE + "\">Alice</a>";

    assertThat(Pills.in(deep)).hasSize(1);
    assertThatCode(() -> Pills.in("<a href='".repeat(10_000))).doesNotThrowAnyException();
  }
}
