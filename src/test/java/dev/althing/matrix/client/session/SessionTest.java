package dev.althing.matrix.client.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.althing.config.Secret;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.id.RoomId;
import dev.althing.testing.Stages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SessionTest {
  private static final Credentials PASSWORD =
      new Credentials.Password("bot", new Secret(FakeAccounts.PASSWORD), "Althing");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
  private FakeAccounts homeserver;
  private Path file;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    homeserver = new FakeAccounts();
    file = folder.resolve("session.json");
  }

  @AfterEach
  void stop() throws IOException {
    homeserver.close();
  }

  @Test
  void signsInWithADeviceThatWasStoredBefore() throws IOException {
    homeserver.refuseLogin(502, "M_UNKNOWN");
    errorOf(open(PASSWORD));
    String before = device();
    homeserver.refuseNothing();

    Session session = Stages.await(open(PASSWORD));

    assertThat(session.device()).hasValueSatisfying(id -> assertThat(id).hasToString(before));
    assertThat(homeserver.asked("/login"))
        .allMatch(request -> request.body().contains(before))
        .allMatch(request -> request.body().contains("\"refresh_token\":true"))
        .allMatch(
            request -> request.body().contains("\"initial_device_display_name\":\"Althing\""));
  }

  @Test
  void goesOnWithTheStoredTokens() {
    Stages.await(open(PASSWORD));

    Stages.await(open(PASSWORD));

    assertThat(homeserver.asked("/login")).hasSize(1);
    assertThat(homeserver.asked("/refresh")).isEmpty();
  }

  @Test
  void refreshesOnceHoweverManyCallsAreRefused() {
    Session session = Stages.await(open(PASSWORD));
    var opened = new CompletableFuture<Void>();
    homeserver.holdUntil(opened);
    homeserver.endToken();

    List<CompletableFuture<List<RoomId>>> calls =
        Stream.generate(() -> session.client().joinedRooms().toCompletableFuture())
            .limit(20)
            .toList();
    opened.complete(null);
    calls.forEach(Stages::await);

    assertThat(homeserver.asked("/refresh")).hasSize(1);
    assertThat(homeserver.asked("/login")).hasSize(1);
  }

  @Test
  void storesNewTokensBeforeAnyoneUsesThem() throws IOException {
    Session session = Stages.await(open(PASSWORD));
    homeserver.endToken();
    Files.delete(file);
    Files.createDirectory(file);
    Files.createFile(file.resolve("in the way"));

    MatrixError error = errorOf(session.client().joinedRooms());

    assertThat(error.isTransient()).isTrue();
    assertThat(error.describe()).contains("cannot write the session file");
    assertThat(homeserver.asked("/joined_rooms"))
        .noneMatch(request -> request.token().equals("access-2"));
  }

  @Test
  void refreshesBeforeTheTokenEnds() {
    Session session = Stages.await(open(PASSWORD));
    now.updateAndGet(time -> time.plus(Duration.ofSeconds(290)));

    Stages.await(session.client().joinedRooms());

    assertThat(homeserver.asked("/refresh")).hasSize(1);
    assertThat(homeserver.asked("/joined_rooms")).hasSize(1);
  }

  @Test
  void signsInAgainWhenTheRefreshTokenIsRefused() throws IOException {
    Session session = Stages.await(open(PASSWORD));
    String before = device();
    homeserver.endToken();
    homeserver.refuseRefresh(401, "M_UNKNOWN_TOKEN");

    Stages.await(session.client().joinedRooms());

    assertThat(homeserver.asked("/login")).hasSize(2);
    assertThat(device()).isEqualTo(before);
  }

  @Test
  void signsInAgainWhereThereAreNoRefreshTokens() {
    homeserver.giveNoRefreshTokens();
    Session session = Stages.await(open(PASSWORD));
    homeserver.endToken();

    Stages.await(session.client().joinedRooms());

    assertThat(homeserver.asked("/refresh")).isEmpty();
    assertThat(homeserver.asked("/login")).hasSize(2);
  }

  @Test
  void triesTheSameRefreshTokenAgainAfterTrouble() {
    Session session = Stages.await(open(PASSWORD));
    homeserver.endToken();
    homeserver.refuseRefresh(503, "M_UNKNOWN");

    MatrixError error = errorOf(session.client().joinedRooms());
    homeserver.refuseNothing();
    Stages.await(session.client().joinedRooms());

    assertThat(error.isTransient()).isTrue();
    assertThat(error.needsOperator()).isFalse();
    assertThat(homeserver.asked("/login")).hasSize(1);
  }

  @Test
  void doesNotKnockWhileTheHomeserverAsksToWait() {
    homeserver.giveNoRefreshTokens();
    Session session = Stages.await(open(PASSWORD));
    homeserver.endToken();
    homeserver.refuseLogin(429, "M_LIMIT_EXCEEDED");
    errorOf(session.client().joinedRooms());
    now.updateAndGet(time -> time.plus(Duration.ofSeconds(20)));

    MatrixError error = errorOf(session.client().joinedRooms());
    assertThat(error.retryAfter()).contains(Duration.ofSeconds(40));
    assertThat(homeserver.asked("/login")).hasSize(2);

    homeserver.refuseNothing();
    now.updateAndGet(time -> time.plus(Duration.ofSeconds(41)));
    Stages.await(session.client().joinedRooms());
  }

  @Test
  void triesAtOnceWhenTheClockWasSetBackDuringAWait() {
    homeserver.giveNoRefreshTokens();
    Session session = Stages.await(open(PASSWORD));
    homeserver.endToken();
    homeserver.refuseLogin(429, "M_LIMIT_EXCEEDED");
    errorOf(session.client().joinedRooms());
    homeserver.refuseNothing();
    now.updateAndGet(time -> time.minus(Duration.ofDays(1)));

    Stages.await(session.client().joinedRooms());
  }

  @ParameterizedTest
  @CsvSource({"403, M_FORBIDDEN", "403, M_USER_DEACTIVATED"})
  void givesUpForGoodWhenSigningInIsRefused(int status, String errcode) {
    homeserver.giveNoRefreshTokens();
    Session session = Stages.await(open(PASSWORD));
    homeserver.endToken();
    homeserver.refuseLogin(status, errcode);

    MatrixError error = errorOf(session.client().joinedRooms());
    errorOf(session.client().joinedRooms());

    assertThat(error.needsOperator()).isTrue();
    assertThat(error.isTransient()).isTrue();
    assertThat(error.describe()).doesNotContain(FakeAccounts.PASSWORD);
    assertThat(homeserver.asked("/login")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"400, M_UNKNOWN", "403, M_RESOURCE_LIMIT_EXCEEDED", "404, M_UNRECOGNIZED"})
  void aNoThatMayPassIsWaitedOut(int status, String errcode) {
    homeserver.giveNoRefreshTokens();
    Session session = Stages.await(open(PASSWORD));
    homeserver.endToken();
    homeserver.refuseLogin(status, errcode);

    MatrixError error = errorOf(session.client().joinedRooms());
    errorOf(session.client().joinedRooms());
    assertThat(error.needsOperator()).isFalse();
    assertThat(error.isTransient()).isTrue();
    assertThat(homeserver.asked("/login")).hasSize(2);

    homeserver.refuseNothing();
    now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
    Stages.await(session.client().joinedRooms());
  }

  @Test
  void waitsOutALock() {
    Session session = Stages.await(open(PASSWORD));
    homeserver.refuseCalls(401, "M_USER_LOCKED");

    MatrixError error = errorOf(session.client().joinedRooms());
    homeserver.refuseNothing();
    Stages.await(session.client().joinedRooms());

    assertThat(error).isInstanceOf(MatrixError.UserLocked.class);
    assertThat(error.isTransient()).isTrue();
    assertThat(error.needsOperator()).isFalse();
    assertThat(homeserver.asked("/login")).hasSize(1);
    assertThat(homeserver.asked("/refresh")).isEmpty();
  }

  @Test
  void repeatsARefusedCallOnlyOnce() {
    Session session = Stages.await(open(PASSWORD));
    homeserver.refuseCalls(401, "M_UNKNOWN_TOKEN");

    MatrixError error = errorOf(session.client().joinedRooms());

    assertThat(error).isInstanceOf(MatrixError.UnknownToken.class);
    assertThat(homeserver.asked("/joined_rooms")).hasSize(2);
  }

  @Test
  void acceptsATokenWithoutADevice() {
    homeserver.useTokenWithoutDevice("given");

    Session session = Stages.await(open(new Credentials.Token(new Secret("given"))));

    assertThat(session.device()).isEmpty();
    assertThat(session.user()).hasToString("@bot:fake");
  }

  @Test
  void readsATokenFileAgainWhenItsTokenIsRefused() throws IOException {
    Path tokens = file.resolveSibling("token");
    Files.writeString(tokens, "first\n");
    homeserver.useTokenWithoutDevice("first");
    MatrixClient client = Stages.await(open(new Credentials.TokenFile(tokens))).client();
    homeserver.useTokenWithoutDevice("second");

    MatrixError error = errorOf(client.joinedRooms());
    Files.writeString(tokens, "second");
    Stages.await(client.joinedRooms());

    assertThat(error).isInstanceOf(MatrixError.SignedOut.class);
    assertThat(homeserver.asked("/login")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', is empty", "'  ', is empty"})
  void saysWhatIsWrongWithATokenFile(String content, String complaint) throws IOException {
    Path tokens = file.resolveSibling("token");
    Files.writeString(tokens, content);

    assertThat(errorOf(open(new Credentials.TokenFile(tokens))).describe()).contains(complaint);
    Files.delete(tokens);
    assertThat(errorOf(open(new Credentials.TokenFile(tokens))).describe())
        .contains("cannot be read");
  }

  @Test
  void startsANewSessionForAnotherUser() throws IOException {
    Stages.await(open(PASSWORD));
    String before = device();
    var other = new Credentials.Password("other", new Secret(FakeAccounts.PASSWORD), "Althing");

    Stages.await(open(other));

    assertThat(device()).isNotEqualTo(before);
  }

  @Test
  void hidesAllSecretsFromTexts() throws IOException {
    Stages.await(open(PASSWORD));
    StoredSession stored = new SessionStore(file).load().orElseThrow();

    String shown = stored + " " + PASSWORD + " " + new Credentials.Token(new Secret("top"));

    assertThat(shown)
        .doesNotContain(homeserver.token())
        .doesNotContain(homeserver.refreshToken())
        .doesNotContain(FakeAccounts.PASSWORD)
        .doesNotContain("top");
  }

  private CompletionStage<Session> open(Credentials credentials) {
    return Session.open(
        credentials,
        homeserver.transport(now::get),
        new SessionStore(file),
        new SplittableRandom(7 + homeserver.asked("/login").size()));
  }

  private String device() {
    return new SessionStore(file).load().orElseThrow().device().value();
  }

  private static MatrixError errorOf(CompletionStage<?> stage) {
    Throwable failure = catchThrowable(() -> Stages.await(stage));
    assertThat(failure).isInstanceOf(MatrixException.class);
    return ((MatrixException) failure).error();
  }
}
