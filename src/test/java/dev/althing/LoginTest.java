package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.config.CannotStart;
import dev.althing.config.HomeserverSettings.Login;
import dev.althing.config.Secret;
import dev.althing.start.Machine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The command {@code login}, in front of an application that lets everybody in. */
final class LoginTest {
  private final FakeApplication application = new FakeApplication();
  private final Map<String, String> environment = new HashMap<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private ScriptedTerminal terminal = new ScriptedTerminal();

  @Test
  void asksForAllThatIsNotKnownAndHidesThePassword() {
    terminal = new ScriptedTerminal(" example.org ", "althing", "hunter22");

    assertThat(run("login")).isZero();

    assertThat(terminal.asked).hasSize(2);
    assertThat(terminal.askedHidden).singleElement().asString().contains("Password of althing");
    assertThat(application.started).containsExactly("sign-in at example.org");
    assertThat(application.entered)
        .isEqualTo(new Login.Password("althing", new Secret("hunter22")));
    assertThat(out.toString())
        .contains("Signed in as @althing:example.org, device DEVICE.")
        .contains("bot/session.json")
        .contains("ALTHING_HOMESERVER=example.org")
        .doesNotContain("hunter22");
  }

  @Test
  void asksForNothingThatIsConfiguredOrGiven() {
    environment.put("ALTHING_HOMESERVER", "example.org");
    terminal = new ScriptedTerminal("hunter22");

    assertThat(run("login", "--user", "@althing:example.org")).isZero();

    assertThat(terminal.asked).isEmpty();
    assertThat(application.entered)
        .isEqualTo(new Login.Password("@althing:example.org", new Secret("hunter22")));
  }

  @Test
  void theCommandLineWinsOverTheConfiguration() {
    environment.put("ALTHING_HOMESERVER", "example.org");
    environment.put("ALTHING_USER", "somebody");
    terminal = new ScriptedTerminal("hunter22");

    assertThat(run("login", "--user", "althing", "--homeserver", "https://m.example.com")).isZero();

    assertThat(application.started).containsExactly("sign-in at https://m.example.com");
    assertThat(application.entered)
        .isEqualTo(new Login.Password("althing", new Secret("hunter22")));
  }

  @Test
  void takesATokenInstead() {
    environment.put("ALTHING_HOMESERVER", "example.org");
    terminal = new ScriptedTerminal("syt_token");

    assertThat(run("login", "--token")).isZero();

    assertThat(terminal.asked).isEmpty();
    assertThat(application.entered).isEqualTo(new Login.Token(new Secret("syt_token")));
  }

  @Test
  void doesNothingWithoutAnswers() {
    assertThat(run("login")).isEqualTo(2);
    terminal = new ScriptedTerminal("example.org", "althing", "");
    assertThat(run("login")).isEqualTo(2);
    assertThat(err.toString()).contains("There was no answer");
    assertThat(application.started).isEmpty();
  }

  @Test
  void complainsAboutAnAnswerThatIsNoHomeserver() {
    terminal = new ScriptedTerminal("no such thing");

    assertThat(run("login")).isEqualTo(2);
    assertThat(err.toString()).contains("ALTHING_HOMESERVER", "https://matrix.example.org");
    assertThat(application.started).isEmpty();
  }

  @Test
  void isNotNeededWhereThePasswordIsConfigured() {
    environment.put("ALTHING_HOMESERVER", "example.org");
    environment.put("ALTHING_USER", "althing");
    environment.put("ALTHING_PASSWORD", "hunter22");

    assertThat(run("login")).isEqualTo(2);
    assertThat(err.toString()).contains("signs in with that by itself");
    assertThat(application.started).isEmpty();
  }

  @Test
  void saysWhyTheHomeserverLetsNobodyIn() {
    application.fault = new CannotStart("this homeserver takes no passwords");
    terminal = new ScriptedTerminal("example.org", "althing", "hunter22");

    assertThat(run("login")).isEqualTo(1);
    assertThat(err.toString()).contains("Not signed in: this homeserver takes no passwords.");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void takesNoSecretOnTheCommandLineWhereOthersCouldSeeIt() {
    assertThat(run("login", "--password", "hunter22")).isEqualTo(2);
    assertThat(run("login", "--token=syt_token")).isEqualTo(2);
    assertThat(application.started).isEmpty();
  }

  private int run(String... arguments) {
    var machine =
        new Machine(
            environment,
            terminal,
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            stop -> {},
            exit -> {});
    return new Main(application, machine, Duration.ofMinutes(5)).run(arguments);
  }
}
