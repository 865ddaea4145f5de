package dev.althing.config.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import dev.althing.config.Settings;
import dev.althing.config.Settings.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShippedFilesTest {
  private static final Path REFERENCE = Path.of("src/main/resources/reference.conf");
  private static final Path EXAMPLE = Path.of("config/althing.conf");
  private static final Path MANUAL = Path.of("docs/operating.md");

  @TempDir Path directory;

  @Test
  void everyKeyOfTheDefaultsHasAComment() {
    var silent = new ArrayList<String>();

    collectSilent("", ConfigFactory.parseFile(REFERENCE.toFile()).root(), silent);

    assertThat(silent).isEmpty();
  }

  @Test
  void theExampleLoadsAsItIs() {
    assertThat(SettingsReader.load(Optional.of(EXAMPLE), Map.of()))
        .isEqualTo(new Loaded.Usable(defaults(), List.of()));
  }

  @Test
  void theExampleLoadsWithEverythingSwitchedOn() throws IOException {
    var password = Files.writeString(directory.resolve("password"), "hunter22");
    var switchedOn =
        Files.readString(EXAMPLE)
            .replaceAll("(?m)^( *)#(?=\\S)", "$1")
            .replaceAll("\"/etc/althing/[a-z-]+\"", '"' + password.toString() + '"');
    var file = Files.writeString(directory.resolve("althing.conf"), switchedOn);

    var loaded = SettingsReader.load(Optional.of(file), Map.of());

    assertThat(loaded).isInstanceOf(Loaded.Usable.class);
    assertThat(((Loaded.Usable) loaded).settings().cannotYet()).isEmpty();
  }

  @Test
  void theManualListsEveryVariableWithItsKey() throws IOException {
    var rows =
        Pattern.compile("(?m)^\\| `(ALTHING_[A-Z_]+)` \\| `([a-z.-]+)` \\|")
            .matcher(Files.readString(MANUAL));
    var listed = rows.results().map(row -> row.group(1) + " " + row.group(2)).toList();

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Variable.values())
                .map(variable -> variable.name() + " " + variable.path())
                .toList());
  }

  @Test
  void theDefaultsNameTheVariableOfEachKey() throws IOException {
    var named =
        Pattern.compile("Environment: (ALTHING_[A-Z_]+)\\.")
            .matcher(Files.readString(REFERENCE).replaceAll("\\n *#", ""))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(named).containsExactlyInAnyOrderElementsOf(Variable.names());
  }

  private static void collectSilent(String path, ConfigObject object, List<String> silent) {
    object.forEach(
        (key, value) -> {
          if (value.origin().comments().isEmpty()) {
            silent.add(path + key);
          }
          if (value instanceof ConfigObject inner) {
            collectSilent(path + key + ".", inner, silent);
          }
        });
  }

  private static Settings defaults() {
    return ((Loaded.Usable) SettingsReader.load(Optional.empty(), Map.of())).settings();
  }
}
