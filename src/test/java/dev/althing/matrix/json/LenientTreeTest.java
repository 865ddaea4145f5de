package dev.althing.matrix.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LenientTreeTest {
  private static JsonNode read(String text) throws IOException {
    return LenientTree.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":[1,-2,3000000000,123456789012345678901234567890,1.5,true,false,null,\"x\",{}]}",
        "[]",
        "7",
        "\"text\""
      })
  void readsWhatTheMapperReads(String text) throws IOException {
    assertThat(read(text)).isEqualTo(Json.mapper().readTree(text));
  }

  @Test
  void findsNothingInAnEmptyBody() throws IOException {
    assertThat(read("").isMissingNode()).isTrue();
  }

  @Test
  void leavesOutWhatIsTooDeep() throws IOException {
    JsonNode objects = read("{\"x\":" + "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000) + "}");
    JsonNode arrays = read("[" + "[".repeat(20_000) + "]".repeat(20_000) + ",1]");

    assertThat(Json.write(objects)).hasSizeLessThan(2_000);
    assertThat(arrays.get(1).asInt()).isEqualTo(1);
    assertThat(Json.readObject(Json.write(objects))).isPresent();
  }

  @Test
  void leavesOutNumbersThatAreTooLong() throws IOException {
    JsonNode tree = read("[%s,%s.0,1]".formatted("1".repeat(5_000), "1".repeat(5_000)));

    assertThat(tree.get(0).isNull()).isTrue();
    assertThat(tree.get(1).isNull()).isTrue();
    assertThat(tree.get(2).asInt()).isEqualTo(1);
  }

  @Test
  void readsHalvesOfCharactersInNamesAndTexts() throws IOException {
    JsonNode tree =
        read(
            "{\"a\\ud800\":1,\"\\udc00\\ud83d\\ude00\":\"\\ud83d\",\"\\\\ud800\":\"\\ude00\\\\\"}");

    assertThat(tree)
        .isEqualTo(
            Json.object().put("a\ufffd", 1).put("\ufffd😀", "\ufffd").put("\\ud800", "\ufffd\\"));
  }

  @Test
  void findsPairsWhereverTheyStand() throws IOException {
    for (int before = 8_180; before < 8_210; before++) {
      String text = "ü" + "x".repeat(before) + "\\ud83d\\ude00\\\"";
      assertThat(read("\"" + text + "\"").asText()).endsWith("x😀\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\\", "\"\\u", "\"\\ud83d", "\"\\ud83d\\u", "\"\\ux\"", "\\ud800", "\\ü"})
  void refusesEscapesThatAreNone(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1", "{\"a\":", "{\"a\"}", "nul", "[1,]"})
  void refusesWhatIsNotJson(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
  }
}
