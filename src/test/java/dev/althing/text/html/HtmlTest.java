package dev.althing.text.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.text.Markup;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class HtmlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          <b>a</b><i>b</i>                             | <b>a</b><i>b</i>
          <b onclick="x" style="y" class="z">a</b>     | <b>a</b>
          <script>alert(1)</script>a                   | a
          <style>a{}</style>b                          | b
          <a href="javascript:x">a</a>                 | a
          <a href="JaVaScRiPt&#58;x">a</a>             | a
          <a href="data:text/html,x">a</a>             | a
          <a href="mxc://a/b">a</a>                    | a
          <a href="/x">a</a>                           | a
          <a href="https://e" rel="x" target="_top">a</a> | <a href="https://e">a</a>
          <a href="magnet:?xt=urn:btih:a">a</a>        | <a href="magnet:?xt=urn:btih:a">a</a>
          <img src="https://e/x.png" alt="a">          | <img alt="a">
          <img src="mxc://s/m" width="3" height="x">   | <img src="mxc://s/m" width="3">
          <font color="red">a</font>                   | <span data-mx-color="#ff0000">a</span>
          <span data-mx-bg-color="#F0a">a</span>       | <span data-mx-bg-color="#ff00aa">a</span>
          <span data-mx-color="no-colour">a</span>     | <span>a</span>
          <span data-mx-spoiler>a</span>               | <span data-mx-spoiler="">a</span>
          <span data-mx-spoiler="w">a</span>           | <span data-mx-spoiler="w">a</span>
          <div data-mx-maths="x">a</div>               | <div data-mx-maths="x">a</div>
          <strike>a</strike>                           | <del>a</del>
          <ol start="7"><li>a</li></ol>                | <ol start="7"><li>a</li></ol>
          <ol start="x"><li>a</li></ol>                | <ol><li>a</li></ol>
          <code class="language-java">a</code>         | <code class="language-java">a</code>
          <code class="language-java x">a</code>       | <code>a</code>
          <mx-reply>old<b>x</b></mx-reply>new          | new
          <MX-REPLY>old                                | §§
          </mx-reply>new                               | new
          <b>a                                         | <b>a</b>
          a</b>                                        | a
          a<br/>b<hr>c                                 | a<br>b<hr>c
          a &lt;b&gt; & "c" {{d}}                      | a &lt;b&gt; &amp; "c" {{d}}
          <img src="mxc://s/m" alt="&quot;&gt;<b>">    | <img src="mxc://s/m" alt="&quot;&gt;&lt;b&gt;">
          <iframe src="https://e"></iframe>a           | a
          <details><summary>s</summary>d</details>     | <details><summary>s</summary>d</details>
          """)
  void leavesOnlyWhatMatrixAllows(String html, String safe) {
    assertThat(Html.sanitize(html)).isEqualTo(safe);
  }

  static Stream<String> floods() {
    return Stream.of(
            "<b>",
            "<div>",
            "<span data-mx-color=red>",
            "<blockquote>",
            "<ul><li>",
            "<table>",
            "<mx-reply>",
            "<a href=https://e>",
            "</b>",
            "<",
            "<!--",
            "&",
            "&#",
            "<b ",
            "<b a='",
            "\0",
            "<table><tr><td>",
            "<font>",
            "<script>",
            "\ud800",
            "\u202e",
            "<p>",
            "<svg><p>",
            "<pre>")
        .map(unit -> unit.repeat(10_000));
  }

  @ParameterizedTest
  @MethodSource("floods")
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void floodsEndWellAndNestNotTooDeep(String flood) {
    HtmlOutline outline = HtmlOutline.of(Html.sanitize(flood + "end"));

    assertThat(outline.deepest()).isLessThanOrEqualTo(AllowList.MAX_DEPTH);
    assertThat(outline.forbiddenTags()).isEmpty();
    assertThat(outline.forbiddenAttributes()).isEmpty();
    assertThat(Markup.textOf(flood + "end").length()).isLessThan(3_000_000);
  }

  @Test
  void escapedTextIsText() {
    assertThat(Html.escape("<a href=\"x\">&")).isEqualTo("&lt;a href=&quot;x&quot;&gt;&amp;");
  }
}
