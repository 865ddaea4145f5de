package dev.althing.config.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.config.CommandSettings;
import dev.althing.config.CommunitySettings;
import dev.althing.config.DatabaseChoice;
import dev.althing.config.HealthSettings;
import dev.althing.config.HomeserverSettings;
import dev.althing.config.InviteRule;
import dev.althing.config.LocalitySettings;
import dev.althing.config.OperationSettings;
import dev.althing.config.RoomSettings;
import dev.althing.config.Secret;
import dev.althing.config.Settings;
import dev.althing.config.Settings.Loaded;
import dev.althing.config.StorageSettings;
import dev.althing.config.feature.FeatureSettings;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Cooldown;
import dev.althing.spi.Permission;
import dev.althing.spi.RoomReference;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
  private static final FeatureSettings FEATURES = usable(Map.of()).community().features();

  @TempDir Path directory;

  @Test
  void withoutAnythingTheBotBringsItsOwnHomeserver() {
    var settings = usable(Map.of());

    assertThat(settings.homeserver()).isEqualTo(new HomeserverSettings.Embedded());
    assertThat(settings.cannotYet()).isEmpty();
  }

  @Test
  void storageHasDefaults() {
    assertThat(usable(Map.of()).storage())
        .isEqualTo(new StorageSettings(Optional.empty(), new DatabaseChoice.Embedded(10)));
  }

  @Test
  void storageCanBeSet() throws IOException {
    var settings =
        usable(
            """
            data = /var/lib/althing
            database { url = "jdbc:postgresql://db/x", user = bot, password = hunter22 }
            database.connections = 4
            """);

    assertThat(settings.storage())
        .isEqualTo(
            new StorageSettings(
                Optional.of(Path.of("/var/lib/althing")),
                new DatabaseChoice.Server(
                    "jdbc:postgresql://db/x",
                    Optional.of("bot"),
                    Optional.of(new Secret("hunter22")),
                    4)));
  }

  @Test
  void aHomeserverOfOnesOwnHasDefaults() throws IOException {
    var settings = usable("homeserver { url = example.org, user = bot, password = hunter22 }");

    assertThat(settings.homeserver())
        .isEqualTo(
            new HomeserverSettings.Remote(
                new HomeserverSettings.Address.ServerName("example.org"),
                new HomeserverSettings.Login.Password("bot", new Secret("hunter22")),
                "Althing"));
    assertThat(settings.storage().data()).contains(Path.of("data"));
    assertThat(settings.community().invites()).isEqualTo(new InviteRule.Management());
    assertThat(settings.cannotYet()).hasSize(3).allSatisfy(it -> assertThat(it).contains("Set "));
  }

  @Test
  void aHomeserverOfOnesOwnCanBeSet() throws IOException {
    var settings =
        usable(
            """
            homeserver { url = "https://m.example.org/", access-token = abcdefg, device-name = B }
            """);

    assertThat(settings.homeserver())
        .isEqualTo(
            new HomeserverSettings.Remote(
                new HomeserverSettings.Address.Url(URI.create("https://m.example.org")),
                new HomeserverSettings.Login.Token(new Secret("abcdefg")),
                "B"));
  }

  @Test
  void theCommunityHasDefaults() {
    assertThat(usable(Map.of()).community())
        .isEqualTo(
            new CommunitySettings(
                Optional.empty(), Set.of(), List.of(), new InviteRule.Everyone(), FEATURES));
  }

  @Test
  void theCommunityCanBeSet() throws IOException {
    var settings =
        usable(
            """
            management-room = "!m:example.org"
            owners = ["@o:example.org"]
            join = ["#lobby:example.org", "https://matrix.to/#/!v12?via=c.org"]
            invites.accept = ["@a:example.org", "b.org", "@*:*.c.org", "*.d.org"]
            """);

    assertThat(settings.community())
        .isEqualTo(
            new CommunitySettings(
                Optional.of(room("!m:example.org")),
                Set.of(new UserId("@o:example.org")),
                List.of(room("#lobby:example.org"), new RoomReference("!v12", List.of("c.org"))),
                new InviteRule.Listed(
                    Set.of(new UserId("@a:example.org")),
                    Set.of("b.org"),
                    Set.of("@*:*.c.org", "@*:*.d.org")),
                FEATURES));
  }

  @Test
  void commandsHaveDefaults() {
    assertThat(usable(Map.of()).commands())
        .isEqualTo(
            new CommandSettings(
                "!",
                Duration.ofMinutes(5),
                Map.of(),
                Set.of(),
                new Cooldown(rate(40, 1_000), rate(200, 100), rate(1_000, 0))));
  }

  @Test
  void commandsCanBeSet() throws IOException {
    var settings =
        usable(
            """
            commands {
              prefix = "?", max-age = 30s, ignore = ["@other:example.org"]
              permissions { ping = moderator, rooms = everyone, a = management, b = owner }
              cooldown.user { burst = 3, every = 2s }
              cooldown.room { burst = 7, every = 3s }
              cooldown.everywhere { burst = 9, every = 5ms }
            }
            """);

    assertThat(settings.commands())
        .isEqualTo(
            new CommandSettings(
                "?",
                Duration.ofSeconds(30),
                Map.of(
                    "ping", Permission.ROOM_MODERATOR,
                    "rooms", Permission.EVERYONE,
                    "a", Permission.MANAGEMENT,
                    "b", Permission.OWNER),
                Set.of(new UserId("@other:example.org")),
                new Cooldown(rate(3, 2_000), rate(7, 3_000), rate(9, 5))));
  }

  @Test
  void aRoomHasNothingOfItsOwnByDefault() {
    assertThat(usable(Map.of()).in(new RoomId("!a:example.org"))).isEqualTo(RoomSettings.NOTHING);
  }

  @Test
  void aRoomCanHaveEverythingOfItsOwn() throws IOException {
    var settings =
        usable(
            """
            rooms."!a:example.org" { prefix = "%", language = de, permissions { ping = moderator } }
            """);

    assertThat(settings.in(new RoomId("!a:example.org")))
        .isEqualTo(
            new RoomSettings(
                Optional.of("%"),
                Optional.of(Locale.GERMAN),
                Map.of("ping", Permission.ROOM_MODERATOR)));
  }

  @Test
  void theRestHasDefaults() {
    var settings = usable(Map.of());

    assertThat(settings.locality())
        .isEqualTo(new LocalitySettings(Locale.ENGLISH, ZoneId.of("UTC")));
    assertThat(settings.listeners().ops().orElseThrow().port()).isEqualTo(8010);
    assertThat(settings.listeners().ops().orElseThrow().host().isLoopbackAddress()).isTrue();
    assertThat(settings.listeners().open()).isEmpty();
    assertThat(settings.listeners().sandboxPort()).isEqualTo(8008);
    assertThat(settings.operation())
        .isEqualTo(
            new OperationSettings(
                8,
                new HealthSettings(Duration.ofSeconds(5), Duration.ofSeconds(3), false, List.of()),
                false,
                new OperationSettings.Plugins(
                    Path.of("plugins"),
                    false,
                    Duration.ofSeconds(10),
                    Duration.ofMillis(100),
                    Set.of(),
                    Map.of(),
                    Map.of())));
  }

  @Test
  void theRestCanBeSet() throws IOException {
    var settings =
        usable(
            """
            language = pt-BR, time-zone = Europe/Berlin
            ops { host = 127.0.0.2, port = off }, http { host = "::1", port = 80 }
            sandbox.port = 0, outbox.parallel-sends = 2, health { reuse = 1m, limit = 500ms }
            trial = true
            plugins {
              folder = jars, watch = true, deadline = 2s, budget = 50ms, only = ["%s"]
              grants { ask = [send, "network:a.example:80"] }
              settings { dice { most-dice = 7 }, filter { words = ["a, b", c] } }
            }
            """
                .formatted("AB".repeat(32)));

    assertThat(settings.locality())
        .isEqualTo(
            new LocalitySettings(Locale.forLanguageTag("pt-BR"), ZoneId.of("Europe/Berlin")));
    assertThat(settings.listeners().ops()).isEmpty();
    assertThat(settings.listeners().open().orElseThrow().port()).isEqualTo(80);
    assertThat(settings.listeners().sandboxPort()).isZero();
    assertThat(settings.operation())
        .isEqualTo(
            new OperationSettings(
                2,
                new HealthSettings(Duration.ofMinutes(1), Duration.ofMillis(500), false, List.of()),
                true,
                new OperationSettings.Plugins(
                    Path.of("jars"),
                    true,
                    Duration.ofSeconds(2),
                    Duration.ofMillis(50),
                    Set.of("ab".repeat(32)),
                    Map.of("ask", List.of("send", "network:a.example:80")),
                    Map.of(
                        "dice", Map.of("most-dice", "7"),
                        "filter", Map.of("words", "a, b\nc\n")))));
  }

  @Test
  void aPasswordIsTakenAsItIsWritten() throws IOException {
    var digits = usable("homeserver { url = example.org, user = bot, password = 0012.50 }");
    var spaces = usable("homeserver { url = example.org, user = bot, password = \" a b \" }");

    assertThat(password(digits)).isEqualTo("0012.50");
    assertThat(password(spaces)).isEqualTo(" a b ");
  }

  @Test
  void aPasswordFileMayEndWithALine() throws IOException {
    var file = secretFile();
    Files.writeString(file, " hunter 22 \r\n");

    var line = "homeserver { url = example.org, user = bot, password-file = \"" + file + "\" }";

    assertThat(password(usable(line))).isEqualTo(" hunter 22 ");
  }

  private static String password(Settings settings) {
    var remote = (HomeserverSettings.Remote) settings.homeserver();
    return ((HomeserverSettings.Login.Password) remote.login()).password().reveal();
  }

  @Test
  void secretsDoNotPrintThemselves() throws IOException {
    var settings = usable("homeserver { url = example.org, user = bot, password = hunter22 }");

    assertThat(settings.toString()).contains("[secret]").doesNotContain("hunter22");
  }

  @Test
  void warnsOfASecretThatOthersCanRead() throws IOException {
    var secret = Files.writeString(directory.resolve("token"), "abcdefg\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));

    var loaded =
        SettingsReader.load(
            Optional.empty(),
            Map.of("ALTHING_HOMESERVER", "a.org", "ALTHING_ACCESS_TOKEN_FILE", secret.toString()));

    assertThat(((Loaded.Usable) loaded).warnings())
        .singleElement()
        .asString()
        .contains("chmod 600");
  }

  @Test
  void keepsQuietAboutASecretThatNobodyElseCanRead() throws IOException {
    var secret = Files.writeString(directory.resolve("token"), "abcdefg\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));

    var loaded =
        SettingsReader.load(
            Optional.empty(),
            Map.of("ALTHING_HOMESERVER", "a.org", "ALTHING_ACCESS_TOKEN_FILE", secret.toString()));

    assertThat(((Loaded.Usable) loaded).warnings()).isEmpty();
  }

  @Test
  void warnsOfAnOpsListenerThatOthersCanReachAndOfPlainHttp() throws IOException {
    var loaded =
        load(
            """
            ops.host = 0.0.0.0
            homeserver { url = "http://m.example.org", user = bot, password-file = "%s" }
            """
                .formatted(secretFile()));

    assertThat(((Loaded.Usable) loaded).warnings()).hasSize(2);
  }

  private static Cooldown.Rate rate(int burst, int everyMillis) {
    return new Cooldown.Rate(burst, Duration.ofMillis(everyMillis));
  }

  private static RoomReference room(String target) {
    return new RoomReference(target, List.of());
  }

  private Path secretFile() throws IOException {
    var secret = Files.writeString(directory.resolve("secret"), "hunter22");
    return Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
  }

  private Settings usable(String content) throws IOException {
    return ((Loaded.Usable) load(content)).settings();
  }

  private Loaded load(String content) throws IOException {
    var file = directory.resolve("althing.conf");
    Files.writeString(file, "althing {\n" + content + "\n}\n");
    return SettingsReader.load(Optional.of(file), Map.of());
  }

  private static Settings usable(Map<String, String> environment) {
    return ((Loaded.Usable) SettingsReader.load(Optional.empty(), environment)).settings();
  }
}
