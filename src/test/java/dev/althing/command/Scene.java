package dev.althing.command;

import com.ibm.icu.text.MessageFormat;
import dev.althing.command.Router.Asker;
import dev.althing.command.permission.Permissions;
import dev.althing.command.text.Addressing;
import dev.althing.command.text.Said;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Cooldown;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A room with a bot that knows a few commands, for tests. */
public final class Scene {
  public static final UserId BOT = new UserId("@althing:example.org");
  public static final UserId ALICE = new UserId("@alice:example.org");
  public static final RoomId ROOM = new RoomId("!lobby:example.org");
  public static final Addressing ADDRESSING =
      new Addressing(BOT, Optional.of("The Althing"), List.of("!"));

  private Scene() {}

  /** A command that does nothing but have a description. */
  record Described(CommandSpec spec) implements Command {
    @Override
    public CompletionStage<Reply> run(Invocation invocation) {
      return CompletableFuture.completedFuture(Reply.silence());
    }
  }

  public static CommandSpec.Builder spec(String name) {
    return CommandSpec.named(name, "Does " + name + ".");
  }

  static Parameter user() {
    return Parameter.of("user", ParameterType.user(), "who");
  }

  static final CommandSpec PING = spec("ping").build();
  static final CommandSpec CHOOSE =
      spec("choose")
          .takes(Parameter.many("option", ParameterType.text(), "something"))
          .example("choose tea coffee", "one of the two")
          .build();
  static final CommandSpec ASK =
      spec("8ball")
          .alias("eightball")
          .takes(Parameter.rest("question", "what to ask"))
          .cooldown(Cooldown.perUser(Duration.ofMinutes(2)))
          .build();
  static final CommandSpec RANDOM =
      spec("random")
          .takes(
              Parameter.of("min", ParameterType.integer(), "the smallest").or("1"),
              Parameter.of("max", ParameterType.integer(), "the largest").or("100"))
          .build();
  static final CommandSpec KICK =
      spec("kick")
          .permission(Permission.ROOM_MODERATOR)
          .takes(
              user(),
              Parameter.rest("reason", "why").optional(),
              Parameter.option("room", ParameterType.room(), "where"),
              Parameter.option("times", ParameterType.integer(-5, 5), "how often"),
              Parameter.flag("dry-run", "only say what would happen"))
          .build();
  static final CommandSpec REMIND =
      spec("remind")
          .onlySubcommands()
          .subcommands(
              spec("me")
                  .takes(
                      Parameter.of("in", ParameterType.choice("in"), "may be left out").optional(),
                      Parameter.of("delay", ParameterType.duration(), "how long"),
                      Parameter.rest("text", "of what"))
                  .build(),
              spec("list").alias("ls").build(),
              spec("purge").permission(Permission.MANAGEMENT).hidden().build())
          .build();
  static final CommandSpec COUNT =
      spec("count")
          .subcommands(
              spec("+").build(), spec("reset").permission(Permission.ROOM_MODERATOR).build())
          .build();
  static final CommandSpec ROOMS =
      spec("rooms").permission(Permission.OWNER).in(Place.MANAGEMENT, Place.DIRECT).build();
  static final CommandSpec SECRET = spec("secret").hidden().build();
  static final CommandSpec WAVE = spec("👋").build();

  static final Registry REGISTRY =
      registry(
          PING,
          CHOOSE,
          ASK,
          RANDOM,
          KICK,
          REMIND,
          COUNT,
          ROOMS,
          SECRET,
          WAVE,
          spec("help").build());

  static Registry registry(CommandSpec... specs) {
    List<Described> commands = List.of(specs).stream().map(Described::new).toList();
    return ((Registry.Registered) Registry.EMPTY.with("test", commands)).registry();
  }

  static final Router ROUTER = new Router(REGISTRY, Permissions.AS_DESCRIBED);

  static Asker asker(Permission rank) {
    return new Asker(rank, ROOM, Place.ROOM, false);
  }

  /** What the bot makes of a message in a room. */
  static Routing hears(Said said, Asker asker) {
    return ADDRESSING
        .read(said, asker.place() == Place.DIRECT)
        .map(addressed -> ROUTER.route(addressed, asker))
        .orElseGet(Routing.NotForUs::new);
  }

  static Routing hears(String body) {
    return hears(Said.plain(body), asker(Permission.ROOM_MODERATOR));
  }

  static Routing.Run runs(String body) {
    return (Routing.Run) hears(body);
  }

  static Routing.Mistake mistakes(String body) {
    return (Routing.Mistake) hears(body);
  }

  static CommandView view(Locale locale) {
    return view(locale, key -> Optional.empty());
  }

  static CommandView view(Locale locale, CommandView.Glossary glossary) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "text.command",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new CommandView(
        (key, arguments) -> format(bundle.getString(key), locale, arguments), glossary);
  }

  private static String format(String pattern, Locale locale, Map<String, ?> arguments) {
    return new MessageFormat(pattern, locale).format(new HashMap<String, Object>(arguments));
  }
}
