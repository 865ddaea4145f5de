package dev.althing.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OpenBlocksTest {
  @Test
  void nothingIsOpenInText() {
    assertThat(OpenBlocks.after("a\n\nb")).isEqualTo(new OpenBlocks("", "", -1));
    assertThat(OpenBlocks.after("")).isEqualTo(new OpenBlocks("", "", -1));
  }

  @Test
  void codeIsOpenUntilItsOwnFence() {
    assertThat(OpenBlocks.after("~~~~ java x\na\n~~~\n```"))
        .isEqualTo(new OpenBlocks("\n~~~~", "~~~~java x\n", -1));
    assertThat(OpenBlocks.after("```\na\n````\n").closing()).isEmpty();
    assertThat(OpenBlocks.after("``` a`b\n").closing()).isEmpty();
  }

  @Test
  void aFenceThatIsNotFinishedButCompleteCloses() {
    assertThat(OpenBlocks.after("```\na\n```").closing()).isEmpty();
  }

  @Test
  void codeInQuotationsAndItemsIsClosedWhereItStands() {
    assertThat(OpenBlocks.after("> ```py\n> a\n"))
        .isEqualTo(new OpenBlocks("> ```", "> ```py\n", -1));
    assertThat(OpenBlocks.after("- ```py\n  a\n"))
        .isEqualTo(new OpenBlocks("  ```", "```py\n", -1));
    assertThat(OpenBlocks.after("> ```\n> a\n> ```\n").closing()).isEmpty();
  }

  @Test
  void anEmptyBlockTellsWhereItBegins() {
    assertThat(OpenBlocks.after("ab\n```x\n").emptySince()).isEqualTo(3);
    assertThat(OpenBlocks.after("ab\n```x").closing()).isEmpty();
  }

  @Test
  void aLongLanguageIsNotRepeated() {
    assertThat(OpenBlocks.after("```" + "x".repeat(41) + "\na\n").reopening()).isEqualTo("```\n");
  }

  @Test
  void aTableRepeatsItsHead() {
    assertThat(OpenBlocks.after("| a |\n|---|\n| b |\n"))
        .isEqualTo(new OpenBlocks("", "| a |\n|---|\n", -1));
    assertThat(OpenBlocks.after("| a |\n|---|\n| b |\n\nc").isTable()).isFalse();
    assertThat(OpenBlocks.after("a\n---\nb").isTable()).isFalse();
    assertThat(OpenBlocks.after("|" + "a".repeat(2_000) + "|\n|-|\n").isTable()).isFalse();
  }

  @Test
  void aQuotedLineThatIsCutStaysQuoted() {
    assertThat(OpenBlocks.after("> > a b").reopening()).isEqualTo("> > ");
    assertThat(OpenBlocks.after("> a\n").reopening()).isEmpty();
  }

  @Test
  void aTextMayBeginByClosingWhatWasOpen() {
    assertThat(OpenBlocks.closes("```\nx", "```java\n")).isTrue();
    assertThat(OpenBlocks.closes("````", "```java\n")).isTrue();
    assertThat(OpenBlocks.closes("> ```", "> ```java\n")).isTrue();
    assertThat(OpenBlocks.closes("``", "```java\n")).isFalse();
    assertThat(OpenBlocks.closes("x", "")).isFalse();
  }
}
