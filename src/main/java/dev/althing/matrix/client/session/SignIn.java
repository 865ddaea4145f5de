package dev.althing.matrix.client.session;

import dev.althing.config.HomeserverSettings.Login;
import dev.althing.config.HomeserverSettings.Remote;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.http.HttpTransport;
import dev.althing.trouble.Backoff;
import dev.althing.trouble.Causes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the homeserver and signs in, for as long as it takes unless it can never work. */
public final class SignIn {
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

  private final Discovery discovery;
  private final Path data;
  private final RandomGenerator random;
  private volatile boolean stopped;

  public SignIn(HttpTransport.Tools tools, Path data, RandomGenerator random) {
    this.discovery = new Discovery(tools);
    this.data = data;
    this.random = random;
  }

  /** Signs in; trouble that may pass is waited for. */
  public CompletionStage<Session> to(Remote homeserver) {
    return attempt(homeserver, 0);
  }

  /** Tries no more. */
  public void stop() {
    stopped = true;
  }

  private CompletionStage<Session> attempt(Remote homeserver, int failures) {
    return discovery
        .find(homeserver.address().text())
        .thenCompose(
            transport ->
                Session.open(
                    credentials(homeserver),
                    transport,
                    new SessionStore(SessionStore.in(data)),
                    random))
        .exceptionallyCompose(fault -> again(homeserver, failures, fault));
  }

  private CompletionStage<Session> again(Remote homeserver, int failures, Throwable fault) {
    Optional<MatrixError> error = MatrixException.errorOf(fault);
    boolean mayPass =
        error.filter(e -> e.isTransient() && !e.needsOperator()).isPresent() && !isRefused(fault);
    if (stopped || !mayPass) {
      return CompletableFuture.failedFuture(fault);
    }
    Duration usual = BACKOFF.plain(failures + 1);
    // Whoever knocks before the time that was asked for is made to wait longer.
    Duration asked = error.get().retryAfter().orElse(Duration.ZERO);
    Duration bounded = asked.compareTo(usual) > 0 ? asked : usual;
    LOG.warn(
        "not signed in yet, trying again in {} s: {}{}",
        Math.max(1, bounded.toSeconds()),
        error.get().describe(),
        advice(error.get()));
    return CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(bounded.toMillis(), TimeUnit.MILLISECONDS))
        .thenCompose(waited -> attempt(homeserver, failures + 1));
  }

  private static String advice(MatrixError error) {
    return error instanceof MatrixError.Unreachable || error instanceof MatrixError.BadAnswer
        ? "; if that does not pass, check ALTHING_HOMESERVER (althing.homeserver.url)"
        : "";
  }

  /** Whether the homeserver said no to the first login, which later may pass and now is final. */
  private static boolean isRefused(Throwable fault) {
    Throwable cause = Causes.of(fault).getCause();
    return cause instanceof MatrixException refusal
        && refusal.error() instanceof MatrixError.Said said
        && !said.isTransient();
  }

  static Credentials credentials(Remote homeserver) {
    Login login = homeserver.login();
    if (login instanceof Login.Password password) {
      return new Credentials.Password(
          password.user(), password.password(), homeserver.deviceName());
    }
    if (login instanceof Login.Kept kept) {
      return new Credentials.Kept(kept.user());
    }
    if (login instanceof Login.TokenFile file) {
      return new Credentials.TokenFile(file.file());
    }
    if (login instanceof Login.Token token) {
      return new Credentials.Token(token.token());
    }
    throw new AssertionError(login);
  }
}
