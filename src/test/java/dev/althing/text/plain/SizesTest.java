package dev.althing.text.plain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SizesTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "a\"b\\c", "\n\t\r\b\f\u0001", "äß", "€", "😀", "aé€😀\u0000"})
  void bytesAreThoseOfWrittenJson(String text) throws JsonProcessingException {
    String json = new ObjectMapper().writeValueAsString(text);

    assertThat(Sizes.json(text)).isEqualTo(json.getBytes(StandardCharsets.UTF_8).length - 2);
  }

  @Test
  void columnsAreThoseOfAFixedWidthFont() {
    assertThat(Sizes.columns("abc")).isEqualTo(3);
    assertThat(Sizes.columns("漢字")).isEqualTo(4);
    assertThat(Sizes.columns("👨‍👩‍👧‍👦!")).isEqualTo(3);
    assertThat(Sizes.columns("é")).isEqualTo(1);
    assertThat(Sizes.columns("❤️")).isEqualTo(2);
  }
}
