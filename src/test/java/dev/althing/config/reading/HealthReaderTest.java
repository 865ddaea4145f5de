package dev.althing.config.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.config.HealthSettings;
import dev.althing.config.HealthSettings.Service;
import dev.althing.config.HealthSettings.Target;
import dev.althing.config.Problem;
import dev.althing.config.Settings.Loaded;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HealthReaderTest {
  @TempDir Path directory;

  @Test
  void servicesAreAskedByHttpOrTcp() throws IOException {
    var loaded =
        load(
            """
            homeserver = true
            services {
              element { url = "https://element.example.org/" }
              turn { tcp = "turn.example.org:3478" }
            }
            """);

    HealthSettings health = ((Loaded.Usable) loaded).settings().operation().health();
    assertThat(health.watchesHomeserver()).isTrue();
    assertThat(health.services())
        .containsExactly(
            new Service("element", new Target.Web(URI.create("https://element.example.org/"))),
            new Service("turn", new Target.Tcp("turn.example.org", 3_478)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services { x { url = \"ftp://example.org\" } }",
        "services { x { url = \"https://me:hunter22@example.org\" } }",
        "services { x { tcp = example.org } }",
        "services { x { tcp = \"example.org:70000\" } }",
        "services { x { } }",
        "services { x { url = \"https://a.org\", tcp = \"a.org:1\" } }",
        "services { \"Not a name\" { tcp = \"a.org:1\" } }",
        "services { x { tpc = \"a.org:1\" } }",
        "homeserver = perhaps",
      })
  void whatIsWrongIsSaidWithoutSecrets(String lines) throws IOException {
    assertThat(((Loaded.Refused) load(lines)).problems())
        .isNotEmpty()
        .extracting(Problem::sentence)
        .allSatisfy(sentence -> assertThat(sentence).contains("health").doesNotContain("hunter22"));
  }

  @Test
  void moreThanFiftyServicesAreTooMany() throws IOException {
    String many =
        IntStream.range(0, 51)
            .mapToObj(i -> "s" + i + " { tcp = \"a.org:1\" }")
            .collect(Collectors.joining("\n", "services {\n", "\n}"));

    assertThat(load(many)).isInstanceOf(Loaded.Refused.class);
  }

  private Loaded load(String lines) throws IOException {
    Path file = directory.resolve("althing.conf");
    Files.writeString(file, "althing.health {\n" + lines + "\n}\n");
    return SettingsReader.load(Optional.of(file), Map.of());
  }
}
