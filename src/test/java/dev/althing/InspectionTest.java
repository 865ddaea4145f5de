package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.check.Seen;
import dev.althing.check.Seen.Account;
import dev.althing.check.Seen.Management;
import dev.althing.check.Seen.Server;
import dev.althing.config.HomeserverSettings.Login;
import dev.althing.config.HomeserverSettings.Remote;
import dev.althing.config.Secret;
import dev.althing.config.Settings;
import dev.althing.config.reading.SettingsReader;
import dev.althing.journal.Glance;
import dev.althing.start.SignedIn;
import dev.althing.testing.Databases;
import dev.althing.testing.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InspectionTest {
  private static final BotRig rig = BotRig.plan().on(Databases.H2).start();

  private final MovableClock clock = new MovableClock();
  @TempDir Path directory;

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void whileTheBotRunsEverythingIsSeenAndNothingTouched() throws IOException {
    String room = rig.room("alice", "bob");
    Path session = rig.settings().storage().data().orElseThrow().resolve("bot/session.json");
    String before = Files.readString(session);

    Seen seen = look(rig.settings());

    // Another process would find it in use; GlanceTest is one.
    assertThat(seen.database()).isInstanceOf(Glance.Schema.class);
    assertThat(seen.server())
        .isInstanceOfSatisfying(
            Server.There.class, it -> assertThat(it.newest()).isEqualTo("v1.12"));
    assertThat(seen.account())
        .isInstanceOfSatisfying(
            Account.Known.class,
            it -> {
              assertThat(it.user()).hasToString(rig.bot());
              assertThat(it.device()).isPresent().isEqualTo(it.remembered());
            });
    Seen.Rooms rooms = seen.rooms().orElseThrow();
    assertThat(rooms.management()).isInstanceOf(Management.Joined.class);
    assertThat(rooms.rooms()).extracting(it -> it.id().value()).contains(room);
    assertThat(Files.readString(session)).isEqualTo(before);
    rig.alice().says(room, "!count +");
    assertThat(rig.said(room)).isEqualTo("1");
  }

  @Test
  void beforeTheFirstStartNothingIsMade() throws IOException {
    Seen seen = look(settings(Map.of()));

    assertThat(seen.account()).isInstanceOf(Account.NotYet.class);
    assertThat(seen.database()).isInstanceOf(Glance.Missing.class);
    assertThat(seen.folder().orElseThrow().exists()).isFalse();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aHomeserverThatIsAwayIsToldApart() {
    Seen seen = look(settings(Map.of("ALTHING_HOMESERVER", "http://127.0.0.1:1")));

    assertThat(seen.server())
        .isInstanceOfSatisfying(
            Server.Away.class,
            it -> assertThat(it.reason()).contains("http://127.0.0.1:1", "refused"));
  }

  @Test
  void aSignInByHandIsSeenAndBeforeItThatNobodyHasSignedIn() {
    Settings settings = settings(Map.of("ALTHING_USER", "", "ALTHING_PASSWORD", ""));
    assertThat(look(settings).account()).isInstanceOf(Account.Nobody.class);

    Remote homeserver = (Remote) settings.homeserver();
    String token = rig.sandbox().seed().login(rig.bot(), "BY_HAND");
    SignedIn signedIn =
        new Wiring(clock)
            .signIn(
                settings,
                new Remote(homeserver.address(), new Login.Token(new Secret(token)), "Althing"));

    assertThat(signedIn.device()).hasToString("BY_HAND");
    assertThat(look(settings).account())
        .isInstanceOfSatisfying(
            Account.Known.class, it -> assertThat(it.user()).hasToString(rig.bot()));
  }

  @Test
  void aTokenThatIsRefusedIsToldApart() {
    Seen seen = look(settings(withToken("no-such-token")));

    assertThat(seen.account())
        .isInstanceOfSatisfying(
            Account.Refused.class, it -> assertThat(it.reason()).contains("refuses"));
    assertThat(seen.toString()).doesNotContain("no-such-token");
  }

  @Test
  void aManagementRoomIsLookedForByItsName() {
    String token = rig.sandbox().seed().login(rig.bot(), "OTHER");
    var unknown = new HashMap<>(withToken(token));
    unknown.put("ALTHING_MANAGEMENT_ROOM", "#nothing:sandbox.localhost");
    var known = new HashMap<>(withToken(token));
    known.put("ALTHING_MANAGEMENT_ROOM", "#management:sandbox.localhost");

    assertThat(look(settings(unknown)).rooms().orElseThrow().management())
        .isInstanceOf(Management.Unknown.class);
    assertThat(look(settings(known)).rooms().orElseThrow().management())
        .isInstanceOf(Management.Joined.class);
  }

  @Test
  void aClockThatIsOffIsMeasured() {
    clock.advance(Duration.ofMinutes(-5));

    Seen seen = look(rig.settings());

    assertThat(((Server.There) seen.server()).ahead().orElseThrow())
        .isBetween(Duration.ofSeconds(290), Duration.ofSeconds(310));
  }

  private Map<String, String> withToken(String token) {
    return Map.of("ALTHING_ACCESS_TOKEN", token);
  }

  private Settings settings(Map<String, String> others) {
    var environment = new TreeMap<String, String>();
    environment.put("ALTHING_HOMESERVER", rig.interpreter().url().toString());
    environment.put("ALTHING_DATA", directory.resolve("data").toString());
    if (!others.containsKey("ALTHING_ACCESS_TOKEN")) {
      environment.put("ALTHING_USER", "althing");
      environment.put("ALTHING_PASSWORD", "hunter22hunter22");
    }
    environment.putAll(others);
    var loaded = SettingsReader.load(Optional.empty(), environment);
    return ((Settings.Loaded.Usable) loaded).settings();
  }

  private Seen look(Settings settings) {
    return new Wiring(clock).look(settings, List.of());
  }
}
