package dev.althing;

import static dev.althing.WordleTable.direct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.config.CannotStart;
import dev.althing.imports.Imported;
import dev.althing.imports.Imported.Counted;
import dev.althing.imports.Imported.Tally;
import dev.althing.journal.DatabaseProblem;
import dev.althing.testing.Databases;
import dev.althing.testing.Person;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was done with another bot, as this one shows it after the import. */
final class ImportTranscriptTest {
  private static final Path EXAMPLE = Path.of("docs/import/example.json");
  private static final String HOME =
      "welcome.places { home { room = \"%s\", text = \"Be kind.\" } }";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Databases.class)
  void peopleKeepWhatTheyDidWithAnotherBot(Databases kind) throws IOException {
    try (BotRig rig = welcoming().on(kind).start()) {
      String games = rig.room("alice", "bob");
      Path file = example(text -> text.replace("!games:sandbox.localhost", games));
      rig.stop();

      assertThat(imports(rig, file, false)).isEqualTo(counted(false, 1, 0));
      assertThat(imports(rig, file, false)).as("a trial").isEqualTo(counted(false, 1, 0));
      assertThat(imports(rig, file, true)).isEqualTo(counted(true, 1, 0));
      assertThat(imports(rig, file, true)).as("the second").isEqualTo(counted(true, 0, 1));
      rig.resume();

      Person alice = rig.alice();
      String direct = direct(rig, alice);
      alice.says(direct, "wordle stats");
      assertThat(rig.said(direct)).contains("Played 12 · solved 83 %", "longest 7");
      alice.says(games, "!trivia scores all");
      assertThat(rig.said(games)).contains("120");
      rig.moderator().says(rig.community().management(), "!welcome status @bob:sandbox.localhost");
      assertThat(rig.said(rig.community().management())).contains("accepted");
    }
  }

  @Test
  void whatWasPlayedHereIsKept() throws IOException {
    try (BotRig rig = welcoming().on(Databases.H2).start()) {
      Person alice = rig.alice();
      String direct = direct(rig, alice);
      alice.says(direct, "wordle");
      rig.said(direct);
      alice.says(direct, WordleTable.answer(rig, WordleTable.today(rig)));
      rig.heard(direct, 2);
      rig.stop();

      imports(rig, EXAMPLE, true);
      imports(rig, example(text -> text.replace("oldbot", "older-bot")), true);
      rig.resume();

      alice.says(direct, "wordle stats");
      assertThat(rig.said(direct)).contains("Played 25 ", "days in a row 1 ", "longest 7");
    }
  }

  @Test
  void whoWasWelcomedThereIsNotGreetedAgain() throws IOException {
    String places = "home { room = \"#home:@S\", text = \"Be kind.\" }";
    try (var stage = new WelcomeStage(BotRig.plan().on(Databases.H2), places)) {
      BotRig rig = stage.rig;
      stage.space("home");
      stage.ready();
      Person known = stage.stranger();
      String yesterday = rig.clock().instant().minus(Duration.ofDays(1)).toString();
      Path file =
          example(
              text ->
                  text.replace("@bob:sandbox.localhost", known.id())
                      .replace("2025-06-01T18:30:00Z", yesterday));
      rig.stop();

      imports(rig, file, true);
      rig.resume();
      known.joins(stage.id("home"));
      Person unknown = stage.newcomer("home");

      assertThat(rig.heard(stage.direct(unknown)).text()).contains("Be kind.");
      assertThat(stage.status(known, "home")).contains("accepted");
      assertThat(known.invitations()).isEmpty();
    }
  }

  @Test
  void nothingIsImportedIntoABotThatRuns() {
    try (BotRig rig = welcoming().on(Databases.POSTGRESQL).start()) {
      assertThatThrownBy(() -> imports(rig, EXAMPLE, true))
          .isInstanceOf(DatabaseProblem.class)
          .hasMessageContaining("is using the database")
          .hasMessageContaining("stop it");
    }
  }

  @Test
  void nothingIsImportedIntoAFileThatIsInUse() throws IOException {
    try (BotRig rig = welcoming().on(Databases.H2).start()) {
      rig.stop();
      Path database = rig.data().resolve("bot/althing.mv.db");

      try (var file = FileChannel.open(database, StandardOpenOption.WRITE);
          var lock = file.lock()) {
        assertThat(lock.isValid()).isTrue();
        assertThatThrownBy(() -> imports(rig, EXAMPLE, false))
            .isInstanceOf(CannotStart.class)
            .hasMessageContaining("a running bot uses the database")
            .hasMessageContaining("stop it");
      }
      rig.resume();
    }
  }

  @Test
  void aBotThatWasNeverStartedHasNoRecords() {
    try (BotRig rig = welcoming().on(Databases.H2).start()) {
      rig.stop();
      Scratch.remove(rig.data().resolve("bot"));

      assertThatThrownBy(() -> imports(rig, EXAMPLE, true))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("start the bot once");
      rig.resume();
    }
  }

  @Test
  void nothingOfAFileWithAMistakeIsWritten() throws IOException {
    try (BotRig rig = welcoming().on(Databases.H2).start()) {
      rig.stop();
      Path file = example(text -> text.replace("\"points\": 120", "\"points\": -1"));

      assertThat(imports(rig, file, true)).isInstanceOf(Imported.Refused.class);
      assertThat(imports(rig, EXAMPLE, false)).isEqualTo(counted(false, 1, 0));
      rig.resume();
    }
  }

  private static BotRig.Plan welcoming() {
    return BotRig.plan().conf(community -> HOME.formatted(community.management()));
  }

  private static Counted counted(boolean isApplied, int fresh, int known) {
    Tally tally = new Tally(fresh, known);
    return new Counted(isApplied, tally, tally, tally);
  }

  private static Imported imports(BotRig rig, Path file, boolean applies) {
    return new Wiring(rig.clock()).importGames(rig.settings(), file, applies);
  }

  private Path example(Function<String, String> change) throws IOException {
    String text = change.apply(Files.readString(EXAMPLE));
    return Files.writeString(folder.resolve("import.json"), text);
  }
}
