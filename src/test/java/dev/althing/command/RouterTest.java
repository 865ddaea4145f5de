package dev.althing.command;

import static dev.althing.command.Scene.hears;
import static dev.althing.command.Scene.mistakes;
import static dev.althing.command.Scene.runs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.command.Router.Asker;
import dev.althing.command.Routing.Problem;
import dev.althing.command.permission.Permissions;
import dev.althing.command.text.Said;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.RoomReference;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
  private static final Routing NOT_FOR_US = new Routing.NotForUs();

  @ParameterizedTest
  @CsvSource({
    "!ping,ping",
    "!PING,ping",
    "!pi\u200Bng,ping",
    "!eightball why?,8ball",
    "!👋🏿,👋",
    "!👋,👋",
    "!remind list,remind list",
    "!remind ls,remind list",
    "!count,count",
    "!count +,count +",
    "!COUNT Reset,count reset",
    "Althing: ping,ping",
  })
  void findsTheCommand(String body, String path) {
    assertThat(String.join(" ", runs(body).path())).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!!!",
        "!?",
        "!!ping",
        "! ping",
        "! hello",
        "!5",
        "!=",
        "!",
        "!\"ping\"",
        "!31hneApxJ_1o-63DmFrpeqnkFfWppnzWso1JvH3ogLM",
        "!a:example.org",
        "hello",
        "Althing: ???",
        "!_x",
        "!😀",
        "!abcdefghijklmnopqrstuvwxyzabcdefg"
      })
  void staysSilentWhenNoCommandIsMeant(String body) {
    assertThat(hears(body)).isEqualTo(NOT_FOR_US);
  }

  @ParameterizedTest
  @CsvSource({
    "!pnig,ping",
    "!pin,ping",
    "!remnid,remind",
    "!8bal,8ball",
    "!rand,random",
    "!xyzzy,''",
    "!kicc,kick",
    "!secre,''",
    "!rooms2,''",
  })
  void suggestsWhatMayHaveBeenMeant(String body, String suggestion) {
    var unknown = (Routing.Unknown) hears(body);

    assertThat(String.join(",", unknown.suggestions())).isEqualTo(suggestion);
  }

  @Test
  void answersItsBareNameWithHelp() {
    assertThat(runs("@althing:example.org").path()).containsExactly("help");
    assertThat(runs("!althing").path()).containsExactly("help");
    var deaf = new Router(Scene.registry(Scene.PING), Permissions.AS_DESCRIBED);
    var addressed = Scene.ADDRESSING.read(Said.plain("!althing"), false).orElseThrow();
    assertThat(deaf.route(addressed, Scene.asker(Permission.EVERYONE))).isEqualTo(NOT_FOR_US);
  }

  @Test
  void textWithoutPrefixIsACommandOnlyIfItNamesOne() {
    var direct = new Asker(Permission.EVERYONE, Scene.ROOM, Place.DIRECT, false);

    assertThat(hears(Said.plain("ping"), direct)).isInstanceOf(Routing.Run.class);
    assertThat(hears(Said.plain("pnig"), direct)).isEqualTo(NOT_FOR_US);
    assertThat(hears(Said.plain("!pnig"), direct)).isInstanceOf(Routing.Unknown.class);
  }

  @Test
  void aCommandInAQuotationIsNotRun() {
    assertThat(hears("> <@u:b> !ping\n\nwhat was that?")).isEqualTo(NOT_FOR_US);
    assertThat(runs("> <@u:b> what?\n\n!ping").path()).containsExactly("ping");
  }

  @Nested
  class Arguments {
    @Test
    void theRestIsTakenAsItIs() {
      assertThat(runs("!8ball  will \"it\"   --rain?\n\nreally  ").arguments().text("question"))
          .isEqualTo("will \"it\"   --rain?\n\nreally");
      assertThat(runs("!8ball\n- one\n- two").arguments().text("question"))
          .isEqualTo("- one\n- two");
      assertThat(runs("!8ball --what is this").arguments().text("question"))
          .isEqualTo("--what is this");
      assertThat(runs("!8ball -- dashes").arguments().text("question")).isEqualTo("-- dashes");
    }

    @Test
    void severalValuesAreTakenInOrder() {
      assertThat(runs("!choose tea \"black coffee\" -5").arguments().all("option", String.class))
          .containsExactly("tea", "black coffee", "-5");
      assertThat(mistakes("!choose tea --milk").problem())
          .isEqualTo(new Problem.UnknownOption("milk", List.of()));
      assertThat(mistakes("!choose tea \"\"").problem()).isInstanceOf(Problem.Unreadable.class);
    }

    @Test
    void numbersMayBeNegative() {
      var arguments = runs("!random -5 −3").arguments();

      assertThat(arguments.integer("min")).isEqualTo(-5);
      assertThat(arguments.integer("max")).isEqualTo(-3);
    }

    @Test
    void defaultsStandInForWhatIsNotGiven() {
      assertThat(runs("!random").arguments().integer("max")).isEqualTo(100);
      assertThat(runs("!random 7").arguments().integer("min")).isEqualTo(7);
    }

    @Test
    void numbersBeyondSixtyFourBitsAreRefused() {
      var mistake = mistakes("!random 1 9223372036854775808");

      assertThat(mistake.problem()).isInstanceOf(Problem.Unreadable.class);
      assertThat(mistake.at()).isEqualTo("random 1 ".length());
    }

    @Test
    void optionalWordsMayBeLeftOut() {
      for (String body : List.of("!remind me in 10m tea time", "!remind me 10m tea time")) {
        var arguments = runs(body).arguments();
        assertThat(arguments.duration("delay")).as(body).isEqualTo(Duration.ofMinutes(10));
        assertThat(arguments.text("text")).as(body).isEqualTo("tea time");
      }
      assertThat(mistakes("!remind me tea").problem())
          .isEqualTo(new Problem.Unreadable(Scene.REMIND.subcommands().get(0).parameters().get(1)));
    }

    @Test
    void optionsMayStandBeforeTheRestAndAtItsEnd() {
      for (String body :
          List.of(
              "!kick @a:b.org --dry-run being rude --room #x:b.org",
              "!kick --room=#x:b.org @a:b.org being rude --dry-run",
              "!kick —dry-run --room #x:b.org @a:b.org being rude",
              "!kick @a:b.org being rude --room #x:b.org --dry-run=yes")) {
        var arguments = runs(body).arguments();
        assertThat(arguments.text("reason")).as(body).isEqualTo("being rude");
        assertThat(arguments.flag("dry-run")).as(body).isTrue();
        assertThat(arguments.get("room", RoomReference.class).target()).isEqualTo("#x:b.org");
      }
    }

    @Test
    void withinTheRestNothingIsAnOption() {
      assertThat(runs("!kick @a:b.org said --dry-run aloud").arguments().text("reason"))
          .isEqualTo("said --dry-run aloud");
      assertThat(runs("!kick @a:b.org said --nothing").arguments().text("reason"))
          .isEqualTo("said --nothing");
      assertThat(runs("!kick @a:b.org -- said --dry-run").arguments().text("reason"))
          .isEqualTo("said --dry-run");
      assertThat(runs("!kick @a:b.org said --room").arguments().text("reason"))
          .isEqualTo("said --room");
      assertThat(runs("!kick @a:b.org --nothing --dry-run x").arguments().text("reason"))
          .isEqualTo("--nothing --dry-run x");
      assertThat(runs("!kick @a:b.org said --dry-run word").arguments().text("reason"))
          .isEqualTo("said --dry-run word");
    }

    @Test
    void optionsTakeTheWordAfterThem() {
      assertThat(runs("!kick @a:b.org --times -3").arguments().integer("times")).isEqualTo(-3);
      assertThat(mistakes("!kick @a:b.org --times").problem()).isInstanceOf(Problem.Missing.class);
      assertThat(mistakes("!kick @a:b.org --times --dry-run").problem())
          .isInstanceOf(Problem.Missing.class);
      assertThat(mistakes("!kick @a:b.org --times 9").problem())
          .isInstanceOf(Problem.Unreadable.class);
      assertThat(mistakes("!kick @a:b.org --dry-run=maybe").problem())
          .isInstanceOf(Problem.Unreadable.class);
      assertThat(mistakes("!kick --dry @a:b.org").problem())
          .isEqualTo(new Problem.UnknownOption("dry", List.of("dry-run")));
    }

    @Test
    void afterTwoDashesNothingIsAnOption() {
      var command =
          Scene.spec("find")
              .takes(
                  Parameter.of("word", ParameterType.word(), "what"), Parameter.flag("all", "all"))
              .build();
      var router = new Router(Scene.registry(command), Permissions.AS_DESCRIBED);
      var addressed = Scene.ADDRESSING.read(Said.plain("!find -- --all"), false).orElseThrow();

      var run = (Routing.Run) router.route(addressed, Scene.asker(Permission.EVERYONE));

      assertThat(run.arguments().text("word")).isEqualTo("--all");
      assertThat(run.arguments().flag("all")).isFalse();
      var more = Scene.ADDRESSING.read(Said.plain("!find -- a -- --b"), false).orElseThrow();
      var mistake = (Routing.Mistake) router.route(more, Scene.asker(Permission.EVERYONE));
      assertThat(mistake.problem()).isEqualTo(new Problem.TooMuch());
    }

    @Test
    void aPillNamesAPersonThoughTheTextHasOnlyTheName() {
      var html = "!kick <a href=\"https://matrix.to/#/@alice:example.org\">Alice S.</a> for spam";
      var said = new Said("!kick Alice S. for spam", Optional.of(html), Set.of(), false);
      var run = (Routing.Run) hears(said, Scene.asker(Permission.OWNER));

      assertThat(run.arguments().user("user")).isEqualTo(Scene.ALICE);
      assertThat(run.arguments().text("reason")).isEqualTo("for spam");
    }

    @Test
    void requiredOptionsAreRequired() {
      var needed =
          new Parameter(
              "into", ParameterType.word(), "where", Parameter.Form.OPTION, true, Optional.empty());
      var router =
          new Router(
              Scene.registry(Scene.spec("put").takes(needed).build()), Permissions.AS_DESCRIBED);
      var addressed = Scene.ADDRESSING.read(Said.plain("!put"), false).orElseThrow();
      var mistake = (Routing.Mistake) router.route(addressed, Scene.asker(Permission.EVERYONE));

      assertThat(mistake.problem()).isEqualTo(new Problem.Missing(needed));
    }

    @Test
    void tooLittleAndTooMuchAreMistakes() {
      assertThat(mistakes("!kick").problem())
          .isEqualTo(new Problem.Missing(Scene.KICK.parameters().get(0)));
      assertThat(mistakes("!kick").at()).isEqualTo(4);
      assertThat(mistakes("!ping pong").problem()).isEqualTo(new Problem.TooMuch());
      assertThat(mistakes("!ping --loud").problem())
          .isEqualTo(new Problem.UnknownOption("loud", List.of()));
      assertThat(mistakes("!ping --").problem()).isEqualTo(new Problem.TooMuch());
      assertThat(mistakes("!kick alice").at()).isEqualTo(5);
    }
  }

  @Nested
  class Subcommands {
    @Test
    void aGroupNeedsOne() {
      assertThat(mistakes("!remind").problem())
          .isEqualTo(new Problem.NeedsSubcommand(List.of("me", "list"), List.of()));
      assertThat(mistakes("!remind lst").problem())
          .isEqualTo(new Problem.NeedsSubcommand(List.of("me", "list"), List.of("list")));
      assertThat(mistakes("!remind \"list\"").problem())
          .isInstanceOf(Problem.NeedsSubcommand.class);
      assertThat(mistakes("!remind " + "x".repeat(100)).problem())
          .isInstanceOf(Problem.NeedsSubcommand.class);
    }

    @Test
    void aWordAfterACommandThatTakesNoneIsAWrongOne() {
      assertThat(mistakes("!count rest").problem())
          .isEqualTo(new Problem.NeedsSubcommand(List.of("+", "reset"), List.of("reset")));
      assertThat(mistakes("!count --fast").problem()).isInstanceOf(Problem.UnknownOption.class);
    }

    @Test
    void aWordAfterACommandThatTakesWordsIsAnArgument() {
      var spec =
          Scene.spec("rules")
              .takes(Parameter.of("user", ParameterType.user(), "who").optional())
              .subcommands(Scene.spec("all").build())
              .build();
      var router = new Router(Scene.registry(spec), Permissions.AS_DESCRIBED);
      var addressed = Scene.ADDRESSING.read(Said.plain("!rules @a:b.org"), false).orElseThrow();

      assertThat(router.route(addressed, Scene.asker(Permission.EVERYONE)))
          .isInstanceOf(Routing.Run.class);
    }
  }

  @Nested
  class Refusals {
    @Test
    void whoMayNotIsTold() {
      assertThat(hears(Said.plain("!kick @a:b.org"), Scene.asker(Permission.EVERYONE)))
          .isEqualTo(new Routing.Denied(List.of("kick"), Permission.ROOM_MODERATOR));
      assertThat(hears("!remind purge"))
          .isEqualTo(new Routing.Denied(List.of("remind", "purge"), Permission.MANAGEMENT));
      assertThat(hears(Said.plain("!count reset"), Scene.asker(Permission.EVERYONE)))
          .isEqualTo(new Routing.Denied(List.of("count", "reset"), Permission.ROOM_MODERATOR));
    }

    @Test
    void someCommandsAreForOtherPlaces() {
      var owner = Scene.asker(Permission.OWNER);

      assertThat(hears(Said.plain("!rooms"), owner))
          .isEqualTo(
              new Routing.Elsewhere(List.of("rooms"), Set.of(Place.MANAGEMENT, Place.DIRECT)));
      var inThread = new Asker(Permission.OWNER, Scene.ROOM, Place.MANAGEMENT, true);
      assertThat(hears(Said.plain("!rooms"), inThread)).isInstanceOf(Routing.Elsewhere.class);
      var here = new Asker(Permission.OWNER, Scene.ROOM, Place.MANAGEMENT, false);
      assertThat(hears(Said.plain("!rooms"), here)).isInstanceOf(Routing.Run.class);
      var ping = new Asker(Permission.OWNER, Scene.ROOM, Place.ROOM, true);
      assertThat(hears(Said.plain("!ping"), ping)).isInstanceOf(Routing.Run.class);
    }

    @Test
    void aCommandMayBeSwitchedOff() {
      var off = new Permissions(Map.of("ping", Permission.NOBODY), room -> Map.of());
      var addressed = Scene.ADDRESSING.read(Said.plain("!ping"), false).orElseThrow();

      assertThat(new Router(Scene.REGISTRY, off).route(addressed, Scene.asker(Permission.OWNER)))
          .isEqualTo(new Routing.Denied(List.of("ping"), Permission.NOBODY));
    }
  }

  @Test
  void makesSomethingOfAnyGarbage() {
    long seed = 20261121;
    var random = new SplittableRandom(seed);
    var view = Scene.view(Locale.ENGLISH);
    for (int i = 0; i < 30_000; i++) {
      String body = Garbage.text(random, 30);
      String html = Garbage.text(random, 30);
      var said = new Said(body, Optional.of(html), Set.of(), random.nextBoolean());
      var place = random.nextBoolean() ? Place.DIRECT : Place.ROOM;
      var asker = new Asker(Permission.MANAGEMENT, Scene.ROOM, place, random.nextBoolean());
      try {
        view.answer(hears(said, asker), "!");
      } catch (RuntimeException fault) {
        throw new AssertionError("seed " + seed + ", body '" + body + "'", fault);
      }
    }
  }

  @Test
  void readsABodyOfTheLargestSize() {
    String noise = "\" -- --a= [x]( « @ ".repeat(3_500);

    assertThat(runs("!8ball " + noise).arguments().text("question")).hasSizeGreaterThan(60_000);
    assertThat(hears("!" + "x".repeat(65_000))).isEqualTo(NOT_FOR_US);
    assertThat(hears("!kick " + noise)).isInstanceOf(Routing.Mistake.class);
    assertThat(hears("!remind " + "y".repeat(65_000))).isInstanceOf(Routing.Mistake.class);
    CommandSpec spec = Scene.RANDOM;
    assertThat(mistakes("!" + spec.name() + " " + "9".repeat(65_000)).problem())
        .isInstanceOf(Problem.Unreadable.class);
  }
}
