package dev.althing.matrix.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldsTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ObjectNode node = NODES.objectNode();

  @Test
  void aWrongTypeCountsAsAbsent() {
    node.put("number", 1).put("text", "t").put("flag", true).putNull("null");

    assertThat(Fields.text(node, "text")).contains("t");
    assertThat(Fields.text(node, "number")).isEmpty();
    assertThat(Fields.text(NODES.arrayNode(), "text")).isEmpty();
    assertThat(Fields.flag(node, "flag")).contains(true);
    assertThat(Fields.flag(node, "text")).isEmpty();
    assertThat(Fields.object(node, "null")).isEmpty();
    assertThat(Fields.integer(node, "number")).hasValue(1);
    assertThat(Fields.integer(node, "text")).isEmpty();
    assertThat(Fields.texts(node, "text")).isEmpty();
  }

  @Test
  void wholeNumbersAreThoseOfSixtyFourBits() {
    assertThat(Fields.integer(NODES.numberNode(50.0))).hasValue(50);
    assertThat(Fields.integer(NODES.numberNode(50.5))).isEmpty();
    assertThat(Fields.integer(NODES.numberNode(50f))).hasValue(50);
    assertThat(Fields.integer(NODES.numberNode(1e30))).isEmpty();
    assertThat(Fields.integer(NODES.numberNode(Double.NaN))).isEmpty();
    assertThat(Fields.integer(NODES.numberNode(BigInteger.ONE.shiftLeft(64)))).isEmpty();
    assertThat(Fields.integer(NODES.numberNode(Long.MIN_VALUE))).hasValue(Long.MIN_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e2000000000", "1e-2000000000", "0.5", "1e19", "1e300"})
  void hugeDecimalsAreNoNumbersAndCostNothing(String decimal) {
    assertThat(Fields.integer(NODES.numberNode(new BigDecimal(decimal)))).isEmpty();
  }

  @Test
  void smallDecimalsAreWholeNumbers() {
    assertThat(Fields.integer(NODES.numberNode(new BigDecimal("12.50e1")))).hasValue(125);
  }

  @Test
  void textCountsAsANumberWhereOldRoomsWroteItSo() {
    assertThat(lenient(" -7 ")).hasValue(-7);
    assertThat(lenient("+7")).hasValue(7);
    assertThat(lenient("")).isEmpty();
    assertThat(lenient("7.0")).isEmpty();
    assertThat(lenient("9".repeat(400))).isEmpty();
    assertThat(Fields.lenientInteger(NODES.numberNode(7))).hasValue(7);
  }

  @Test
  void listsKeepOnlyTexts() {
    node.putArray("list").add("a").add(1).addNull().add("b");

    assertThat(Fields.texts(node, "list")).containsExactly("a", "b");
  }

  private static OptionalLong lenient(String text) {
    JsonNode value = NODES.textNode(text);
    return Fields.lenientInteger(value);
  }
}
