package dev.althing.journal.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.althing.effect.Cause;
import dev.althing.matrix.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The journal as a file format: which families there are, and how their events and states are
 * written as JSON.
 *
 * <p>A manifest is the family's name, {@code count}, or that of its state, {@code count/state}; no
 * class is ever named, so that classes may be renamed and moved.
 */
public final class JournalFormat {
  private static final String STATE = "/state";

  private final Map<String, JournalFamily> families = new LinkedHashMap<>();
  private final ObjectMapper mapper = Json.mapper().copy();

  /**
   * A format of these families.
   *
   * @throws IllegalArgumentException when two have the same name
   */
  public JournalFormat(Collection<JournalFamily> families) {
    for (JournalFamily family : families) {
      if (this.families.put(family.name(), family) != null) {
        throw new IllegalArgumentException("two journal families are named " + family.name());
      }
      family.cases().forEach(mapper::registerSubtypes);
      family
          .state()
          .map(JournalFamily::cases)
          .ifPresent(states -> states.forEach(mapper::registerSubtypes));
    }
  }

  /** The families, in the order they were given. */
  public Collection<JournalFamily> families() {
    return families.values();
  }

  /**
   * The manifest of a {@link Recorded} event or of a state.
   *
   * @throws IllegalArgumentException when it belongs to no family
   */
  public String manifest(Object value) {
    if (value instanceof Recorded<?> recorded) {
      return familyOf(recorded.event()).name();
    }
    return families.values().stream()
        .filter(family -> family.state().filter(type -> type.isInstance(value)).isPresent())
        .findFirst()
        .map(family -> family.name() + STATE)
        .orElseThrow(() -> unknown(value.getClass().getName()));
  }

  /** Writes a {@link Recorded} event or a state. */
  public byte[] write(Object value) throws IOException {
    if (!(value instanceof Recorded<?> recorded)) {
      return mapper.writerFor(stateType(manifest(value))).writeValueAsBytes(value);
    }
    Class<?> type = familyOf(recorded.event()).events();
    var out = new ByteArrayOutputStream();
    try (JsonGenerator json = mapper.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("cause", recorded.cause().value());
      json.writeFieldName("event");
      mapper.writerFor(type).writeValue(json, recorded.event());
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /** Reads what {@link #write} wrote, now or years ago. */
  public Object read(String manifest, byte[] bytes) throws IOException {
    if (manifest.endsWith(STATE)) {
      return mapper.readerFor(stateType(manifest)).readValue(bytes);
    }
    JournalFamily family =
        Optional.ofNullable(families.get(manifest)).orElseThrow(() -> unknown(manifest));
    JsonNode json = mapper.readTree(bytes);
    var cause = new Cause(json.path("cause").asText());
    Object event = mapper.readerFor(family.events()).readValue(json.path("event"));
    return new Recorded<>(cause, event);
  }

  private JournalFamily familyOf(Object event) {
    return families.values().stream()
        .filter(family -> family.events().isInstance(event))
        .findFirst()
        .orElseThrow(() -> unknown(event.getClass().getName()));
  }

  private Class<?> stateType(String manifest) {
    String name = manifest.substring(0, manifest.length() - STATE.length());
    return Optional.ofNullable(families.get(name))
        .<Class<?>>flatMap(JournalFamily::state)
        .orElseThrow(() -> unknown(manifest));
  }

  private static IllegalArgumentException unknown(String what) {
    return new IllegalArgumentException("no journal family for " + what);
  }
}
