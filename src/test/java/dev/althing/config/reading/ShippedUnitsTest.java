package dev.althing.config.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.althing.config.HomeserverSettings.Login;
import dev.althing.config.HomeserverSettings.Remote;
import dev.althing.config.Settings;
import dev.althing.config.Settings.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that start the program: system units, containers, Kubernetes. */
final class ShippedUnitsTest {
  private static final Path CONFIG = Path.of("config");
  private static final Path CONTAINER = CONFIG.resolve("container");
  private static final String SECRETS = "/run/secrets/";

  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  @TempDir Path directory;

  static List<Path> everything() throws IOException {
    return files("");
  }

  static List<Path> yaml() throws IOException {
    return Stream.of(".yaml", ".yml").flatMap(ending -> files(ending).stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void namesOnlyVariablesThatExist(Path file) throws IOException {
    var named = Pattern.compile("\\bALTHING_[A-Z_]*[A-Z]").matcher(Files.readString(file));

    // The example file speaks of all of them at once.
    assertThat(named.results().map(MatchResult::group)).isSubsetOf(Variable.names());
  }

  @ParameterizedTest
  @MethodSource("yaml")
  void isWellFormed(Path file) throws IOException {
    assertThat(documents(file)).isNotEmpty().allMatch(JsonNode::isObject);
  }

  @Test
  void whatContainersAreToldIsAConfiguration() throws IOException {
    var variables = image();
    variables.putAll(variables(Files.readString(CONTAINER.resolve("althing.env"))));
    for (var secret : List.of("althing-password", "althing-database-password")) {
      var file = Files.writeString(directory.resolve(secret), "hunter22");
      file.toFile().setReadable(false, false);
      file.toFile().setReadable(true, true);
      variables.replaceAll((name, value) -> value.replace(SECRETS + secret, file.toString()));
    }

    var loaded = SettingsReader.load(Optional.empty(), variables);

    assertThat(loaded).isInstanceOf(Loaded.Usable.class);
    var settings = ((Loaded.Usable) loaded).settings();
    assertThat(settings.cannotYet()).isEmpty();
    assertThat(((Remote) settings.homeserver()).login()).isInstanceOf(Login.Password.class);
    assertThat(opsPort(settings)).isEqualTo(8010);
  }

  @Test
  void composeDeclaresAndHasWhatItsServicesUse() throws IOException {
    var compose = documents(CONTAINER.resolve("compose.yaml")).get(0);

    var services = compose.path("services");
    assertThat(names(services))
        .containsExactlyInAnyOrder("synapse", "postgres", "element", "althing");
    for (var service : services) {
      assertThat(names(services)).containsAll(names(service.path("depends_on")));
      assertThat(names(compose.path("secrets"))).containsAll(texts(service.path("secrets")));
      for (String volume : texts(service.path("volumes"))) {
        String source = volume.split(":")[0];
        if (source.startsWith("./")) {
          assertThat(CONTAINER.resolve(source)).exists();
        } else {
          assertThat(names(compose.path("volumes"))).contains(source);
        }
      }
    }
    var althing = services.path("althing");
    assertThat(texts(althing.path("env_file"))).containsExactly("althing.env");
    assertThat(texts(althing.path("secrets"))).containsExactlyInAnyOrderElementsOf(secrets());
    assertThat(seconds(althing.path("stop_grace_period").asText())).isGreaterThan(10);
  }

  @Test
  void kubernetesGivesTheSameSettings() throws IOException {
    var kustomization = documents(CONTAINER.resolve("kustomization.yaml")).get(0);
    assertThat(kustomization.at("/configMapGenerator/0/envs/0").asText()).isEqualTo("althing.env");
    assertThat(texts(kustomization.at("/secretGenerator/0/files")))
        .extracting(file -> file.replaceFirst("^secrets/", ""))
        .containsExactlyInAnyOrderElementsOf(secrets());

    var pod =
        documents(CONTAINER.resolve("kubernetes.yaml")).stream()
            .filter(document -> document.path("kind").asText().equals("StatefulSet"))
            .map(document -> document.at("/spec/template/spec"))
            .findFirst()
            .orElseThrow();
    var container = pod.at("/containers/0");
    assertThat(container.at("/envFrom/0/configMapRef/name"))
        .isEqualTo(kustomization.at("/configMapGenerator/0/name"));
    assertThat(pod.at("/volumes/0/secret/secretName"))
        .isEqualTo(kustomization.at("/secretGenerator/0/name"));
    assertThat(container.at("/volumeMounts/1/mountPath").asText() + "/").isEqualTo(SECRETS);
    assertThat(container.at("/volumeMounts/0/mountPath").asText())
        .isEqualTo(image().get("ALTHING_DATA"));
    assertThat(container.at("/ports/0/containerPort").asText())
        .isEqualTo(image().get("ALTHING_OPS_PORT"));
    assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"althing.service", "althing-user.service"})
  void theUnitsKnowTheExitCodesAndTheTimeToStop(String unit) throws IOException {
    var text = Files.readString(CONFIG.resolve("systemd").resolve(unit));

    assertThat(text)
        .contains("\nRestart=on-failure\n")
        .contains("\nRestartPreventExitStatus=2\n")
        .contains("\nNoNewPrivileges=yes\n")
        .contains("run --no-sandbox --config ");
    var stop = Pattern.compile("(?m)^TimeoutStopSec=(\\d+)$").matcher(text);
    assertThat(stop.results().map(found -> found.group(1)))
        .singleElement()
        .satisfies(time -> assertThat(seconds(time)).isGreaterThan(10));
  }

  private static int opsPort(Settings settings) {
    var ops = settings.listeners().ops().orElseThrow();
    assertThat(ops.host().isLoopbackAddress()).isFalse();
    return ops.port();
  }

  /** What the image sets. */
  private static Map<String, String> image() throws IOException {
    var containerfile = Files.readString(CONTAINER.resolve("Containerfile"));
    var line = Pattern.compile("(?m)^ENV (.*)$").matcher(containerfile);
    return variables(line.results().map(found -> found.group(1)).findFirst().orElseThrow());
  }

  private static Map<String, String> variables(String text) {
    var variables = new HashMap<String, String>();
    Pattern.compile("(?m)(?<![^ \\n])(ALTHING_\\w+)=(\\S*)")
        .matcher(text)
        .results()
        .forEach(found -> variables.put(found.group(1), found.group(2)));
    return variables;
  }

  /** The names of the secrets that the settings for containers point to. */
  private static List<String> secrets() throws IOException {
    return variables(Files.readString(CONTAINER.resolve("althing.env"))).values().stream()
        .filter(value -> value.startsWith(SECRETS))
        .map(value -> value.substring(SECRETS.length()))
        .toList();
  }

  private static int seconds(String time) {
    return Integer.parseInt(time.replaceFirst("s$", ""));
  }

  private static List<JsonNode> documents(Path file) throws IOException {
    try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
      return values.readAll();
    }
  }

  private static List<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static List<Path> files(String ending) {
    try (var files = Files.walk(CONFIG)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> !file.startsWith(CONTAINER.resolve("secrets")))
          .toList();
    } catch (IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    }
  }
}
