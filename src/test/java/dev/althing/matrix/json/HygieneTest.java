package dev.althing.matrix.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HygieneTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Test
  void cleanValuesAreGivenBackAsTheyAre() {
    ObjectNode node = NODES.objectNode().put("a", "😀").put("b", 1);
    node.putArray("c").addNull().add(true);

    assertThat(Hygiene.clean(node).orElseThrow()).isSameAs(node);
  }

  @Test
  void unfitCharactersAreReplacedEverywhere() {
    ObjectNode node = NODES.objectNode();
    node.putArray("list").add("a\ud83d").addObject().put("\ude00k", "\0").put("n", 7);

    assertThat(Hygiene.clean(node).orElseThrow())
        .hasToString("{\"list\":[\"a\ufffd\",{\"\ufffdk\":\"\ufffd\",\"n\":7}]}");
    assertThat(node.at("/list/0").textValue()).isEqualTo("a\ud83d");
  }

  @ParameterizedTest
  @CsvSource({"'\ud83d', '\ufffd'", "'\ud83d\ud83d\ude00', '\ufffd😀'", "'\ude00x', '\ufffdx'"})
  void aLoneHalfOfAPairIsReplaced(String text, String clean) {
    assertThat(Hygiene.clean(text)).isEqualTo(clean);
    assertThat(Hygiene.isClean(clean)).isTrue();
  }

  @Test
  void refusesDepthWithoutRecursion() {
    assertThat(Hygiene.clean(nested(Hygiene.MAX_DEPTH - 1))).isPresent();
    assertThat(Hygiene.clean(nested(Hygiene.MAX_DEPTH))).isEmpty();
    assertThat(Hygiene.clean(nested(100_000))).isEmpty();
  }

  private static JsonNode nested(int levels) {
    JsonNode node = NODES.textNode("\0");
    for (int i = 0; i < levels; i++) {
      node = i % 2 == 0 ? NODES.arrayNode().add(node) : NODES.objectNode().set("a", node);
    }
    return node;
  }
}
