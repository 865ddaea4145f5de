package dev.althing.matrix.client.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.config.CannotStart;
import dev.althing.config.HomeserverSettings.Address;
import dev.althing.config.HomeserverSettings.Login;
import dev.althing.config.HomeserverSettings.Remote;
import dev.althing.config.Secret;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.Wire;
import dev.althing.testing.Stages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnrolmentTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Login PASSWORD =
      new Login.Password("bot", new Secret(FakeAccounts.PASSWORD));

  private FakeAccounts homeserver;
  private Path file;
  private long seed = 7;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    homeserver = new FakeAccounts();
    file = folder.resolve("bot/session.json");
  }

  @AfterEach
  void stop() throws IOException {
    homeserver.close();
  }

  @Test
  void keepsTheTokensButNotThePasswordAndTheBotGoesOnWithThem() throws IOException {
    Session entered = Stages.await(enter(PASSWORD));

    assertThat(Files.readString(file))
        .contains(homeserver.token())
        .doesNotContain(FakeAccounts.PASSWORD);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Stages.await(kept("bot")).device()).isEqualTo(entered.device()).isPresent();
    assertThat(homeserver.asked("/login")).hasSize(2); // once which ways in there are
  }

  @Test
  void whoSignsInAgainStaysTheSameDeviceAndMustProveHimself() {
    Session before = Stages.await(enter(PASSWORD));

    assertThat(Stages.await(enter(PASSWORD)).device()).isEqualTo(before.device());
    assertThat(homeserver.asked("/login")).hasSize(4);
  }

  @Test
  void aWrongPasswordChangesNothing() throws IOException {
    Stages.await(enter(PASSWORD));
    String before = Files.readString(file);

    assertThatThrownBy(() -> Stages.await(enter(new Login.Password("bot", new Secret("guess")))))
        .isInstanceOf(MatrixException.class)
        .hasMessageContaining("because");

    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void aTokenIsTriedAndKept() {
    Stages.await(enter(PASSWORD));
    String token = homeserver.token();

    Stages.await(enter(new Login.Token(new Secret(token))));

    assertThat(Stages.await(kept("@bot:fake")).user()).hasToString("@bot:fake");
  }

  @Test
  void aTokenWithoutADeviceIsNotKept() {
    homeserver.useTokenWithoutDevice("of-a-service");

    assertThatThrownBy(() -> Stages.await(enter(new Login.Token(new Secret("of-a-service")))))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("no device");
    assertThat(file).doesNotExist();
  }

  @Test
  void saysWhereNoPasswordIsTaken() {
    homeserver.signInOnAWebPageOnly();

    assertThatThrownBy(() -> Stages.await(enter(PASSWORD)))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("login --token");
    assertThat(file).doesNotExist();
  }

  @Test
  void withoutASignInTheBotSaysHowToGetOne() {
    assertThatThrownBy(() -> Stages.await(kept("bot")))
        .isInstanceOf(MatrixException.class)
        .hasMessageContaining("nobody has signed in yet; sign in with the command login");
  }

  @Test
  void theSignInOfAnotherIsNotUsed() {
    Stages.await(enter(PASSWORD));

    assertThatThrownBy(() -> Stages.await(kept("other")))
        .isInstanceOf(MatrixException.class)
        .hasMessageContaining("is of bot, not of other");
  }

  @Test
  void theTokenGoesToNoOtherHomeserver() throws IOException {
    Stages.await(enter(PASSWORD));
    try (FakeAccounts other = new FakeAccounts()) {
      CompletionStage<Session> elsewhere =
          Session.open(
              new Credentials.Kept(Optional.empty()),
              other.transport(() -> NOW),
              new SessionStore(file),
              new SplittableRandom(1));

      assertThatThrownBy(() -> Stages.await(elsewhere)).hasMessageContaining("is for http://");
      assertThat(other.asked("")).isEmpty();
    }
  }

  @Test
  void aSessionThatEndsIsTakenUpAgainAfterASignInWhileTheBotRuns() {
    Stages.await(enter(PASSWORD));
    Session running = Stages.await(kept("bot"));
    homeserver.refuseRefresh(401, "M_UNKNOWN_TOKEN");
    Stages.await(enter(PASSWORD)); // ends the token before

    Stages.await(running.client().joinedRooms());

    homeserver.endToken();
    assertThatThrownBy(() -> Stages.await(running.client().joinedRooms()))
        .hasMessageContaining("has ended the session of bot; sign in with the command login");
  }

  private CompletionStage<Session> enter(Login login) {
    var where = new Remote(new Address.Url(homeserver.address()), login, "Althing");
    return new Enrolment(
            Wire.tools(() -> NOW), new SessionStore(file), new SplittableRandom(seed++))
        .enter(where);
  }

  private CompletionStage<Session> kept(String user) {
    return Session.open(
        new Credentials.Kept(Optional.of(user)),
        homeserver.transport(() -> NOW),
        new SessionStore(file),
        new SplittableRandom(1));
  }
}
