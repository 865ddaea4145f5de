package dev.althing.journal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The contract of a journal family with its golden files, {@code
 * src/test/resources/journal/<family>/<event>.v<n>.json}: whatever was ever written can be read,
 * and the newest is written exactly so. A golden file is never edited, only added.
 */
public abstract class GoldenFiles {
  private static final Pattern NAME = Pattern.compile("([a-z][a-z-]*)\\.v([0-9]+)\\.json");

  /** The family under test. */
  protected abstract JournalFamily family();

  /** What each file holds, by its name: {@link Recorded} events, and a state for state files. */
  protected abstract Map<String, Object> expected();

  @Test
  final void everyFileIsReadAsWhatItWas() throws IOException {
    var format = new JournalFormat(List.of(family()));

    for (var file : files().entrySet()) {
      Object read = format.read(manifest(file.getKey()), file.getValue());

      assertThat(read).as(file.getKey()).isEqualTo(expected().get(file.getKey()));
    }
  }

  @Test
  final void everyFileIsExpectedAndEveryExpectationHasAFile() throws IOException {
    assertThat(files().keySet()).isEqualTo(new TreeSet<>(expected().keySet()));
  }

  @Test
  final void theNewestOfEachIsWrittenExactlySo() throws IOException {
    var format = new JournalFormat(List.of(family()));

    for (String name : newest()) {
      JsonNode written = Json.mapper().readTree(format.write(expected().get(name)));

      assertThat(written).as(name).isEqualTo(Json.mapper().readTree(files().get(name)));
    }
  }

  @Test
  final void everyCaseHasAFile() {
    Set<Class<?>> covered =
        expected().values().stream()
            .map(value -> value instanceof Recorded<?> recorded ? recorded.event() : value)
            .map(Object::getClass)
            .collect(Collectors.toSet());

    assertThat(covered).containsAll(family().cases());
    family().state().ifPresent(type -> assertThat(covered).containsAll(JournalFamily.cases(type)));
  }

  private Set<String> newest() throws IOException {
    var newest = new TreeMap<String, Integer>();
    for (String name : files().keySet()) {
      Matcher matcher = matched(name);
      newest.merge(matcher.group(1), Integer.parseInt(matcher.group(2)), Math::max);
    }
    return newest.entrySet().stream()
        .map(entry -> "%s.v%d.json".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.toSet());
  }

  private String manifest(String file) {
    boolean isState = matched(file).group(1).startsWith("state");
    return isState ? family().name() + "/state" : family().name();
  }

  private static Matcher matched(String name) {
    Matcher matcher = NAME.matcher(name);
    assertThat(matcher.matches()).as("<event>.v<n>.json, or state….v<n>.json: " + name).isTrue();
    return matcher;
  }

  private Map<String, byte[]> files() throws IOException {
    var found = new TreeMap<String, byte[]>();
    var folder = Path.of("src/test/resources/journal", family().name());
    try (var paths = Files.list(folder)) {
      for (Path path : paths.toList()) {
        found.put(path.getFileName().toString(), Files.readAllBytes(path));
      }
    }
    return found;
  }
}
