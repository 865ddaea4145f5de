package dev.althing.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandSpecTest {
  private static CommandSpec.Builder named(String name) {
    return CommandSpec.named(name, "Does something.");
  }

  @Test
  void isForEveryoneEverywhereWithoutLimitUnlessSaid() {
    CommandSpec spec = named("ping").build();

    assertThat(spec.permission()).isEqualTo(Permission.EVERYONE);
    assertThat(spec.places()).containsExactly(Place.values());
    assertThat(spec.cooldown()).isEqualTo(Cooldown.NONE);
    assertThat(spec.isHidden()).isFalse();
    assertThat(spec.isRunnable()).isTrue();
    assertThat(spec).hasToString("CommandSpec[ping]");
  }

  @Test
  void holdsWhatWasSaid() {
    var limit = Cooldown.perUser(Duration.ofMinutes(2));
    CommandSpec spec =
        named("roll")
            .alias("r", "dice")
            .takes(Parameter.rest("dice", "what to roll").or("1d6"))
            .permission(Permission.ROOM_MODERATOR)
            .in(Place.ROOM, Place.THREAD)
            .cooldown(limit)
            .example("roll 2d6", "two dice")
            .hidden()
            .build();

    assertThat(spec.names()).containsExactly("roll", "r", "dice");
    assertThat(spec.permission()).isEqualTo(Permission.ROOM_MODERATOR);
    assertThat(spec.places()).containsExactly(Place.ROOM, Place.THREAD);
    assertThat(spec.cooldown()).isEqualTo(limit);
    assertThat(spec.isHidden()).isTrue();
    assertThat(spec.examples()).containsExactly(new CommandSpec.Example("roll 2d6", "two dice"));
  }

  @Test
  void subcommandsInheritPermissionAndPlacesButNotTheCooldown() {
    CommandSpec open = named("list").permission(Permission.EVERYONE).build();
    CommandSpec deep = named("deep").subcommands(named("er").build()).build();
    CommandSpec spec =
        named("ban")
            .permission(Permission.MANAGEMENT)
            .in(Place.MANAGEMENT)
            .cooldown(Cooldown.perRoom(Duration.ofMinutes(1)))
            .subcommands(open, deep)
            .build();

    assertThat(spec.subcommand("LIST").orElseThrow().permission()).isEqualTo(Permission.EVERYONE);
    CommandSpec below = spec.subcommand("deep").orElseThrow();
    assertThat(below.permission()).isEqualTo(Permission.MANAGEMENT);
    assertThat(below.places()).containsExactly(Place.MANAGEMENT);
    assertThat(below.cooldown()).isEqualTo(Cooldown.NONE);
    assertThat(below.subcommand("er").orElseThrow().permission()).isEqualTo(Permission.MANAGEMENT);
    assertThat(spec.subcommand("none")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8ball", "+", "c++", "👍🏽", "❤\uFE0F", "añadir", "a-b", "表"})
  void mayBeCalledLikeThis(String name) {
    assertThat(named(name).build().name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Ping",
        "two words",
        "-flag",
        "a\u00A0b",
        "a\u0007",
        "\u200B",
        "\uD800",
        "a`b",
        "a\"b",
        "<a>",
        "abcdefghijklmnopqrstuvwxyzabcdefg"
      })
  void mayNotBeCalledLikeThis(String name) {
    assertThatThrownBy(() -> named(name).build()).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesToContradictItself() {
    var text = Parameter.rest("text", "a text");
    var word = Parameter.of("word", ParameterType.word(), "a word");

    refuses(CommandSpec.named("x", " "), "no summary");
    refuses(named("x").alias("x"), "twice");
    refuses(named("x").takes(word, word), "two parameters word");
    refuses(named("x").takes(text, word), "takes all the rest");
    refuses(named("x").onlySubcommands(), "no subcommands");
    refuses(named("x").subcommands(named("a").build(), named("b").alias("a").build()), "two sub");
    refuses(named("x").in(Place.ROOM).subcommands(named("a").in(Place.DIRECT).build()), "nowhere");
  }

  private static void refuses(CommandSpec.Builder builder, String why) {
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void optionsMayStandAfterTheRest() {
    CommandSpec spec =
        named("kick")
            .takes(Parameter.rest("reason", "why"), Parameter.flag("dry-run", "only say so"))
            .build();

    assertThat(spec.parameters()).extracting(Parameter::name).containsExactly("reason", "dry-run");
  }

  @Test
  void parametersRefuseToContradictThemselves() {
    var word = ParameterType.word();

    assertThatThrownBy(() -> Parameter.of("Word", word, "")).hasMessageContaining("name");
    assertThatThrownBy(() -> Parameter.of("a b", word, "")).hasMessageContaining("name");
    assertThatThrownBy(() -> Parameter.of("a", ParameterType.flag(), ""))
        .hasMessageContaining("flag");
    assertThatThrownBy(() -> Parameter.of("a", ParameterType.integer(), "").or("x"))
        .hasMessageContaining("default");
    var required = Parameter.of("a", word, "");
    assertThatThrownBy(
            () -> new Parameter("a", word, "", Parameter.Form.REST, true, required.fallback()))
        .hasMessageContaining("text");
    assertThatThrownBy(
            () ->
                new Parameter(
                    "a",
                    ParameterType.flag(),
                    "",
                    Parameter.Form.OPTION,
                    true,
                    required.fallback()))
        .hasMessageContaining("flag");
    assertThatThrownBy(
            () -> new Parameter("a", word, "", Parameter.Form.ONE, true, Optional.of("x")))
        .hasMessageContaining("not required");
    assertThat(required.optional().required()).isFalse();
  }

  @Test
  void cooldownsCheckTheirNumbers() {
    var hour = Duration.ofHours(1);

    assertThatThrownBy(() -> new Cooldown.Rate(0, hour)).hasMessageContaining("burst");
    assertThatThrownBy(() -> new Cooldown.Rate(10_001, hour)).hasMessageContaining("burst");
    assertThatThrownBy(() -> Cooldown.perUser(hour.negated())).hasMessageContaining("interval");
    assertThatThrownBy(() -> Cooldown.perUser(Duration.ofDays(367)))
        .hasMessageContaining("interval");
    assertThat(Cooldown.perRoom(hour).withEverywhere(new Cooldown.Rate(3, hour)).room().burst())
        .isEqualTo(1);
    assertThat(Cooldown.NONE.user().isFree()).isTrue();
  }
}
