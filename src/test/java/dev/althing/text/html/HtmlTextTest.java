package dev.althing.text.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.text.Markup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HtmlTextTest {
  /** In both columns ⏎ is a new line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '§',
      textBlock =
          """
          a <b>b</b>  c                                        → a b c
          <p>a</p><p>b</p>                                     → a⏎b
          a<br>b<br/><br>c                                     → a⏎b⏎⏎c
          <mx-reply><blockquote>x</blockquote></mx-reply>!ping → !ping
          <blockquote><p>a</p><p>b</p></blockquote>c           → > a⏎> b⏎c
          <blockquote>a<blockquote>b</blockquote></blockquote>c → > a⏎> > b⏎c
          <ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>     → • a⏎  • b⏎• c
          <ol start="3"><li>a</li><li>b</li></ol>              → 3. a⏎4. b
          <ol start="99999999999"><li>a</li></ol>              → 1. a
          <pre>a⏎  b⏎</pre>c                                   → a⏎  b⏎c
          <a href="https://matrix.to/#/@a:b">Al</a>: hi        → @a:b: hi
          <a href="https://matrix.to/#/%23r%3As">R</a>         → #r:s
          <a href="matrix:u/a:b">Al</a>                        → @a:b
          <a href="https://e">t</a>                            → t (https://e)
          <a href="https://e">https://e</a>                    → https://e
          <a href="https://e"></a>                             → https://e
          <a href="javascript:x">t</a>                         → t
          <a>t</a>                                             → t
          <blockquote><a href="https://e">https://e</a></blockquote> → > https://e
          <img src="mxc://a/b" alt="pic">                      → pic
          <script>x</script><style>y</style>z                  → z
          a<hr>b                                               → a⏎———⏎b
          &lt;b&gt; &amp; &#x1F600;                            → <b> & 😀
          <table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table> → a | b⏎c
          """)
  void tellsWhatStandsThere(String html, String text) {
    assertThat(Markup.textOf(html.replace('⏎', '\n'))).isEqualTo(text.replace('⏎', '\n'));
  }

  @Test
  void aCommandInAPillMessageIsFound() {
    assertThat(
            Markup.textOf("<a href=\"https://matrix.to/#/@althing:b\">Althing</a> ping <b>a</b>"))
        .isEqualTo("@althing:b ping a");
  }
}
