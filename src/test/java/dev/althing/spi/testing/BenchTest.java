package dev.althing.spi.testing;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Permission;
import dev.althing.spi.Prompt;
import dev.althing.spi.Reply;
import dev.althing.spi.Store;
import dev.althing.spi.event.Happening;
import dev.althing.spi.plugin.Condition;
import dev.althing.spi.plugin.NotGranted;
import dev.althing.spi.plugin.Plugin;
import dev.althing.spi.plugin.Schedule;
import dev.althing.spi.plugin.Spot;
import dev.althing.spi.plugin.web.RouteAnswer;
import dev.althing.spi.plugin.web.RouteRequest;
import dev.althing.spi.protection.Consequence;
import dev.althing.spi.protection.Judgement;
import dev.althing.spi.protection.PolicyRevision;
import dev.althing.spi.protection.PolicyRule;
import dev.althing.spi.protection.PolicySource;
import dev.althing.spi.protection.Protection;
import dev.althing.spi.protection.RoomView;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class BenchTest {
  private static final UserId BOB = new UserId("@bob:bench");

  private record Simple(CommandSpec spec, Function<Invocation, CompletionStage<Reply>> answer)
      implements Command {
    @Override
    public CompletionStage<Reply> run(Invocation invocation) {
      return answer.apply(invocation);
    }
  }

  private static Command command(CommandSpec spec, Function<Invocation, Reply> answer) {
    return new Simple(spec, invocation -> completedFuture(answer.apply(invocation)));
  }

  private static Bench bench(Plugin plugin) {
    return Bench.of(plugin).start();
  }

  @Test
  void aLineIsReadByTheDescription() {
    CommandSpec spec =
        CommandSpec.named("add", "Adds.")
            .alias("a")
            .takes(
                Parameter.of("first", ParameterType.integer(0, 9), "one"),
                Parameter.of("second", ParameterType.integer(0, 9), "another").or("1"),
                Parameter.rest("note", "words").optional())
            .subcommands(CommandSpec.named("all", "Adds all.").build())
            .build();
    Bench bench =
        bench(
            context ->
                context.register(
                    command(
                        spec,
                        in ->
                            Reply.text(
                                in.subcommand()
                                    + (in.arguments().has("first")
                                        ? in.arguments().integer("first")
                                            + in.arguments().integer("second")
                                        : "")
                                    + in.arguments().find("note", String.class).orElse("")))));

    assertThat(bench.words("add 2 3")).isEqualTo("5");
    assertThat(bench.words("a 2")).isEqualTo("3");
    assertThat(bench.words("add 2 some  words")).isEqualTo("3some  words");
    assertThat(bench.words("add all")).isEqualTo("all");
    assertThat(bench.words("add x")).isEqualTo("usage");
    assertThat(bench.say("add")).isEmpty();
    assertThatThrownBy(() -> bench.say("take 1")).hasMessageContaining("no command take");
  }

  @Test
  void whatIsAskedBackIsAnsweredByWhoeverMay() {
    Bench bench =
        bench(
            context -> {
              context.continues(
                  "took", a -> completedFuture(Reply.text(a.given() + " " + a.data())));
              context.register(
                  command(
                      CommandSpec.named("pick", "Asks.").build(),
                      in ->
                          Reply.text("?")
                              .asking(
                                  Prompt.reactions("took", "🅰")
                                      .by(in.sender())
                                      .carrying("d")
                                      .once())));
            });

    assertThat(bench.answer("🅰")).isEmpty();
    bench.say("pick");
    assertThat(bench.answer("🅱")).isEmpty();
    assertThat(bench.as(BOB, Permission.OWNER).answer("🅰")).isEmpty();
    bench.as(new UserId("@ann:bench"), Permission.EVERYONE);
    assertThat(bench.answer("🅰")).contains(Reply.text("🅰 d"));
    assertThat(bench.answer("🅰")).isEmpty();
  }

  @Test
  void whatIsSaidUnaskedIsSaidOnceAndOnlyIfItMay() {
    Plugin plugin =
        context ->
            context.schedule(
                "daily",
                Schedule.every(Duration.ofHours(1)),
                due ->
                    context
                        .voice()
                        .say(
                            due.id(),
                            Spot.person(BOB),
                            Reply.text("hello").storing(Store.add("said", 1))));
    Bench bench = bench(plugin);

    bench.tick("daily").tick("daily");

    assertThat(bench.said()).extracting(Bench.Said::words).containsExactly("hello");
    assertThat(bench.kept("said")).contains("1");
    assertThatThrownBy(() -> Bench.of(plugin).without("send").start().tick("daily"))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(NotGranted.class);
  }

  @Test
  void aProtectionIsAskedInFiveLines() {
    Bench bench =
        bench(
            context ->
                context.register(
                    new Protection() {
                      @Override
                      public String name() {
                        return "loud";
                      }

                      @Override
                      public String summary() {
                        return "Quiet, please.";
                      }

                      @Override
                      public Set<Happening.Kind> kinds() {
                        return Set.of(Happening.Kind.MESSAGE);
                      }

                      @Override
                      public Judgement judge(Happening happening, RoomView room) {
                        return ((Happening.Message) happening).body().equals("AAA")
                            ? Judgement.of("loud", Consequence.redact())
                            : Judgement.PASS;
                      }
                    }));

    assertThat(bench.judge(bench.message("AAA")).reason()).isEqualTo("loud");
    assertThat(bench.judge(bench.message("aaa"))).isEqualTo(Judgement.PASS);
  }

  @Test
  void rulesListenersRoutesAndConditionsAreAskedLikewise() {
    RoomId list = new RoomId("!list:bench");
    Bench bench =
        Bench.of(
                context -> {
                  context.register(
                      new PolicySource() {
                        @Override
                        public String name() {
                          return "list";
                        }

                        @Override
                        public Duration every() {
                          return Duration.ofHours(1);
                        }

                        @Override
                        public CompletionStage<PolicyRevision> read() {
                          return context
                              .rooms()
                              .state(list, "m.policy.rule.user")
                              .thenApply(
                                  all ->
                                      new PolicyRevision(
                                          "1",
                                          all.keySet().stream()
                                              .map(
                                                  key ->
                                                      PolicyRule.ban(
                                                          PolicyRule.Subject.USER, key, ""))
                                              .toList()));
                        }
                      });
                  context.listen(
                      Set.of(Happening.Kind.MESSAGE),
                      happening -> completedFuture(Reply.reaction("👋")));
                  context.route(
                      "hook", request -> completedFuture(RouteAnswer.text(200, request.text())));
                  context.watch("well", () -> completedFuture(Condition.good("fine")));
                  context.meter().count("starts", 1);
                })
            .state(list, "m.policy.rule.user", "@spam:*", "{}")
            .start();

    assertThat(bench.rules("list").rules())
        .extracting(PolicyRule::entity)
        .containsExactly("@spam:*");
    assertThat(bench.hear(bench.message("hello"))).containsExactly(Reply.reaction("👋"));
    var request =
        new RouteRequest("POST", "", Map.of(), Map.of(), ByteBuffer.wrap(new byte[] {'h', 'i'}));
    assertThat(bench.request("hook", request)).isEqualTo(RouteAnswer.text(200, "hi"));
    assertThat(bench.condition("well").isGood()).isTrue();
    assertThat(bench.counted("starts")).isEqualTo(1);
  }
}
