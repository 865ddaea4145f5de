package dev.althing.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.check.Seen.Account;
import dev.althing.check.Seen.Limits;
import dev.althing.check.Seen.Management;
import dev.althing.check.Seen.Place;
import dev.althing.check.Seen.Rooms;
import dev.althing.check.Seen.Server;
import dev.althing.config.Problem;
import dev.althing.journal.Glance;
import dev.althing.matrix.event.PowerLevels;
import dev.althing.matrix.id.DeviceId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code check} says of set-ups that are broken in one way each, compared with {@code
 * src/test/resources/check/<name>.txt}; {@code -Dupdate.golden=true} writes them.
 */
final class BrokenSetupsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/check");
  private static final UserId BOT = new UserId("@althing:example.org");
  private static final URI HOMESERVER = URI.create("https://matrix.example.org");
  private static final RoomId MANAGEMENT = new RoomId("!management:example.org");
  private static final RoomId LOBBY = new RoomId("!lobby:example.org");

  /** A set-up in which all is well, and what one test breaks of it. */
  private static final class Setup {
    private List<String> remarks = List.of();
    private Folder folder = folder(Optional.empty(), 12_345L << 20);
    private Glance database =
        new Glance.Schema(
            "jdbc:postgresql://127.0.0.1:5432/althing", "PostgreSQL 15.18", 8, 8, true);
    private Server server = new Server.There(HOMESERVER, "v1.12", Optional.of(Duration.ZERO));
    private Account account = account(Optional.of(new DeviceId("DEVICE")), BOT.value());
    private Management management = new Management.Joined("#m:example.org", place(MANAGEMENT, 0));
    private List<Place> rooms = List.of(place(LOBBY, 100));
    private Limits limits = Limits.LIFTED;

    private Seen seen() {
      boolean sees = account instanceof Account.Known;
      return new Seen(
          remarks,
          Optional.of(folder),
          database,
          server,
          account,
          sees ? Optional.of(new Rooms(management, rooms, 0)) : Optional.empty(),
          limits);
    }
  }

  static Stream<String> names() {
    return setups().keySet().stream();
  }

  private static Map<String, List<Finding>> setups() {
    var setups = new LinkedHashMap<String, List<Finding>>();
    setups.put(
        "configuration",
        Rules.refused(
            List.of(
                new Problem(
                    "althing.conf:12",
                    "althing.commands.prefiks",
                    "is not a setting",
                    "did you mean althing.commands.prefix?"))));
    put(setups, "homeserver-away", homeserverAway());
    put(setups, "clock-off", clockOff());
    put(setups, "disk-full", diskFull());
    put(setups, "directory-read-only", directoryReadOnly());
    put(setups, "database-away", databaseAway());
    put(setups, "database-newer", databaseNewer());
    put(setups, "token-refused", tokenRefused());
    put(setups, "nobody-signed-in", nobodySignedIn());
    put(setups, "no-device", noDevice());
    put(setups, "management-unknown", managementUnknown());
    put(setups, "management-absent", managementAbsent());
    put(setups, "rights-lacking", rightsLacking());
    put(setups, "limits-stock", limitsStock());
    put(setups, "nothing-open", new Setup());
    return setups;
  }

  private static void put(Map<String, List<Finding>> setups, String name, Setup setup) {
    setups.put(name, Rules.judge(setup.seen()));
  }

  private static Setup homeserverAway() {
    var setup = new Setup();
    setup.server =
        new Server.Away(
            HOMESERVER.toString(),
            "homeserver unreachable: connection refused, as nothing listens there (nothing was"
                + " sent)");
    setup.account = new Account.Unseen();
    return setup;
  }

  private static Setup clockOff() {
    var setup = new Setup();
    setup.server = new Server.There(HOMESERVER, "v1.12", Optional.of(Duration.ofMinutes(5)));
    return setup;
  }

  private static Setup diskFull() {
    var setup = new Setup();
    setup.folder = folder(Optional.empty(), 0);
    return setup;
  }

  private static Setup directoryReadOnly() {
    var setup = new Setup();
    setup.folder = folder(Optional.of(Path.of("/var/lib/althing")), 1L << 40);
    return setup;
  }

  private static Setup databaseAway() {
    var setup = new Setup();
    setup.database =
        new Glance.Broken(
            "the database at jdbc:postgresql://127.0.0.1:5432/althing cannot be reached (Connection"
                + " refused); start it, or correct database.url (ALTHING_DB_URL)");
    return setup;
  }

  private static Setup databaseNewer() {
    var setup = new Setup();
    setup.database = new Glance.Schema("jdbc:h2:file:/var/lib/althing/bot/a", "H2 2", 9, 8, true);
    return setup;
  }

  private static Setup tokenRefused() {
    var setup = new Setup();
    setup.account =
        new Account.Refused("signed out: the homeserver refuses the access token; give a new one");
    return setup;
  }

  private static Setup nobodySignedIn() {
    var setup = new Setup();
    setup.account = new Account.Nobody();
    return setup;
  }

  private static Setup noDevice() {
    var setup = new Setup();
    setup.account = account(Optional.empty(), BOT.value());
    return setup;
  }

  private static Setup managementUnknown() {
    var setup = new Setup();
    setup.management = new Management.Unknown("#managment:example.org");
    return setup;
  }

  private static Setup managementAbsent() {
    var setup = new Setup();
    setup.management = new Management.Absent(MANAGEMENT.value());
    return setup;
  }

  private static Setup rightsLacking() {
    var setup = new Setup();
    setup.rooms = List.of(place(LOBBY, 0));
    return setup;
  }

  private static Setup limitsStock() {
    var setup = new Setup();
    setup.limits = Limits.STOCK;
    return setup;
  }

  @ParameterizedTest
  @MethodSource("names")
  void isSaidAsItWas(String name) throws IOException {
    String text = new CheckView(Locale.ENGLISH).shown(setups().get(name)) + "\n";
    Path golden = GOLDEN.resolve(name + ".txt");
    if (Boolean.getBoolean("update.golden")) {
      Files.writeString(golden, text);
    }

    assertThat(text).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @MethodSource("names")
  void isSaidInGermanToo(String name) {
    String text = new CheckView(Locale.GERMAN).shown(setups().get(name));

    assertThat(text)
        .doesNotContain("{fix}", "{room}", "{user}", "Fix:")
        .containsPattern("(ok  |warn|FAIL)  [A-Z]");
  }

  @Test
  void onlyFailuresKeepTheBotFromRunning() {
    var fit = setups().entrySet().stream().filter(it -> Rules.isFit(it.getValue()));

    assertThat(fit.map(Map.Entry::getKey))
        .containsExactly("no-device", "rights-lacking", "limits-stock", "nothing-open");
  }

  @Test
  void aClockThatIsAMinuteOffIsAWarning() {
    var setup = new Setup();
    setup.server = new Server.There(HOMESERVER, "v1.12", Optional.of(Duration.ofSeconds(-60)));

    assertThat(Rules.judge(setup.seen()))
        .filteredOn(it -> it.text().startsWith("clock."))
        .singleElement()
        .satisfies(it -> assertThat(it.level()).isEqualTo(Finding.Level.WARN))
        .satisfies(it -> assertThat(it.arguments()).containsEntry("way", "ahead"));
  }

  @Test
  void whoMadeARoomNeedsNoLevelInIt() {
    var setup = new Setup();
    setup.rooms = List.of(new Place(LOBBY, Optional.empty(), false, PowerLevels.ABSENT, true));

    assertThat(Rules.judge(setup.seen())).noneMatch(it -> it.text().equals("rooms.weak"));
  }

  @Test
  void whatARoomIsCalledCannotControlTheTerminal() {
    var setup = new Setup();
    setup.rooms =
        List.of(
            new Place(LOBBY, Optional.of("\u001b[2Jgone\u202e"), true, PowerLevels.ABSENT, false));

    assertThat(new CheckView(Locale.ENGLISH).shown(Rules.judge(setup.seen())))
        .doesNotContain("\u001b", "\u202e");
  }

  private static Folder folder(Optional<Path> closed, long free) {
    return new Folder(Path.of("/var/lib/althing"), true, closed, false, free);
  }

  private static Account account(Optional<DeviceId> device, String expected) {
    return new Account.Known(BOT, device, Optional.of(expected), device);
  }

  private static Place place(RoomId room, long level) {
    var levels =
        new PowerLevels(
            Map.of(BOT, level), 0, Map.of(), 0, 50, new PowerLevels.Actions(50, 50, 50, 0, 50));
    return new Place(room, Optional.of("Room"), false, levels, false);
  }
}
