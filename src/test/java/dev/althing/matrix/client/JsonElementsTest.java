package dev.althing.matrix.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonElementsTest {
  private final List<ObjectNode> seen = new ArrayList<>();

  @Test
  void handsOverTheObjectsOfOneFieldInOrder() throws IOException {
    var answer =
        "{\"other\":[{\"n\":9}],\"chunk\":[{\"n\":1},7,[{}],{\"n\":2}],\"x\":{\"chunk\":[]}}";

    int count = JsonElements.ofField("chunk", seen::add).read(stream(answer));

    assertThat(count).isEqualTo(2);
    assertThat(seen).extracting(node -> node.path("n").asInt()).containsExactly(1, 2);
  }

  @Test
  void handsOverTheObjectsOfAnArray() throws IOException {
    int count = JsonElements.ofArray(seen::add).read(stream("[{\"n\":1},null,{\"n\":2}]"));

    assertThat(count).isEqualTo(2);
    assertThat(seen).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{\"chunk\":[{}", "{\"chunk\":[{}]", "{\"chunk\":[{]}"})
  void seesThatAnAnswerIsNotWhole(String answer) {
    assertThatThrownBy(() -> JsonElements.ofField("chunk", seen::add).read(stream(answer)))
        .isInstanceOf(JacksonException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[", "[{}", "[{]"})
  void seesThatAnArrayIsNotWhole(String answer) {
    assertThatThrownBy(() -> JsonElements.ofArray(seen::add).read(stream(answer)))
        .isInstanceOf(JacksonException.class);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
