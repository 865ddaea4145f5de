package dev.althing.config.reading;

import dev.althing.config.CommandSettings;
import dev.althing.config.CommunitySettings;
import dev.althing.config.HomeserverSettings;
import dev.althing.config.ListenerSettings;
import dev.althing.config.ListenerSettings.Listener;
import dev.althing.config.LocalitySettings;
import dev.althing.config.OperationSettings;
import dev.althing.config.RoomSettings;
import dev.althing.config.Settings;
import dev.althing.config.StorageSettings;
import dev.althing.config.feature.FeatureSettings;
import dev.althing.matrix.id.RoomId;
import dev.althing.spi.Cooldown;
import dev.althing.spi.Permission;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The reading of the whole configuration, part by part, into records. */
public final class SettingsReader {
  private static final Form<String> PREFIX =
      Forms.text("1 to 10 characters without white space, like !")
          .then(CommandSettings::checkedPrefix);

  private static final Form<Permission> PERMISSION =
      Forms.choice(
          Map.of(
              "everyone", Permission.EVERYONE,
              "moderator", Permission.ROOM_MODERATOR,
              "management", Permission.MANAGEMENT,
              "owner", Permission.OWNER,
              "nobody", Permission.NOBODY));

  private static final Form<RoomId> ROOM_ID =
      new Form<>(RoomId::new, "a room id in quotes, like \"!abc:example.org\" { … }");

  private final Section root;

  private SettingsReader(Section root) {
    this.root = root;
  }

  /** Reads the defaults, the file if there is one, and the environment. */
  public static Settings.Loaded load(Optional<Path> file, Map<String, String> environment) {
    var problems = new Problems(file);
    var section = new Layers(environment, problems).merged(file);
    var settings = new SettingsReader(section).read();
    section.finish();
    return problems.found().isEmpty()
        ? new Settings.Loaded.Usable(settings, problems.warnings())
        : new Settings.Loaded.Refused(problems.found());
  }

  private Settings read() {
    var homeserver = new HomeserverReader(root.section("homeserver")).read();
    return new Settings(
        homeserver,
        storage(homeserver),
        community(homeserver),
        commands(root.section("commands")),
        rooms(),
        locality(),
        listeners(),
        operation());
  }

  private StorageSettings storage(HomeserverSettings homeserver) {
    var data = root.optional("data", Forms.path());
    if (data.isEmpty() && homeserver instanceof HomeserverSettings.Remote) {
      data = Optional.of(Path.of("data"));
    }
    return new StorageSettings(data, new DatabaseReader(root.section("database")).read());
  }

  private CommunitySettings community(HomeserverSettings homeserver) {
    return new CommunitySettings(
        root.optional("management-room", Forms.room()),
        Set.copyOf(root.list("owners", Forms.userId())),
        root.list("join", Forms.room()),
        new InviteReader(root.section("invites")).read(homeserver),
        features());
  }

  private FeatureSettings features() {
    var games = root.section("games");
    return new FeatureSettings(
        WordleReader.read(games.section("wordle")),
        TriviaReader.read(games.section("trivia")),
        WelcomeReader.read(root.section("welcome")));
  }

  private static CommandSettings commands(Section section) {
    return new CommandSettings(
        section.read("prefix", PREFIX),
        section.read("max-age", Forms.duration(Duration.ofSeconds(1), Duration.ofDays(7))),
        section.map("permissions", PERMISSION),
        Set.copyOf(section.list("ignore", Forms.userId())),
        cooldown(section.section("cooldown")));
  }

  private static Cooldown cooldown(Section section) {
    return new Cooldown(
        rate(section.section("user")),
        rate(section.section("room")),
        rate(section.section("everywhere")));
  }

  private static Cooldown.Rate rate(Section section) {
    return new Cooldown.Rate(
        section.read("burst", Forms.wholeNumber(1, 10_000)),
        section.read("every", Forms.duration(Duration.ZERO, Duration.ofDays(7))));
  }

  private Map<RoomId, RoomSettings> rooms() {
    var rooms = new HashMap<RoomId, RoomSettings>();
    root.sections("rooms", ROOM_ID).forEach((id, section) -> rooms.put(id, room(section)));
    return rooms;
  }

  private static RoomSettings room(Section section) {
    return new RoomSettings(
        section.optional("prefix", PREFIX),
        section.optional("language", Forms.language()),
        section.map("permissions", PERMISSION));
  }

  private LocalitySettings locality() {
    return new LocalitySettings(
        root.read("language", Forms.language()), root.read("time-zone", Forms.zone()));
  }

  private ListenerSettings listeners() {
    var ops = listener(root.section("ops"));
    ops.filter(listener -> !listener.host().isLoopbackAddress())
        .ifPresent(
            listener ->
                root.warn(
                    "The ops listener is on "
                        + listener.host().getHostAddress()
                        + ": whoever reaches it can read health and metrics."));
    return new ListenerSettings(
        ops,
        listener(root.section("http")),
        root.section("sandbox").read("port", Forms.wholeNumber(0, 65_535)));
  }

  private static Optional<Listener> listener(Section section) {
    var host = section.read("host", Forms.host());
    var port = section.read("port", Forms.portOrOff());
    return port.isPresent() ? Optional.of(new Listener(host, port.getAsInt())) : Optional.empty();
  }

  private OperationSettings operation() {
    return new OperationSettings(
        root.section("outbox").read("parallel-sends", Forms.wholeNumber(1, 64)),
        new HealthReader(root.section("health")).read(),
        root.read("trial", Forms.choice(Map.of("true", true, "false", false))),
        new PluginsReader(root.section("plugins")).read());
  }
}
