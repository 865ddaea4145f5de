package dev.althing;

import dev.althing.command.CommandView;
import dev.althing.command.HelpCommand;
import dev.althing.command.Registry;
import dev.althing.command.Router;
import dev.althing.command.Suggestions;
import dev.althing.command.permission.Permissions;
import dev.althing.config.RoomSettings;
import dev.althing.config.Settings;
import dev.althing.effect.Effect;
import dev.althing.entity.Claims;
import dev.althing.entity.Entities;
import dev.althing.entity.EntityKind;
import dev.althing.entity.Feature;
import dev.althing.entity.Successors;
import dev.althing.entity.Witness;
import dev.althing.entity.score.Scores;
import dev.althing.feature.count.CountCommand;
import dev.althing.feature.forget.ForgetCommand;
import dev.althing.feature.forget.ForgetKind;
import dev.althing.feature.forget.Forgetting;
import dev.althing.feature.games.Game;
import dev.althing.feature.games.GamesCommand;
import dev.althing.feature.games.Switchboard;
import dev.althing.feature.games.Switched;
import dev.althing.feature.ops.HealthCommand;
import dev.althing.feature.ops.PingCommand;
import dev.althing.feature.ops.RoomsCommand;
import dev.althing.feature.ops.VersionCommand;
import dev.althing.feature.poll.Polls;
import dev.althing.feature.remind.RemindCommand;
import dev.althing.feature.remind.ReminderBook;
import dev.althing.feature.remind.ReminderKind;
import dev.althing.feature.trial.TrialCommand;
import dev.althing.feature.trial.TrialKind;
import dev.althing.feature.trivia.Trivia;
import dev.althing.feature.welcome.Welcome;
import dev.althing.feature.welcome.around.Concierge;
import dev.althing.feature.welcome.around.Surroundings;
import dev.althing.feature.wordle.WordleFeature;
import dev.althing.feature.wordle.words.OrderKey;
import dev.althing.health.HealthRegistry;
import dev.althing.journal.Database;
import dev.althing.journal.erasure.Erasure;
import dev.althing.journal.event.JournalFamily;
import dev.althing.journal.event.JournalFormat;
import dev.althing.matrix.id.RoomId;
import dev.althing.outbox.Postmarks;
import dev.althing.outbox.reads.ProfileZones;
import dev.althing.outbox.reads.Reads;
import dev.althing.outbox.send.OutboxPostmarks;
import dev.althing.plugin.PluginHost;
import dev.althing.plugin.PluginsCommand;
import dev.althing.plugin.keep.HostValues;
import dev.althing.plugin.keep.Switches;
import dev.althing.plugin.law.ProtectionsCommand;
import dev.althing.room.state.RoomStore;
import dev.althing.spi.Command;
import dev.althing.spi.RoomReference;
import dev.althing.text.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that is built in: the one place where all commands and entities are listed. */
final class BuiltIns {
  /** The journal families of all features. */
  static final List<JournalFamily> FAMILIES =
      Stream.of(
              List.of(CountCommand.FAMILY, ReminderBook.FAMILY, Trivia.FAMILY),
              Polls.FAMILIES,
              Welcome.FAMILIES,
              WordleFeature.FAMILIES)
          .flatMap(List::stream)
          .toList();

  private static final String GAME = "game.";
  private static final Logger LOG = LoggerFactory.getLogger(BuiltIns.class);

  /** What the commands about the bot itself ask. */
  record Self(
      Supplier<Optional<PingCommand.RoundTrip>> roundTrip,
      HealthRegistry health,
      RoomStore rooms,
      Supplier<PluginHost> plugins,
      String version) {}

  /**
   * Whom commands ask.
   *
   * @param rooms what the operator said of a room
   * @param places finds a room that was named; empty when there is none
   * @param concierge whom the welcome asks
   */
  record Neighbours(
      Entities entities,
      Reads reads,
      Records records,
      Function<RoomId, RoomSettings> rooms,
      Function<RoomReference, CompletionStage<Optional<RoomId>>> places,
      Concierge concierge) {}

  /** What the database keeps beside the journal. */
  record Records(
      Successors successors, Scores scores, Claims claims, Postmarks postmarks, Erasure erasure) {
    static Records of(Database database, Successors successors, Scores scores, Claims claims) {
      return new Records(
          successors, scores, claims, new OutboxPostmarks(database), new Erasure(database));
    }
  }

  /**
   * Where time and chance come from.
   *
   * @param words the key by which the words of the word game come
   */
  record Fortune(Clock clock, RandomGenerator random, OrderKey words) {
    static Fortune of(Parts parts) {
      return new Fortune(parts.clock(), parts.random(), OrderKey.in(parts.data(), parts.random()));
    }
  }

  private final List<Command> commands = new ArrayList<>();
  private final List<EntityKind> kinds = new ArrayList<>();
  private final List<Witness> witnesses = new ArrayList<>();
  private final Settings settings;
  private final Neighbours neighbours;
  private volatile Router router;

  BuiltIns(Settings settings, Neighbours neighbours, Self self, Fortune fortune) {
    this.settings = settings;
    this.neighbours = neighbours;
    Clock clock = fortune.clock();
    commands.add(new PingCommand(self.roundTrip(), clock));
    commands.add(new HealthCommand(self.health()));
    commands.add(new VersionCommand(self.version(), clock.instant(), clock));
    commands.add(new RoomsCommand(self.rooms()::lines));
    commands.add(new CountCommand(neighbours.entities()));
    add(reminders(self, clock));
    add(welcome(self, clock));
    if (settings.operation().isTrial()) {
      commands.add(new TrialCommand(fortune.random(), clock));
    }
    // Also without the command: an answer that was begun is finished.
    kinds.add(new TrialKind(clock));
    Switchboard switches = new Switchboard(new SwitchMemory(() -> self.plugins().get().switches()));
    add(forgetting(fortune.random()));
    commands.add(new GamesCommand(switches, neighbours.places()));
    add(Game.POLL, polls(clock), switches);
    add(Game.TRIVIA, trivia(switches, self, fortune), switches);
    add(Game.WORDLE, words(fortune.words(), switches), switches);
    commands.add(new PluginsCommand(self.plugins(), neighbours.places()));
    commands.add(new ProtectionsCommand(() -> self.plugins().get().law(), neighbours.places()));
    commands.add(
        new HelpCommand(
            this::router,
            locale ->
                new CommandView(
                    Texts.of("command", locale)::say,
                    key ->
                        Texts.of("help", locale)
                            .find(key)
                            .or(() -> self.plugins().get().help(locale, key)))));
    router = new Router(builtIn(commands), permissions());
  }

  private Feature reminders(Self self, Clock clock) {
    ReminderBook book =
        new ReminderBook(
            neighbours.entities(),
            new ProfileZones(neighbours.reads(), settings.locality().timeZone()),
            whereabouts(neighbours, self),
            room -> typed(room, "remind"));
    return new Feature(
        "remind",
        List.of(new RemindCommand(book)),
        List.of(new ReminderKind(book, clock)),
        List.of());
  }

  private Feature forgetting(RandomGenerator random) {
    Records records = neighbours.records();
    var forgetting =
        new Forgetting(
            records.erasure(),
            neighbours.entities(),
            person -> records.claims().forget(person),
            random);
    return new Feature(
        "forget",
        List.of(new ForgetCommand(forgetting)),
        List.of(new ForgetKind(forgetting)),
        List.of());
  }

  private Feature polls(Clock clock) {
    return Polls.of(
        neighbours.entities(),
        new ProfileZones(neighbours.reads(), settings.locality().timeZone()),
        clock);
  }

  private Feature welcome(Self self, Clock clock) {
    Concierge concierge = neighbours.concierge();
    return Welcome.of(
        settings.community().features().welcome(),
        settings.locality().language(),
        new Surroundings(
            neighbours.entities(),
            concierge,
            concierge,
            self.rooms(),
            concierge,
            neighbours.reads(),
            neighbours.records().scores(),
            clock));
  }

  private Feature words(OrderKey key, Switchboard switches) {
    return WordleFeature.of(
        settings.community().features().wordle(),
        key,
        new WordleFeature.Neighbours(
            neighbours.entities(),
            new ProfileZones(neighbours.reads(), settings.locality().timeZone()),
            neighbours.records().scores(),
            neighbours.reads(),
            neighbours.places(),
            room -> typed(room, "wordle")),
        new WordleFeature.Rooms(switches.on(Game.WORDLE_HERE), switches.on(Game.SHARES)));
  }

  private Feature trivia(Switchboard switches, Self self, Fortune fortune) {
    Records records = neighbours.records();
    return Trivia.feature(
        new Trivia.Rules(
            settings.community().features().trivia(),
            settings.locality().timeZone(),
            switches.on(Game.TRIVIA)),
        new Trivia.Neighbours(
            neighbours.entities(), neighbours.reads(), records.scores(), records.postmarks()),
        new Trivia.Fortune(fortune.clock(), fortune.random()),
        self.health());
  }

  private String typed(RoomId room, String command) {
    return CommandView.typed(
        neighbours.rooms().apply(room).prefix().orElse(settings.commands().prefix()), command);
  }

  private static Registry builtIn(List<Command> commands) {
    Registry.Registration registration = Registry.EMPTY.with(HostValues.BUILT_IN, commands);
    if (!(registration instanceof Registry.Registered registered)) {
      throw new IllegalStateException("built-in commands contradict each other: " + registration);
    }
    return registered.registry();
  }

  /** What is on where stands beside what plugins are off, under names that no plugin can have. */
  private record SwitchMemory(Supplier<Switches> switches) implements Switchboard.Memory {
    @Override
    public boolean has(String name, RoomId room) {
      return switches.get().isOff(GAME + name, room);
    }

    @Override
    public Effect change(String name, RoomId room, boolean has) {
      return Switches.change(GAME + name, Optional.of(room), !has);
    }
  }

  private static ReminderBook.Whereabouts whereabouts(Neighbours neighbours, Self self) {
    return new ReminderBook.Whereabouts() {
      @Override
      public RoomId latest(RoomId room) {
        return neighbours.records().successors().latest(room);
      }

      @Override
      public CompletionStage<Boolean> isIn(RoomId room) {
        return self.rooms().joined().thenApply(joined -> joined.contains(room));
      }
    };
  }

  /** The format of the journal. */
  static JournalFormat format() {
    return new JournalFormat(FAMILIES);
  }

  /** A game, whose commands are refused where it is off. */
  private void add(Game game, Feature feature, Switchboard switches) {
    List<Command> switched =
        feature.commands().stream()
            .<Command>map(command -> new Switched(game, command, switches))
            .toList();
    add(new Feature(feature.name(), switched, feature.kinds(), feature.witnesses()));
  }

  private void add(Feature feature) {
    commands.addAll(feature.commands());
    kinds.addAll(feature.kinds());
    witnesses.addAll(feature.witnesses());
  }

  /** What sees all that happens in rooms. */
  List<Witness> witnesses() {
    return List.copyOf(witnesses);
  }

  /** How entities go on, by their type. */
  Map<String, EntityKind> kinds() {
    return kinds.stream().collect(Collectors.toMap(EntityKind::type, kind -> kind));
  }

  /** The router over the commands of this moment, with what the operator decided about them. */
  Router router() {
    return router;
  }

  /** Other commands are there from now on. */
  void become(Registry registry) {
    router = new Router(registry, permissions());
  }

  /** Looks for permissions that nothing needs, now that all plugins are there; no error. */
  void warnOfUnknown() {
    Set<String> commands = router.registry().paths();
    Set<String> named = new TreeSet<>(settings.commands().permissions().keySet());
    settings.rooms().values().forEach(room -> named.addAll(room.permissions().keySet()));
    named.removeAll(commands);
    for (String name : named) {
      String meant =
          Suggestions.of(name, commands).stream()
              .findFirst()
              .map(command -> "; did you mean " + command + "?")
              .orElse("");
      LOG.warn("permissions are set for {}, which is no command{}", name, meant);
    }
  }

  private Permissions permissions() {
    return new Permissions(
        settings.commands().permissions(), room -> neighbours.rooms().apply(room).permissions());
  }
}
