package dev.althing.feature.poll.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InlineTest {
  private static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.rest("what", "the question"),
          Parameter.option("multi", ParameterType.integer(1, 20), "how many"),
          Parameter.option("for", ParameterType.text(), "how long"),
          Parameter.flag("anonymous", "hidden"));

  private static Inline read(String text) {
    return Inline.read(text, PARAMETERS);
  }

  @Test
  void aTextWithoutThemStaysAsItIs() {
    assertThat(read("Q?\nA --multi 2 more\nB"))
        .isEqualTo(new Inline("Q?\nA --multi 2 more\nB", Map.of(), Optional.empty()));
    assertThat(read(" ").text()).isEqualTo(" ");
    assertThat(read("Q? --unknown 3").values()).isEmpty();
  }

  @Test
  void theyStandAtTheEndOfTheFirstLineOrOnOneOfTheirOwn() {
    Inline inline = read("Q? --multi 2 --anonymous\nA\nB\n--for 2h");

    assertThat(inline.text()).isEqualTo("Q?  \nA\nB\n");
    assertThat(inline.values())
        .isEqualTo(Map.of("multi", List.of(2L), "anonymous", List.of(true), "for", List.of("2h")));
  }

  @Test
  void betweenQuotesTheyStandAnywhere() {
    Inline inline = read("\"Q?\" --multi=2 \"A\" --for until 18:00 \"--anonymous\"");

    assertThat(inline.text()).isEqualTo("\"Q?\"  \"A\"  \"--anonymous\"");
    assertThat(inline.values())
        .isEqualTo(Map.of("multi", List.of(2L), "for", List.of("until 18:00")));
  }

  @Test
  void nothingIsOneBehindTwoDashes() {
    assertThat(read("\"Q?\" -- --anonymous").values()).isEmpty();
  }

  @Test
  void aValueThatCannotBeReadIsNamed() {
    assertThat(read("\"Q?\" --multi many").unreadable().map(Parameter::name)).contains("multi");
    assertThat(read("\"Q?\" --multi").values()).isEmpty();
  }
}
