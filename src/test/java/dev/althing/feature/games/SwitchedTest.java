package dev.althing.feature.games;

import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.effect.Effect;
import dev.althing.effect.EffectfulCommand;
import dev.althing.effect.Outcome;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Arguments;
import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.Reply;
import dev.althing.spi.Store;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

final class SwitchedTest {
  private static final RoomId ROOM = new RoomId("!a:x");
  private static final CommandSpec SPEC = CommandSpec.named("trivia", "Asks.").build();
  private static final Reply ANSWER = Reply.text("asked");
  private static final Effect EFFECT = new Effect.Keep("x", Store.put("a", "b"));

  private final Set<String> otherwise = new HashSet<>();
  private final Switchboard switches =
      new Switchboard(
          new Switchboard.Memory() {
            @Override
            public boolean has(String name, RoomId room) {
              return otherwise.contains(name + room);
            }

            @Override
            public Effect change(String name, RoomId room, boolean has) {
              return new Effect.Keep(name, has ? Store.put("x", "") : Store.remove("x"));
            }
          });

  @Test
  void aGameThatIsOffIsRefusedAndSaysHowItIsSwitchedOn() {
    var command = new Switched(Game.TRIVIA, plain(), switches);
    assertThat(await(command.perform(invocation())).reply()).isEqualTo(ANSWER);

    otherwise.add("trivia" + ROOM);

    assertThat(await(command.perform(invocation())).reply())
        .isInstanceOfSatisfying(
            Reply.Refusal.class,
            refusal -> assertThat(refusal.markdown()).contains("`!games on trivia`"));
    assertThat(command.spec()).isEqualTo(SPEC);
  }

  @Test
  void whatComesWithTheAnswerStaysWithIt() {
    var outcome = new Outcome(ANSWER, List.of(EFFECT));
    EffectfulCommand effectful =
        new EffectfulCommand() {
          @Override
          public CommandSpec spec() {
            return SPEC;
          }

          @Override
          public CompletionStage<Outcome> perform(Invocation invocation) {
            return CompletableFuture.completedFuture(outcome);
          }
        };

    var command = new Switched(Game.TRIVIA, effectful, switches);

    assertThat(await(command.perform(invocation()))).isEqualTo(outcome);
  }

  @Test
  void whatIsOffAtFirstIsOnWhenItIsOtherwise() {
    assertThat(switches.on(Game.SHARES).test(ROOM)).isFalse();
    assertThat(switches.change(Game.SHARES, ROOM, true))
        .isEqualTo(new Effect.Keep("shares", Store.put("x", "")));
    assertThat(switches.change(Game.TRIVIA, ROOM, true))
        .isEqualTo(new Effect.Keep("trivia", Store.remove("x")));

    otherwise.add("shares" + ROOM);

    assertThat(switches.on(Game.SHARES).test(ROOM)).isTrue();
  }

  private static Command plain() {
    return new Command() {
      @Override
      public CommandSpec spec() {
        return SPEC;
      }

      @Override
      public CompletionStage<Reply> run(Invocation invocation) {
        return CompletableFuture.completedFuture(ANSWER);
      }
    };
  }

  private static Invocation invocation() {
    return new Invocation(
        "event:$a",
        List.of("trivia"),
        Arguments.of(Map.of()),
        new Invocation.Origin(
            ROOM,
            new EventId("$a"),
            new UserId("@ann:x"),
            Place.ROOM,
            Optional.empty(),
            Optional.empty(),
            Permission.EVERYONE,
            "!"),
        Locale.ENGLISH,
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
