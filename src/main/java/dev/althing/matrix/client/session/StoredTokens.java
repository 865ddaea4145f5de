package dev.althing.matrix.client.session;

import dev.althing.config.Secret;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixError.LimitExceeded;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.http.HttpTransport;
import dev.althing.matrix.client.http.Tokens;
import dev.althing.trouble.Backoff;
import dev.althing.trouble.Causes;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of a stored session: refreshed where the homeserver does that, else by signing in
 * again as the same device, if we have the password.
 *
 * <p>There is one renewal at a time, whoever asks, and its tokens are stored before anyone gets
 * them: whoever used a token that a crash then forgot would have lost the session.
 */
final class StoredTokens implements Tokens {
  private static final Logger LOG = LoggerFactory.getLogger(StoredTokens.class);

  private static final Backoff AFTER_REFUSALS =
      new Backoff(Pause.UNSAID, Pause.UNSAID.multipliedBy(8));

  private final Optional<Credentials.Password> password;
  private final Logins logins;
  private final SessionStore store;
  private final HttpTransport.Tools tools;

  private final Object lock = new Object();
  private StoredSession session;
  private @Nullable CompletableFuture<Secret> renewal;
  private @Nullable MatrixException lost;
  private @Nullable Pause pause;
  private int refusals;

  StoredTokens(
      Optional<Credentials.Password> password,
      HttpTransport transport,
      SessionStore store,
      StoredSession session) {
    this.password = password;
    this.logins = new Logins(transport);
    this.store = store;
    this.tools = transport.tools();
    this.session = session;
  }

  @Override
  public CompletionStage<Secret> token() {
    return usable(grant -> !grant.isSpentAt(now()));
  }

  @Override
  public CompletionStage<Secret> renewed(Secret refused) {
    return usable(grant -> !grant.access().equals(refused));
  }

  private CompletionStage<Secret> usable(Predicate<Grant> isGood) {
    CompletableFuture<Secret> begun;
    StoredSession before;
    synchronized (lock) {
      Optional<Grant> good = session.grant().filter(isGood);
      if (renewal != null) {
        return renewal.minimalCompletionStage();
      }
      if (good.isPresent()) {
        return CompletableFuture.completedStage(good.get().access());
      }
      if (lost != null) {
        return CompletableFuture.failedStage(lost);
      }
      if (pause != null && pause.isOnAt(now())) {
        return CompletableFuture.failedStage(pause.leftAt(now()));
      }
      begun = new CompletableFuture<>();
      renewal = begun;
      before = session;
    }
    try {
      renew(before).whenComplete((next, failure) -> settle(begun, next, failure));
    } catch (RuntimeException e) {
      settle(begun, null, e); // or the renewal would stay under way for ever
    }
    return begun.minimalCompletionStage();
  }

  private CompletionStage<StoredSession> renew(StoredSession before) {
    CompletionStage<Grant> grant =
        before
            .grant()
            .flatMap(Grant::refresh)
            .map(refresh -> refreshed(refresh, before))
            .orElseGet(() -> signedIn(before));
    return grant.thenApplyAsync(
        next -> {
          StoredSession after = before.with(next);
          store.save(after);
          return after;
        },
        tools.blocking());
  }

  private CompletionStage<Grant> refreshed(Secret refresh, StoredSession before) {
    return logins
        .refresh(refresh)
        .handle(
            (grant, failure) ->
                failure != null && isRefused(failure) ? signedIn(before) : settled(grant, failure))
        .thenCompose(stage -> stage);
  }

  private static CompletionStage<Grant> settled(
      @Nullable Grant grant, @Nullable Throwable failure) {
    return failure != null
        ? CompletableFuture.failedStage(Causes.of(failure))
        : CompletableFuture.completedStage(grant);
  }

  private CompletionStage<Grant> signedIn(StoredSession before) {
    if (password.isEmpty()) {
      return signedInByHand(before);
    }
    LOG.info("signing in as {}, device {}", before.user(), before.device());
    return logins.login(password.get(), before.device());
  }

  /** Somebody may have signed in again while this one ran. */
  private CompletionStage<Grant> signedInByHand(StoredSession before) {
    return CompletableFuture.supplyAsync(
        () ->
            store
                .load()
                .filter(it -> it.device().equals(before.device()))
                .flatMap(StoredSession::grant)
                .filter(it -> !it.equals(before.grant().orElse(null)))
                .orElseThrow(() -> NobodySignedIn.anyMore(before.user())),
        tools.blocking());
  }

  /** A clear no, as against trouble that may pass. */
  private static boolean isRefused(Throwable failure) {
    return MatrixException.errorOf(failure)
        .filter(
            error ->
                error instanceof MatrixError.UnknownToken
                    || (error instanceof MatrixError.Said && !error.isTransient()))
        .isPresent();
  }

  private void settle(
      CompletableFuture<Secret> begun, @Nullable StoredSession next, @Nullable Throwable failure) {
    Throwable shown = failure == null ? null : understood(failure);
    synchronized (lock) {
      renewal = null;
      if (next != null) {
        session = next;
        refusals = 0;
      }
      if (shown instanceof MatrixException e) {
        remember(e);
      }
    }
    if (next != null) {
      begun.complete(next.grant().orElseThrow().access());
    } else if (shown != null) {
      LOG.warn("signing in failed: {}", shown.getMessage());
      begun.completeExceptionally(shown);
    }
  }

  private void remember(MatrixException e) {
    if (e.error().needsOperator()) {
      lost = e;
    }
    if (e.error() instanceof LimitExceeded limit) {
      pause = new Pause(e, limit.retryAfter().orElse(Pause.UNSAID), now());
    } else if (e.error() instanceof MatrixError.NotSignedIn) {
      refusals++;
      pause = new Pause(e, AFTER_REFUSALS.plain(refusals), now());
    }
  }

  /** What a refused login means: a wrong password does not become right by itself. */
  private Throwable understood(Throwable failure) {
    Throwable bare = Causes.of(failure);
    if (bare instanceof MatrixException e && isRefused(e)) {
      return isFinal(e.error())
          ? signedOut(e)
          : new MatrixException(new MatrixError.NotSignedIn(e.error().describe()), e);
    }
    return bare instanceof UncheckedIOException
        ? new MatrixException(new MatrixError.NotSignedIn(String.valueOf(bare.getMessage())), bare)
        : bare;
  }

  private MatrixException signedOut(MatrixException e) {
    return new MatrixException(
        new MatrixError.SignedOut(
            "the homeserver does not let "
                + session.user()
                + " sign in with the password given: "
                + e.error().describe()),
        e);
  }

  /** Any other no may come from a proxy or a module, and may be a yes a while later. */
  private static boolean isFinal(MatrixError error) {
    return error instanceof MatrixError.Forbidden || error instanceof MatrixError.UserDeactivated;
  }

  private Instant now() {
    return tools.clock().instant();
  }

  /** A wait after a no; signing in during it would only make it longer. */
  private record Pause(MatrixException reason, Duration length, Instant since) {
    private static final Duration UNSAID = Duration.ofSeconds(30);

    boolean isOnAt(Instant now) {
      // a clock that was set back must not make the wait longer
      return !now.isBefore(since) && now.isBefore(end());
    }

    MatrixException leftAt(Instant now) {
      return reason.error() instanceof LimitExceeded limit
          ? new MatrixException(
              new LimitExceeded(limit.detail(), Optional.of(Duration.between(now, end()))))
          : reason;
    }

    private Instant end() {
      return since.plus(length);
    }
  }
}
