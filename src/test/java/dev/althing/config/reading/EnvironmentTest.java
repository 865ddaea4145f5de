package dev.althing.config.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.config.DatabaseChoice;
import dev.althing.config.HomeserverSettings;
import dev.althing.config.HomeserverSettings.Login;
import dev.althing.config.HomeserverSettings.Remote;
import dev.althing.config.Secret;
import dev.althing.config.Settings;
import dev.althing.config.Settings.Loaded;
import dev.althing.config.StorageSettings;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.RoomReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvironmentTest {
  @TempDir Path directory;

  @Test
  void theEnvironmentAloneIsEnough() throws IOException {
    var password = Files.writeString(directory.resolve("p"), "db-secret\n");
    var settings =
        usable(
            Optional.empty(),
            Map.ofEntries(
                Map.entry("ALTHING_HOMESERVER", "https://m.example.org"),
                Map.entry("ALTHING_USER", "@althing:example.org"),
                Map.entry("ALTHING_PASSWORD", "hunter22"),
                Map.entry("ALTHING_DEVICE_NAME", "B"),
                Map.entry("ALTHING_MANAGEMENT_ROOM", "#m:example.org"),
                Map.entry("ALTHING_OWNERS", "@a:example.org, @b:example.org @c:example.org"),
                Map.entry("ALTHING_ROOMS", "#lobby:example.org,!x:example.org"),
                Map.entry("ALTHING_DATA", "/tmp/althing"),
                Map.entry("ALTHING_DB_URL", "jdbc:postgresql://db/x"),
                Map.entry("ALTHING_DB_USER", "bot"),
                Map.entry("ALTHING_DB_PASSWORD_FILE", password.toString()),
                Map.entry("ALTHING_OPS_HOST", "0.0.0.0"),
                Map.entry("ALTHING_OPS_PORT", "0"),
                Map.entry("ALTHING_HTTP_PORT", "8080"),
                Map.entry("ALTHING_SANDBOX_PORT", "9000")));

    assertThat(settings.homeserver())
        .isEqualTo(
            new HomeserverSettings.Remote(
                new HomeserverSettings.Address.Url(java.net.URI.create("https://m.example.org")),
                new HomeserverSettings.Login.Password(
                    "@althing:example.org", new Secret("hunter22")),
                "B"));
    assertThat(settings.storage())
        .isEqualTo(
            new StorageSettings(
                Optional.of(Path.of("/tmp/althing")),
                new DatabaseChoice.Server(
                    "jdbc:postgresql://db/x",
                    Optional.of("bot"),
                    Optional.of(new Secret("db-secret")),
                    10)));
    assertThat(settings.community().managementRoom()).contains(room("#m:example.org"));
    assertThat(settings.community().owners())
        .isEqualTo(
            Set.of(
                new UserId("@a:example.org"),
                new UserId("@b:example.org"),
                new UserId("@c:example.org")));
    assertThat(settings.community().join())
        .isEqualTo(List.of(room("#lobby:example.org"), room("!x:example.org")));
    assertThat(settings.listeners().ops().orElseThrow().host().isAnyLocalAddress()).isTrue();
    assertThat(settings.listeners().ops().orElseThrow().port()).isZero();
    assertThat(settings.listeners().open().orElseThrow().port()).isEqualTo(8080);
    assertThat(settings.listeners().sandboxPort()).isEqualTo(9000);
    assertThat(settings.cannotYet()).isEmpty();
  }

  @Test
  void theEnvironmentWinsOverAnotherCredentialOfTheFile() throws IOException {
    var file =
        Files.writeString(
            directory.resolve("a.conf"),
            "althing.homeserver { url = a.org, user = b, password-file = /nowhere }");

    var byPassword = usable(Optional.of(file), Map.of("ALTHING_PASSWORD", "hunter22"));
    var byToken = usable(Optional.of(file), Map.of("ALTHING_ACCESS_TOKEN", "syt_hunter22"));

    assertThat(((Remote) byPassword.homeserver()).login()).isInstanceOf(Login.Password.class);
    assertThat(((Remote) byToken.homeserver()).login()).isInstanceOf(Login.Token.class);
  }

  @Test
  void withoutACredentialASignInByHandIsMeant() {
    var some = usable(Optional.empty(), Map.of("ALTHING_HOMESERVER", "a.org"));
    var one = usable(Optional.empty(), Map.of("ALTHING_HOMESERVER", "a.org", "ALTHING_USER", "b"));

    assertThat(((Remote) some.homeserver()).login()).isEqualTo(new Login.Kept(Optional.empty()));
    assertThat(((Remote) one.homeserver()).login()).isEqualTo(new Login.Kept(Optional.of("b")));
  }

  @Test
  void aTokenFileIsReadAgainLaterAndThereforeRememberedByItsName() throws IOException {
    var token = Files.writeString(directory.resolve("token"), "syt_hunter22");

    var settings =
        usable(
            Optional.empty(),
            Map.of("ALTHING_HOMESERVER", "a.org", "ALTHING_ACCESS_TOKEN_FILE", token.toString()));

    assertThat(((Remote) settings.homeserver()).login()).isEqualTo(new Login.TokenFile(token));
  }

  @Test
  void whatKubernetesTellsOfAServiceOfThatNameIsNoProblem() {
    var environment =
        Map.of(
            "ALTHING_PORT", "tcp://10.0.0.1:8010",
            "ALTHING_PORT_8010_TCP_ADDR", "10.0.0.1",
            "ALTHING_SERVICE_HOST", "10.0.0.1",
            "ALTHING_SERVICE_PORT_OPS", "8010");

    assertThat(usable(Optional.empty(), environment).listeners().ops()).isPresent();
  }

  @Test
  void theEnvironmentWinsOverTheFile() throws IOException {
    var file = Files.writeString(directory.resolve("a.conf"), "althing.sandbox.port = 1");

    var settings = usable(Optional.of(file), Map.of("ALTHING_SANDBOX_PORT", "2"));

    assertThat(settings.listeners().sandboxPort()).isEqualTo(2);
  }

  @Test
  void anEmptyVariableIsNotSet() {
    var empty = new HashMap<String, String>();
    Arrays.stream(Variable.values()).forEach(variable -> empty.put(variable.name(), " "));

    assertThat(usable(Optional.empty(), empty)).isEqualTo(usable(Optional.empty(), Map.of()));
  }

  @Test
  void everyVariableSetsAKeyThatExists() {
    var defaults = Layers.defaults().getConfig(Layers.ROOT).root();

    for (Variable variable : Variable.values()) {
      var names = variable.path().split("\\.");
      var section =
          names.length == 1 ? defaults : (com.typesafe.config.ConfigObject) defaults.get(names[0]);
      assertThat(section).as(variable.name()).containsKey(names[names.length - 1]);
    }
  }

  private static RoomReference room(String target) {
    return new RoomReference(target, List.of());
  }

  private static Settings usable(Optional<Path> file, Map<String, String> environment) {
    return ((Loaded.Usable) SettingsReader.load(file, environment)).settings();
  }
}
