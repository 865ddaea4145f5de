package dev.althing.journal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.effect.Cause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JournalFormatTest {
  private static final JournalFamily SAMPLE =
      JournalFamily.of("sample", SampleEvent.class).withState(SampleState.class);
  private final JournalFormat format = new JournalFormat(List.of(SAMPLE));

  @Test
  void namesTheFamilyAndNoClass() throws IOException {
    var event = new Recorded<SampleEvent>(new Cause("c"), new SampleEvent.Guessed("crane"));

    assertThat(format.manifest(event)).isEqualTo("sample");
    assertThat(text(event))
        .isEqualTo("{\"cause\":\"c\",\"event\":{\"event\":\"guessed\",\"word\":\"crane\"}}");
  }

  @Test
  void namesStatesByTheirFamily() throws IOException {
    var state = new SampleState(List.of("a"));

    assertThat(format.manifest(state)).isEqualTo("sample/state");
    assertThat(format.read("sample/state", format.write(state))).isEqualTo(state);
  }

  @Test
  void ignoresFieldsThatALaterVersionAdded() throws IOException {
    var json =
        "{\"cause\":\"c\",\"by\":1,\"event\":{\"event\":\"won\",\"tries\":2,\"colour\":\"red\"}}";

    assertThat(read("sample", json))
        .isEqualTo(new Recorded<SampleEvent>(new Cause("c"), new SampleEvent.Won(2)));
  }

  @Test
  void refusesAnEventThatItDoesNotKnow() {
    var json = "{\"cause\":\"c\",\"event\":{\"event\":\"drawn\"}}";

    assertThatThrownBy(() -> read("sample", json)).isInstanceOf(IOException.class);
  }

  @Test
  void refusesAFamilyThatItDoesNotKnow() {
    assertThatThrownBy(() -> read("chess", "{}")).hasMessageContaining("chess");
    assertThatThrownBy(() -> read("chess/state", "{}")).hasMessageContaining("chess");
    assertThatThrownBy(() -> format.manifest("text")).hasMessageContaining("java.lang.String");
  }

  @Test
  void refusesTwoFamiliesOfOneName() {
    assertThatThrownBy(() -> new JournalFormat(List.of(SAMPLE, SAMPLE)))
        .hasMessageContaining("sample");
  }

  @Test
  void refusesANameOrATypeThatIsNoFormat() {
    assertThatThrownBy(() -> JournalFamily.of("Sample Events", SampleEvent.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JournalFamily.of("sample", SampleState.class))
        .hasMessageContaining("sealed");
  }

  private String text(Object value) throws IOException {
    return new String(format.write(value), StandardCharsets.UTF_8);
  }

  private Object read(String manifest, String json) throws IOException {
    return format.read(manifest, json.getBytes(StandardCharsets.UTF_8));
  }
}
