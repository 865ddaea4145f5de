package dev.althing.config.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.config.Problem;
import dev.althing.config.Settings.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProblemsTest {
  @TempDir Path directory;
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("althing.conf");
  }

  @Test
  void reportsEveryProblemInOneGo() throws IOException {
    var problems =
        problems(
            """
            althing {
              homeserver { url = "ftp://example.org", user = "@bot", password = x }
              commands.max-age = 5
              comands.prefix = "!!"
              ops.port = 80a0
              owners = ["alice"]
            }
            """,
            Map.of("ALTHING_USR", "x", "ALTHING_SANDBOX_PORT", "99999"));

    assertThat(problems)
        .extracting(Problem::key)
        .containsExactlyInAnyOrder(
            "althing.homeserver.url",
            "althing.homeserver.user",
            "althing.commands.max-age",
            "althing.comands",
            "althing.ops.port",
            "althing.owners",
            "ALTHING_USR",
            "althing.sandbox.port");
  }

  @Test
  void namesTheLineTheKeyAndTheFix() throws IOException {
    var problems = problems("althing {\n\n  ops.port = 80a0\n}\n", Map.of());

    assertThat(problems)
        .singleElement()
        .extracting(Problem::sentence)
        .isEqualTo(
            file
                + ":3: althing.ops.port cannot be \"80a0\":"
                + " write a port from 0 (any free one) to 65535, or off");
  }

  @Test
  void namesTheEnvironmentVariable() throws IOException {
    var problems = problems("", Map.of("ALTHING_OPS_PORT", "many"));

    assertThat(problems)
        .singleElement()
        .extracting(Problem::where)
        .isEqualTo("environment variable ALTHING_OPS_PORT");
  }

  @Test
  void namesTheFileAndTheVariableWhereSomethingIsMissing() throws IOException {
    var problems =
        problems(
            "althing {\n  homeserver.url = a.org\n}\n", Map.of("ALTHING_PASSWORD", "hunter22"));

    assertThat(problems)
        .extracting(Problem::sentence)
        .containsExactly(
            file
                + ": althing.homeserver.user is missing:"
                + " write the bot's user id, or set ALTHING_USER");
  }

  @Test
  void namesTheVariableWhereSomethingIsMissingAndThereIsNoFile() {
    var loaded =
        SettingsReader.load(
            Optional.empty(),
            Map.of("ALTHING_DB_URL", "jdbc:postgresql://db/x", "ALTHING_DB_PASSWORD", "hunter22"));

    assertThat(((Loaded.Refused) loaded).problems())
        .singleElement()
        .extracting(Problem::sentence)
        .isEqualTo(
            "environment: althing.database.user is missing:"
                + " write the user that the password belongs to, or set ALTHING_DB_USER");
  }

  @ParameterizedTest
  @CsvSource({
    "althing.homserver.url, did you mean althing.homeserver?",
    "althing.commands.prefiks, did you mean althing.commands.prefix?",
    "althing.prefix, did you mean althing.commands.prefix?",
    "althing.commands.maxage, did you mean althing.commands.max-age?",
    "althing.xyzzy, remove it",
    "commands.prefix, all settings stand in althing { … }"
  })
  void suggestsWhatWasMeant(String key, String fix) throws IOException {
    var problems = problems(key + " = 1", Map.of());

    assertThat(problems).singleElement().extracting(Problem::fix).isEqualTo(fix);
  }

  @ParameterizedTest
  @CsvSource({
    "ALTHING_HOMSERVER, did you mean ALTHING_HOMESERVER?",
    "ALTHING_XYZZY_PLUGH, remove it",
    "ALTHING_OWNER, did you mean ALTHING_OWNERS?"
  })
  void suggestsWhichVariableWasMeant(String name, String fix) throws IOException {
    var problems = problems("", Map.of(name, "x"));

    assertThat(problems).singleElement().extracting(Problem::fix).isEqualTo(fix);
  }

  @Test
  void theBuildMayHaveVariablesOfItsOwn() {
    var loaded =
        SettingsReader.load(Optional.empty(), Map.of("ALTHING_JDK25", "/jdk", "PATH", "/bin"));

    assertThat(loaded).isInstanceOf(Loaded.Usable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "althing = ${SERVER}",
        "althing.homeserver.url = ${SERVER}",
        "althing.homeserver.url = \"${SERVER}\"",
        "althing.homeserver.url = \"https://\"${SERVER}",
        "althing.owners = [${SERVER}]",
        "althing.commands = ${SERVER}",
        "althing.homeserver.password = ${SERVER}",
        "althing.ops.port = \"${SERVER\""
      })
  void namesTheVariableThatWasNotFilledIn(String line) throws IOException {
    var problems = problems("\n" + line, Map.of());

    assertThat(problems.get(0).what()).isEqualTo("still contains ${SERVER}");
    assertThat(problems.get(0).where()).isEqualTo(file + ":2");
    assertThat(problems.get(0).fix()).contains("environment variable SERVER");
  }

  @Test
  void namesTheVariableThatWasNotFilledInInASecretFile() throws IOException {
    var secret = Files.writeString(directory.resolve("p"), "${DB_SECRET}\n");
    var problems =
        problems(
            "althing.homeserver { url = a.org, access-token-file = \"" + secret + "\" }", Map.of());

    assertThat(problems)
        .singleElement()
        .extracting(Problem::sentence)
        .isEqualTo(
            file
                + ":1: althing.homeserver.access-token-file names a file that still contains"
                + " ${DB_SECRET}: write the secret itself into "
                + secret);
  }

  @Test
  void showsNothingOfASecretThatMerelyLooksLikeAVariable() throws IOException {
    var problems =
        problems("althing.homeserver { url = a.org, access-token = \"a${hunter 22\" }", Map.of());

    assertThat(problems).singleElement();
    assertThat(problems.toString()).doesNotContain("hunter");
  }

  @Test
  void aReferenceToASettingThatTheFileDoesNotSetIsNoVariable() throws IOException {
    var problems = problems("althing.http.port = ${althing.ops.port}", Map.of());

    assertThat(problems)
        .singleElement()
        .extracting(Problem::fix)
        .isEqualTo("write the value itself, since the file does not set althing.ops.port");
  }

  @Test
  void aFileMayReferToWhatItSets() throws IOException {
    Files.writeString(file, "althing { ops.port = 81, http.port = ${althing.ops.port} }");

    var loaded = SettingsReader.load(Optional.of(file), Map.of());

    assertThat(((Loaded.Usable) loaded).settings().listeners().open().orElseThrow().port())
        .isEqualTo(81);
  }

  @Test
  void fillsInVariables() throws IOException {
    var content = "althing { language = ${LANGUAGE_TAG}, time-zone = ${?NOT_THERE} }";
    Files.writeString(file, content);

    var loaded = SettingsReader.load(Optional.of(file), Map.of("LANGUAGE_TAG", "de"));

    assertThat(((Loaded.Usable) loaded).settings().locality().language().getLanguage())
        .isEqualTo("de");
  }

  @Test
  void aFileThatIsNotHoconIsAProblemWithItsLine() throws IOException {
    var problems = problems("althing {\n  ops.port = \n  ]\n", Map.of("ALTHING_USR", "x"));

    assertThat(problems).hasSize(2);
    assertThat(problems)
        .anySatisfy(problem -> assertThat(problem.where()).startsWith(file + ":"))
        .anySatisfy(problem -> assertThat(problem.key()).isEqualTo("ALTHING_USR"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "althing { language = ${althing.language} }",
        "althing { language = ${althing.time-zone}, time-zone = ${althing.language} }",
        "include required(\"nowhere.conf\")",
        "althing = 5",
        "[1, 2]",
        "{",
        "\u0000",
        "althing { owners = [ ${?X} ${Y} ] }"
      })
  void aStrangeFileIsAProblemAndNothingWorse(String content) throws IOException {
    assertThat(problems(content, Map.of())).isNotEmpty();
  }

  @Test
  void aFileThatIsNotThereIsAProblem() {
    var loaded = SettingsReader.load(Optional.of(file), Map.of());

    assertThat(((Loaded.Refused) loaded).problems()).singleElement();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "homeserver { url = a.org, user = b, password = secret, password-file = /etc/hostname }",
        "homeserver { url = a.org, access-token = secret, access-token-file = /etc/hostname }",
        "homeserver { url = a.org, user = b, password = secret, access-token = secret }",
        "database { url = \"jdbc:h2:mem:x\", user = b, password = secret, password-file = /x }",
        "homeserver { url = a.org, user = b, password-file = /nowhere/at/all }",
        "homeserver { url = a.org, password = secret }",
        "homeserver { user = b }",
        "homeserver { password = secret }",
        "homeserver { url = \"https://u:secret@a.org\", access-token = secret }",
        "homeserver { url = [a.org] }",
        "homeserver = a.org",
        "homeserver.password = [secret]",
        "database { password = secret }",
        "database { url = \"postgres://a/b\" }",
        "database { url = \"jdbc:postgresql://a/b?user=x&password=secret\" }",
        "database { url = \"jdbc:h2:mem:x\", password = secret }",
        "database.connections = 1",
        "rooms.lobby.prefix = x",
        "rooms.\"!a:b.org\".prefix = \"a b\"",
        "rooms.\"!a:b.org\".prefx = \"a\"",
        "commands.permissions.ping = admin",
        "commands.permissions = moderator",
        "commands.prefix = \"\"",
        "commands.prefix = 12345678901",
        "invites.accept = some",
        "invites.accept = [\"@a\"]",
        "invites.accept = [\"a b*\"]",
        "language = \"not a language\"",
        "time-zone = Mars",
        "join = [{ a = b }]",
        "owners = [null]",
        "ops.host = \"not an address\"",
        "health.limit = 1d",
        "health.limit = 5 parsecs"
      })
  void refuses(String line) throws IOException {
    var problems = problems("althing { " + line + " }", Map.of());

    assertThat(problems).isNotEmpty();
    assertThat(problems).extracting(Problem::sentence).noneMatch(it -> it.contains("secret is"));
    assertThat(problems).extracting(Problem::what).noneMatch(it -> it.contains("\"secret"));
  }

  @Test
  void aSecretGivenBothWaysIsOneProblem() throws IOException {
    var secret = Files.writeString(directory.resolve("p"), "other");
    var problems =
        problems(
            "althing.homeserver { url = a.org, user = b, password = hunter22, password-file = \"%s\" }"
                .formatted(secret),
            Map.of());

    assertThat(problems)
        .singleElement()
        .extracting(Problem::what)
        .isEqualTo("is given twice, directly and as password-file");
  }

  @Test
  void nothingOfASecretIsShownThatLooksLikeAVariable() throws IOException {
    var problems =
        problems(
            "althing.homeserver { url = a.org, user = b }",
            Map.of("ALTHING_PASSWORD", "Xy${hunter22 secret"));

    assertThat(problems).singleElement();
    assertThat(problems.toString()).doesNotContain("hunter22");
  }

  @Test
  void nothingOfASecretIsShownWhereTheFileCannotBeRead() throws IOException {
    var problems = problems("althing.homeserver { password \"hunter22\" }", Map.of());

    assertThat(problems).singleElement();
    assertThat(problems.toString()).doesNotContain("hunter22");
  }

  @Test
  void nothingOfASecretIsShownThatWasTakenForAFile() throws IOException {
    var problems =
        problems(
            "althing.homeserver { url = a.org, user = b }",
            Map.of("ALTHING_PASSWORD_FILE", "hunter22"));

    assertThat(problems).singleElement();
    assertThat(problems.toString()).doesNotContain("hunter22");
  }

  @Test
  void aDatabaseUrlThatCarriesAPasswordIsNotShown() throws IOException {
    var problems =
        problems("althing.database.url = \"jdbc:postgresql://a/b?password=hunter22\"", Map.of());

    assertThat(problems).singleElement();
    assertThat(problems.toString()).doesNotContain("hunter22");
  }

  @Test
  void aHomeserverUrlThatCarriesAPasswordIsNotShown() throws IOException {
    var problems =
        problems(
            "althing.homeserver { url = \"https://bot:hunter22@a.org\", access-token = abcdefg }",
            Map.of());

    assertThat(problems).singleElement();
    assertThat(problems.toString()).doesNotContain("hunter22");
  }

  private List<Problem> problems(String content, Map<String, String> environment)
      throws IOException {
    Files.writeString(file, content);
    return ((Loaded.Refused) SettingsReader.load(Optional.of(file), environment)).problems();
  }
}
