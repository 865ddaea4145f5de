package dev.althing.plugins.picks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.id.UserId;
import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Permission;
import dev.althing.spi.Prompt;
import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Plugin;
import dev.althing.spi.plugin.Wording;
import dev.althing.spi.testing.Bench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DrawAgainTest {
  private static final String AGAIN = "\n\n🎲 draws again";

  @TempDir private Path directory;

  private Bench bench(String... agents) throws IOException {
    if (agents.length > 0) {
      Files.writeString(directory.resolve("valorant-roles.tsv"), String.join("\n", agents));
    }
    return Bench.of(new PicksPlugin()).directory(directory).seed(7).start();
  }

  private static String words(Reply edit) {
    return ((Reply.Text) ((Reply.Edit) edit).replacement()).markdown();
  }

  @Test
  void editsTheMessageToAnotherDrawAsOftenAsOneLikes() throws IOException {
    Bench bench = bench("Jett\tduelist", "Raze\tduelist");
    String before = bench.words("agent duelist");
    for (int i = 0; i < 20; i++) {
      Reply reply = bench.answer("🎲").orElseThrow();
      assertThat(((Reply.Edit) reply).earlier()).isEqualTo(new Reply.Answer("bench:1", 0));
      assertThat(words(reply)).isNotEqualTo(before).endsWith("** (duelist)" + AGAIN);
      before = words(reply);
    }
  }

  @Test
  void drawsEveryOtherOne() throws IOException {
    Bench bench = bench();
    bench.say("agent sentinel not veto");
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      seen.add(words(bench.answer("🎲").orElseThrow()));
    }
    assertThat(seen).hasSize(6).noneMatch(words -> words.contains("Veto"));
  }

  @Test
  void aTeamInAnotherOrderIsNoOtherDraw() throws IOException {
    Bench bench = bench("Jett\tduelist", "Raze\tduelist", "Sage\tsentinel", "Vyse\tsentinel");
    String before = bench.words("agent team duelist duelist sentinel");
    for (int i = 0; i < 20; i++) {
      String after = words(bench.answer("🎲").orElseThrow());
      assertThat(after.contains("Sage")).isNotEqualTo(before.contains("Sage"));
      before = after;
    }
  }

  @Test
  void offersNothingWhenThereIsNoOtherDraw() throws IOException {
    Bench bench = bench("Jett\tduelist", "Raze\tduelist", "Sage\tsentinel");
    assertThat(bench.words("agent sentinel")).isEqualTo("**Sage** (sentinel)");
    assertThat(bench.answer("🎲")).isEmpty();
    assertThat(bench.words("agent team duelist duelist")).doesNotContain("🎲");
    assertThat(bench.answer("🎲")).isEmpty();
  }

  @Test
  void isForTheOneWhoAsked() throws IOException {
    Bench bench = bench();
    bench.say("agent");
    assertThat(bench.answer("👍")).isEmpty();
    assertThat(bench.as(new UserId("@bob:bench"), Permission.OWNER).answer("🎲")).isEmpty();
    assertThat(bench.as(new UserId("@ann:bench"), Permission.EVERYONE).answer("🎲")).isPresent();
  }

  @Test
  void waitsAnHourForTheDie() throws IOException {
    Roster roster = RosterFile.read(Game.CHAMPION, directory).roster();
    var seen = new ArrayList<Reply>();
    Plugin plugin =
        context ->
            context.register(
                new Command() {
                  private final PickCommand picks =
                      new PickCommand(
                          roster, context.random(), Wording.of(PicksPlugin.class, "words"));

                  @Override
                  public CommandSpec spec() {
                    return picks.spec();
                  }

                  @Override
                  public CompletionStage<Reply> run(Invocation invocation) {
                    return picks.run(invocation).whenComplete((reply, fault) -> seen.add(reply));
                  }
                });
    Bench.of(plugin).start().say("champion mid not zed");
    Prompt prompt = ((Reply.Asking) seen.get(0)).prompt();
    assertThat(prompt.kind()).isEqualTo(new Prompt.Reactions(List.of("🎲")));
    assertThat(prompt.patience()).isEqualTo(Duration.ofHours(1));
    assertThat(prompt.isOnce()).isFalse();
    assertThat(prompt.from().person()).contains(new UserId("@ann:bench"));
    assertThat(prompt.data()).startsWith("1\nchampion\nmid\nzed\n");
  }

  @Test
  void remembersWhatEachMessageShows() throws IOException {
    Bench bench = bench("Jett\tduelist", "Raze\tduelist");
    bench.say("agent");
    bench.answer("🎲");
    assertThat(bench.kept("shown:@ann:bench").orElseThrow()).matches("bench:1\t(jett|raze)\n");
  }

  @Test
  void speaksTheLanguageOfTheRoom() throws IOException {
    Bench bench = bench().in(Locale.GERMAN);
    bench.say("agent sent");
    assertThat(words(bench.answer("🎲").orElseThrow())).contains("(Wächter)\n\n🎲 zieht neu");
  }

  @Test
  void drawsFromTheRosterOfTodayAndSaysWhenThereIsNothingElse() throws IOException {
    assertThat(later("1\nagent\nduelist\n\nphoenix")).isEqualTo("**Jett** (duelist)" + AGAIN);
    assertThat(later("1\nagent\nduelist\n\njett")).isEqualTo("There is no other draw.");
    assertThat(later("1\nagent\nsentinel\nsage\nvyse"))
        .isEqualTo(
            "Not that many without repeats: you ask for 1 of the role sentinel, and I can draw"
                + " from 0. Ask for fewer, or leave fewer out.");
  }

  @Test
  void saysWhenADrawCannotBeRead() throws IOException {
    for (String data :
        List.of(
            "",
            "2\nagent\nany\n\njett",
            "1\nchess\nany\n\njett",
            "1\nagent\nmid\n\njett",
            "1\nagent\n\n\njett",
            "1\nagent\n" + "any,".repeat(21) + "\n\njett",
            "1\nagent\nany")) {
      assertThat(later(data))
          .isEqualTo("I can no longer read that draw. Please ask for a new one.");
    }
  }

  /** What a reaction brings to a message that carries this, when only Jett and Sage are left. */
  private String later(String data) throws IOException {
    Files.writeString(directory.resolve("valorant-roles.tsv"), "Jett\tduelist\nSage\tsentinel\n");
    Map<Game, Roster> rosters =
        Map.of(
            Game.AGENT, RosterFile.read(Game.AGENT, directory).roster(),
            Game.CHAMPION, RosterFile.read(Game.CHAMPION, directory).roster());
    Plugin plugin =
        context -> {
          Wording wording = Wording.of(PicksPlugin.class, "words");
          context.continues(
              DrawAgain.NAME, new DrawAgain(rosters, context.random(), context.store(), wording));
          context.register(new Asking(data));
        };
    Bench bench = Bench.of(plugin).start();
    bench.say("ask");
    Reply reply = bench.answer("🎲").orElseThrow();
    return reply instanceof Reply.Refusal refusal ? refusal.markdown() : words(reply);
  }

  /** A message from earlier that waits for the die. */
  private record Asking(String data) implements Command {
    @Override
    public CommandSpec spec() {
      return CommandSpec.named("ask", "Asks.").build();
    }

    @Override
    public CompletionStage<Reply> run(Invocation invocation) {
      Prompt prompt = Prompt.reactions(DrawAgain.NAME, "🎲").carrying(data);
      return CompletableFuture.completedFuture(Reply.text("Jett").asking(prompt));
    }
  }
}
