package dev.althing.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.command.Router.Asker;
import dev.althing.command.permission.Permissions;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Cooldown;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandViewTest {
  private final CommandView view = Scene.view(Locale.ENGLISH);

  private String answer(String body) {
    return answer(Scene.hears(body), "!");
  }

  private String answer(Routing routing, String prefix) {
    return ((Reply.Refusal) view.answer(routing, prefix).orElseThrow()).markdown();
  }

  @Test
  void pointsAtTheMistakeAndShowsTheUsage() {
    assertThat(answer("!kick alice for spam"))
        .isEqualTo(
            """
            ```
            !kick alice for spam
                  ^ expected user: a user, like @name:server.org
            ```
            Usage: `!kick <user> [reason…] [--room <room>] [--times <times>] [--dry-run]`""");
  }

  @Test
  void pointsAtAMistakeInALaterLineAsItWasWritten() {
    assertThat(answer("!ping\n!ping"))
        .startsWith("```\n!ping\n^ nothing more was expected here\n```\n");
  }

  @Test
  void showsSubcommandsThatCanBeLeftOut() {
    CommandSpec spec =
        CommandSpec.named("count", "Counts.")
            .subcommands(
                CommandSpec.named("+", "Up.").build(), CommandSpec.named("reset", "Zero.").build())
            .build();
    assertThat(Usage.line("!", List.of("count"), spec)).isEqualTo("!count [+|reset]");
  }

  @Test
  void pointsBehindTheEndWhenSomethingIsMissing() {
    assertThat(answer("!8ball"))
        .startsWith("```\n!8ball\n      ^ expected question: a text\n```\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "!random x y→^ expected max: a whole number",
        "!kick @a:b --times 9→^ expected times: a whole number from -5 to 5",
        "!ping pong→^ nothing more was expected here",
        "!kick --dry @a:b→^ there is no option --dry; did you mean --dry-run?",
        "!ping --loud→^ there is no option --loud",
        "!remind→^ expected one of: me, list",
        "!remind lst→^ expected one of: list",
        "!remind me soon tea→^ expected delay: a length of time, like 10m, 1h30m or 3d",
      })
  void saysWhatWasExpected(String body, String expected) {
    assertThat(answer(body)).contains(expected + "\n");
  }

  @Test
  void showsOnlyTheLineAndTheNeighbourhoodOfTheMistake() {
    String body = "!choose \"" + "x".repeat(100) + "\" \"\"" + "y".repeat(100) + "\nmore";
    String answer = answer(body);

    assertThat(answer).contains("!…xxx").contains("yyy…\n").doesNotContain("more");
    String caret = answer.split("\n", 4)[2];
    assertThat(answer.split("\n", 4)[1].charAt(caret.indexOf('^'))).isEqualTo('"');
  }

  @Test
  void showsNothingThatCouldHarmTheReader() {
    String answer = answer("!ping \u202Eevil\u0000```\uD800<b>\u2066");

    assertThat(answer).contains("!ping \uFFFDevil\uFFFD'''\uFFFD<b>\uFFFD\n");
  }

  @Test
  void namesWhatMayHaveBeenMeant() {
    assertThat(answer("!pnig")).isEqualTo("I know no command `pnig`. Did you mean `!ping`?");
    assertThat(answer("!xyzzy"))
        .isEqualTo("I know no command `xyzzy`. `!help` lists what I can do.");
    assertThat(answer(Scene.hears("!xyzzy"), "bot")).contains("`bot help`");
    assertThat(answer(Scene.hears("!xyzzy"), "")).contains("`help`");
  }

  @Test
  void saysWhoMay() {
    assertThat(answer("!remind purge"))
        .isEqualTo("Only members of the management room may use `!remind purge`.");
    assertThat(answer(new Routing.Denied(List.of("x"), Permission.ROOM_MODERATOR), "!"))
        .contains("moderators of this room");
    assertThat(answer(new Routing.Denied(List.of("x"), Permission.OWNER), "!"))
        .contains("my owners");
    assertThat(answer(new Routing.Denied(List.of("x"), Permission.NOBODY), "!"))
        .isEqualTo("`!x` is switched off here.");
  }

  @Test
  void saysWhere() {
    assertThat(answer(new Routing.Elsewhere(List.of("rooms"), Set.of(Place.values())), "!"))
        .isEqualTo(
            "`!rooms` works only in rooms or in a direct chat with me or in the management room.");
    assertThat(answer(new Routing.Elsewhere(List.of("rooms"), Set.of(Place.DIRECT)), "!"))
        .isEqualTo("`!rooms` works only in a direct chat with me, outside of threads.");
  }

  @Test
  void hasNothingToSayToOthers() {
    assertThat(view.answer(Scene.hears("!ping"), "!")).isEmpty();
    assertThat(view.answer(new Routing.NotForUs(), "!")).isEmpty();
  }

  @Test
  void saysHowLongToWait() {
    assertThat(view.slowDown(Duration.ofMillis(90_001)))
        .isEqualTo(Reply.refusal("Slow down, please: try again in 1m31s."));
    assertThat(view.slowDown(Duration.ZERO))
        .isEqualTo(Reply.refusal("Slow down, please: try again in 1s."));
  }

  private String help(Help.Page page) {
    return ((Reply.Text) view.help(page, "!")).markdown();
  }

  @Test
  void listsCommandsByWhoMayUseThem() {
    var help = new Help(Scene.registry(Scene.PING, Scene.KICK), Permissions.AS_DESCRIBED);

    assertThat(help(help.overview(1, Scene.asker(Permission.OWNER))))
        .isEqualTo(
            """
            **Everyone**

            - `!ping` – Does ping.

            **Moderators of the room**

            - `!kick` – Does kick.

            `!help <command>` tells more about one of them.""");
  }

  @Test
  void namesThePageOfSeveral() {
    assertThat(help(new Help.Overview(Map.of(), 2, 3)))
        .endsWith("This is page 2 of 3: `!help <page>` shows another.");
  }

  @Test
  void tellsAllAboutACommand() {
    CommandSpec spec =
        Scene.spec("roll")
            .alias("r", "dice")
            .takes(Parameter.rest("dice", "what to roll").or("1d6"), Parameter.flag("quiet", "x"))
            .cooldown(Cooldown.NONE.withUser(new Cooldown.Rate(3, Duration.ofMinutes(1))))
            .subcommands(Scene.spec("again").build(), Scene.spec("odd").hidden().build())
            .example("roll 2d6", "two dice")
            .build();
    var about = new Help(Scene.registry(spec), Permissions.AS_DESCRIBED);

    assertThat(help(about.about("roll", "!", Scene.asker(Permission.EVERYONE))))
        .isEqualTo(
            """
            `!roll [dice…] [--quiet]`

            Does roll.

            - `dice`: what to roll (a text; `1d6` unless given)
            - `quiet`: x (yes or no)
            - `!roll again` – Does again.
            - Example: `!roll 2d6` – two dice

            Also: r, dice. For: Everyone. 3 times in 1m per person.""");
  }

  @Test
  void describesInItsLanguageWhatItHasWordsFor() {
    var help = new Help(Scene.registry(Scene.CHOOSE, Scene.PING), Permissions.AS_DESCRIBED);
    Map<String, String> german =
        Map.of(
            "choose.summary", "Wählt aus.",
            "choose.parameter.option", "etwas",
            "choose.example.1", "eins von beiden");
    CommandView its = Scene.view(Locale.GERMAN, key -> Optional.ofNullable(german.get(key)));
    var asker = Scene.asker(Permission.EVERYONE);

    assertThat(((Reply.Text) its.help(help.overview(1, asker), "!")).markdown())
        .contains("- `!choose` – Wählt aus.\n", "- `!ping` – Does ping.\n");
    assertThat(((Reply.Text) its.help(help.about("choose", "!", asker), "!")).markdown())
        .contains("\nWählt aus.\n", "- `option`: etwas (", " – eins von beiden\n");
  }

  @Test
  void saysWhenThereIsNothingToTell() {
    var help = new Help(Scene.REGISTRY, Permissions.AS_DESCRIBED);
    Asker asker = Scene.asker(Permission.EVERYONE);

    assertThat(view.help(help.about("`evil`", "!", asker), "!"))
        .isEqualTo(Reply.refusal("I know no command `'evil'`. `!help` lists what I can do."));
  }

  @Test
  void usageShowsGroupsChoicesAndRequiredOptions() {
    var lane = ParameterType.choice("top", "mid");
    var many = ParameterType.choice("aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb", "cccccccccccccccc");
    CommandSpec spec =
        Scene.spec("pick")
            .takes(
                Parameter.of("lane", lane, "x"),
                Parameter.of("hero", many, "x").optional(),
                new Parameter(
                    "as", ParameterType.user(), "x", Parameter.Form.OPTION, true, Optional.empty()),
                Parameter.many("more", lane, "x"))
            .build();

    assertThat(Usage.line("!", List.of("pick"), spec))
        .isEqualTo("!pick <top|mid> [hero] --as <as> <top|mid…>");
    assertThat(Usage.line("!", List.of("remind"), Scene.REMIND)).isEqualTo("!remind me|list …");
    var hidden =
        Scene.spec("x").onlySubcommands().subcommands(Scene.spec("y").hidden().build()).build();
    assertThat(Usage.line("!", List.of("x"), hidden)).isEqualTo("!x  …");
  }

  @Test
  void speaksGermanTooAndSaysEverythingInIt() {
    var control =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    var english = ResourceBundle.getBundle("text.command", Locale.ROOT, control);
    var german = ResourceBundle.getBundle("text.command", Locale.GERMAN, control);

    assertThat(german.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      boolean sameOnPurpose = key.equals("help.parameter");
      assertThat(german.getString(key).equals(english.getString(key)))
          .as(key)
          .isEqualTo(sameOnPurpose);
    }
    assertThat(Scene.view(Locale.GERMAN).slowDown(Duration.ofSeconds(3)))
        .isEqualTo(Reply.refusal("Langsamer bitte: in 3s geht es wieder."));
  }

  @Test
  void everyTypeOfParameterHasItsWords() {
    var types =
        List.of(
            ParameterType.word(),
            ParameterType.text(),
            ParameterType.integer(),
            ParameterType.integer(1, Long.MAX_VALUE),
            ParameterType.integer(Long.MIN_VALUE, 1),
            ParameterType.integer(1, 2),
            ParameterType.bigInteger(),
            ParameterType.decimal(),
            ParameterType.user(),
            ParameterType.room(),
            ParameterType.event(),
            ParameterType.duration(),
            ParameterType.duration(Duration.ZERO, Duration.ofDays(1)),
            ParameterType.choice("a"),
            ParameterType.server(),
            ParameterType.glob());
    for (ParameterType<?> type : types) {
      CommandSpec spec = Scene.spec("x").takes(Parameter.of("p", type, "something")).build();
      var details = new Help.Details(List.of("x"), spec, Permission.EVERYONE);
      assertThat(help(details)).as(type.key()).contains("`p`: something (").doesNotContain("{");
    }
  }
}
