package dev.althing.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class NumberingTest {
  @Test
  void everyItemBearsItsOwnNumber() {
    assertThat(Numbering.explicit("1. a\n1. b\n7. c")).isEqualTo("1. a\n2. b\n3. c");
    assertThat(Numbering.explicit("5) a\n5) b\n\ntext 1. x")).isEqualTo("5) a\n6) b\n\ntext 1. x");
  }

  @Test
  void whatBelongsToAnItemMovesWithIt() {
    assertThat(Numbering.explicit("9. a\n9. b\n\n   c\n   1. d\n   1. e"))
        .isEqualTo("9. a\n10. b\n\n    c\n    1. d\n    2. e");
    assertThat(Numbering.explicit("1. a\n100. b\n\n     c")).isEqualTo("1. a\n002. b\n\n     c");
  }

  @Test
  void quotedListsAreNumberedToo() {
    assertThat(Numbering.explicit("> 1. a\n> 1. b")).isEqualTo("> 1. a\n> 2. b");
  }

  @Test
  void codeIsNotTouched() {
    assertThat(Numbering.explicit("```\n1. a\n1. b\n```")).isEqualTo("```\n1. a\n1. b\n```");
  }

  @Test
  void numbersDoNotGrowBeyondWhatMarkdownReads() {
    assertThat(Numbering.explicit("999999999. a\n1. b")).isEqualTo("999999999. a\n1. b");
  }

  @Test
  void whatWouldTakeTooLongStaysAsItIs() {
    String flood = "1. <\n".repeat(20_000);

    assertThat(Numbering.explicit(flood)).isEqualTo(flood);
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theTextLooksTheSame(long seed) {
    String markdown = lists(new Random(seed));

    assertThat(Markup.format(Numbering.explicit(markdown))).isEqualTo(Markup.format(markdown));
  }

  private static String lists(Random random) {
    String[] starts = {
      "1. ", "1. ", "9. ", "10. ", "   1. ", "   - ", "   ", "> 1. ", "", "\n   ", "\n"
    };
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < 30; line++) {
      text.append(starts[random.nextInt(starts.length)]).append("w").append(line).append('\n');
    }
    return text.toString();
  }
}
