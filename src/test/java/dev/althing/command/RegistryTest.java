package dev.althing.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.command.Registry.Conflict;
import dev.althing.command.Registry.Refused;
import dev.althing.command.Registry.Registered;
import dev.althing.command.Scene.Described;
import dev.althing.spi.CommandSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private static List<Described> commands(CommandSpec... specs) {
    return List.of(specs).stream().map(Described::new).toList();
  }

  private static Registry add(Registry registry, String owner, CommandSpec... specs) {
    return ((Registered) registry.with(owner, commands(specs))).registry();
  }

  @Test
  void findsCommandsByNameAndAliasInAnySpelling() {
    Registry registry = add(Registry.EMPTY, "fun", Scene.ASK, Scene.WAVE);

    assertThat(registry.find("8BALL").orElseThrow().spec()).isSameAs(Scene.ASK);
    assertThat(registry.find("EightBall").orElseThrow().spec()).isSameAs(Scene.ASK);
    assertThat(registry.find("👋🏿")).isPresent();
    assertThat(registry.find("ping")).isEmpty();
    assertThat(registry.find("")).isEmpty();
  }

  @Test
  void refusesANameThatIsTakenAndNamesBoth() {
    Registry registry = add(Registry.EMPTY, "dice", Scene.spec("roll").alias("r").build());

    var refused =
        (Refused)
            registry.with(
                "other", commands(Scene.PING, Scene.spec("reroll").alias("r", "roll").build()));

    assertThat(refused.conflicts())
        .containsExactly(new Conflict("r", "other", "dice"), new Conflict("roll", "other", "dice"));
    assertThat(registry.find("ping")).isEmpty();
  }

  @Test
  void refusesAnOwnerThatClaimsANameTwice() {
    var refused = (Refused) Registry.EMPTY.with("fun", commands(Scene.PING, Scene.PING));

    assertThat(refused.conflicts()).containsExactly(new Conflict("ping", "fun", "fun"));
  }

  @Test
  void namesThatLookTheSameAreTheSame() {
    Registry registry = add(Registry.EMPTY, "one", Scene.spec("👍🏽").build());

    assertThat(registry.with("two", commands(Scene.spec("👍").build())))
        .isInstanceOf(Refused.class);
  }

  @Test
  void addingAndRemovingLeaveTheOldOneAsItWas() {
    Registry one = add(Registry.EMPTY, "built in", Scene.PING, Scene.COUNT);
    Registry two = add(one, "fun", Scene.ASK, Scene.CHOOSE);
    Registry three = two.without("fun");

    assertThat(one.entries()).hasSize(2);
    assertThat(two.entries())
        .extracting(entry -> entry.spec().name())
        .containsExactly("8ball", "choose", "count", "ping");
    assertThat(two.owners()).containsExactlyInAnyOrder("built in", "fun");
    assertThat(three.entries()).isEqualTo(one.entries());
    assertThat(three.find("eightball")).isEmpty();
    assertThat(add(three, "fun", Scene.ASK).find("8ball")).isPresent();
    assertThat(two.without("nobody").entries()).hasSize(4);
  }
}
