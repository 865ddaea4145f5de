package dev.althing.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.text.html.HtmlOutline;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkupTest {
  record Row(String markdown, String plain, String html) {}

  static List<Row> rows() {
    return List.of(
        new Row("pong", "pong", "pong"),
        new Row("**a** *b* `c`", "a b c", "<strong>a</strong> <em>b</em> <code>c</code>"),
        new Row("~~a~~", "~~a~~", "<del>a</del>"),
        new Row("a\nb", "a\nb", "a<br>\nb"),
        new Row("a  \nb\\\nc", "a\nb\nc", "a<br>\nb<br>\nc"),
        new Row("# a\n\nb", "a\n\nb", "<h1>a</h1>\n<p>b</p>"),
        new Row("[t](https://e.org)", "t (https://e.org)", "<a href=\"https://e.org\">t</a>"),
        new Row("<https://e.org>", "https://e.org", "<a href=\"https://e.org\">https://e.org</a>"),
        new Row("[](https://e.org)", "https://e.org", "<a href=\"https://e.org\"></a>"),
        new Row("<a@e.org>", "a@e.org", "<a href=\"mailto:a@e.org\">a@e.org</a>"),
        new Row("[x](javascript:alert(1))", "x", "x"),
        new Row("[x](/local)", "x", "x"),
        new Row(
            "[Al](https://matrix.to/#/@a:b)",
            "Al (@a:b)",
            "<a href=\"https://matrix.to/#/@a:b\">Al</a>"),
        new Row(
            "![i](https://e/x.png)", "i (https://e/x.png)", "<a href=\"https://e/x.png\">i</a>"),
        new Row("![i](mxc://s/m)", "i (mxc://s/m)", "<img src=\"mxc://s/m\" alt=\"i\">"),
        new Row("<b>x</b>", "<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        new Row("<div onclick=x>\nhi", "<div onclick=x>\nhi", "<p>&lt;div onclick=x&gt;\nhi</p>"),
        new Row(
            "- a\n- b\n  - c",
            "• a\n• b\n  • c",
            "<ul><li>a</li><li>b\n<ul><li>c</li></ul>\n</li></ul>"),
        new Row("3. a\n4. b", "3. a\n4. b", "<ol start=\"3\"><li>a</li><li>b</li></ol>"),
        new Row("1. a\n\n   b", "1. a\n\n   b", "<ol><li>\n<p>a</p>\n<p>b</p>\n</li></ol>"),
        new Row("-", "•", "<ul><li></li></ul>"),
        new Row(
            "> a\n> > b",
            "> a\n>\n> > b",
            "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>"),
        new Row(
            "> <https://e.org>",
            "> https://e.org",
            "<blockquote>\n<p><a href=\"https://e.org\">https://e.org</a></p>\n</blockquote>"),
        new Row("a\n\n---", "a\n\n———", "<p>a</p>\n<hr>"),
        new Row(
            "```java\na < b\n```",
            "```java\na < b\n```",
            "<pre><code class=\"language-java\">a &lt; b\n</code></pre>"),
        new Row("````\n```\n````", "````\n```\n````", "<pre><code>```\n</code></pre>"),
        new Row("    a", "    a", "<pre><code>a\n</code></pre>"),
        new Row("&amp; {{x}} a=b+c@d", "& {{x}} a=b+c@d", "&amp; {{x}} a=b+c@d"),
        new Row("", "", ""));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void formatsBothForms(Row row) {
    assertThat(Markup.format(row.markdown)).isEqualTo(new Formatted(row.plain, row.html));
  }

  @Test
  void tablesStandInColumnsAlsoWithWideCharacters() {
    String markdown =
        "x\n\n| a | bbb | c |\n|--:|:-:|---|\n| 1 | 😀 | [l](https://e) |\n| 333 | | `d` |";

    Formatted formatted = Markup.format(markdown);

    assertThat(formatted.plain())
        .isEqualTo(
            """
            x

              a | bbb | c
            ----+-----+------------
              1 | 😀  | l (https://e)
            333 |     | d"""
                .replace("----+-----+------------", "----+-----+--------------"));
    assertThat(formatted.html()).startsWith("<p>x</p>").contains("<td>😀</td>");
  }

  @Test
  void aTableAloneIsDrawnSinceManyClientsShowNone() {
    Formatted formatted = Markup.format("|a|b|\n|-|-|\n|1|2|");

    assertThat(formatted.html()).isEqualTo("<pre><code>a | b\n--+--\n1 | 2</code></pre>");
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void anEscapedTextShowsJustThatText(String text) {
    assertThat(Markup.format(Markup.escape(text)).plain()).isEqualTo(text);
    assertThat(Markup.format("x " + Markup.escape(text) + " y").plain())
        .isEqualTo("x " + text + " y");
  }

  static Stream<String> hostileTexts() {
    return Stream.of(
        "**a** _b_ `c` ~~d~~ [e](https://f) ![g](h) <i>j</i> &amp; \\ \"q\" 'a'",
        "# a",
        "- a",
        "+ a",
        "1. a",
        "1) a",
        "> a",
        "```",
        "~~~",
        "---",
        "===",
        "|a|b|",
        "[a]: https://b",
        "<https://e>",
        "{a} 😀👍🏽 العربية",
        "javascript:alert(1)");
  }

  @Test
  void anEscapedTextIsOneLineWithoutWhatTurnsTheTextAroundIt() {
    assertThat(Markup.escape("  a\n\n    b\t\u202ec\u2066d\u0007e\0\ud800 "))
        .isEqualTo("a b cde\ufffd\ufffd");
  }

  @Test
  void linesMayBeKeptButBeginNoBlock() {
    String escaped = Markup.escapeLines("a\r\n    b\n# c\n\n- d");

    assertThat(Markup.format(escaped).plain()).isEqualTo("a\nb\n# c\n\n- d");
    assertThat(Markup.format(escaped).html()).doesNotContain("<h1>", "<ul>", "<code>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "`", "``a`", "**a**", "a ` b"})
  void codeShowsJustThatCode(String code) {
    assertThat(Markup.format(Markup.code(code)).plain()).isEqualTo(code);
    assertThat(Markup.format(Markup.codeBlock("java", code)).html())
        .isEqualTo("<pre><code class=\"language-java\">" + code + "\n</code></pre>");
  }

  @Test
  void noCodeIsNothingAndALanguageCannotBreakOut() {
    assertThat(Markup.code(" ")).isEmpty();
    assertThat(Markup.codeBlock("a`\n<b>", "x\n")).isEqualTo("```ab\nx\n```");
  }

  @Test
  void literalTextIsNotFormatted() {
    assertThat(Markup.literal(" **a**\n<b>\ud800 "))
        .isEqualTo(new Formatted("**a**\n<b>\ufffd", "**a**<br>\n&lt;b&gt;\ufffd"));
  }

  @Test
  void becomesAMessage() {
    Formatted formatted = Markup.format("**a**");

    assertThat(OutgoingLint.check(formatted.notice().build())).isEmpty();
    assertThat(formatted.text().build().path("msgtype").asText()).isEqualTo("m.text");
  }

  static Stream<String> floods() {
    return Stream.of(
            ">",
            "> ",
            "- ",
            "* a ",
            "[",
            "![",
            "[a](",
            "*a ",
            "**a",
            "_a_",
            "`",
            "<",
            "<b>",
            "</b>",
            "&",
            "|",
            "|\n",
            "1. ",
            "\\",
            "~~",
            "a|",
            "\n",
            "    ",
            "```\n",
            "(",
            "]",
            "<!--",
            "😀",
            "\u0301",
            "\ud800",
            "[a]: b\n",
            "| - ",
            "- \n",
            "<a href='",
            "&#x",
            "a  \n")
        .map(unit -> unit.repeat(64 * 1024 / unit.length()));
  }

  @ParameterizedTest
  @MethodSource("floods")
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void floodsOfMarkdownEndWell(String flood) {
    Formatted formatted = Markup.format(flood);

    assertThat(HtmlOutline.of(formatted.html()).deepest()).isLessThanOrEqualTo(100);
    assertThat(formatted.plain().length()).isLessThan(4_000_000);
  }

  @Test
  void aTableOfFewCharactersDoesNotGrowWithoutBound() {
    String table = "|a".repeat(10_000) + "\n" + "|-".repeat(10_000) + "\n" + "|\n".repeat(20_000);

    assertThat(Markup.format(table).html().length()).isLessThan(1_000_000);
  }
}
