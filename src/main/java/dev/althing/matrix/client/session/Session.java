package dev.althing.matrix.client.session;

import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.client.SyncApi.Whoami;
import dev.althing.matrix.client.http.HttpMatrixClient;
import dev.althing.matrix.client.http.HttpTransport;
import dev.althing.matrix.client.http.Tokens;
import dev.althing.matrix.id.DeviceId;
import dev.althing.matrix.id.UserId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An account that is signed in.
 *
 * @param client makes calls in its name, and keeps it signed in
 * @param device which device it is; a token may have none
 */
public record Session(MatrixClient client, Optional<DeviceId> device) {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final int DEVICE_LETTERS = 10;

  /** Who is signed in. */
  public UserId user() {
    return client.user();
  }

  /**
   * Signs in, or goes on with the session that is stored.
   *
   * <p>Fails with a {@link dev.althing.matrix.client.MatrixException}: to be tried again when its
   * error is transient, unless it needs an operator.
   *
   * @param random chooses a name for the device, once
   */
  public static CompletionStage<Session> open(
      Credentials credentials,
      HttpTransport transport,
      SessionStore store,
      RandomGenerator random) {
    return CompletableFuture.supplyAsync(
            () -> tokens(credentials, transport, store, random), transport.tools().blocking())
        .thenCompose(tokens -> of(transport, tokens));
  }

  /** The session that those tokens belong to. */
  static CompletionStage<Session> of(HttpTransport transport, Tokens tokens) {
    return HttpMatrixClient.whoami(transport, tokens)
        .thenApply(who -> opened(transport, tokens, who));
  }

  private static Session opened(HttpTransport transport, Tokens tokens, Whoami who) {
    if (who.device().isEmpty()) {
      LOG.warn(
          "the access token of {} belongs to no device: the homeserver may not recognise a message"
              + " that is sent again, so that it could appear twice",
          who.user());
    }
    return new Session(new HttpMatrixClient(transport, tokens, who.user()), who.device());
  }

  private static Tokens tokens(
      Credentials credentials,
      HttpTransport transport,
      SessionStore store,
      RandomGenerator random) {
    if (credentials instanceof Credentials.Password password) {
      StoredSession session = stored(password, transport, store, random);
      return new StoredTokens(Optional.of(password), transport, store, session);
    }
    if (credentials instanceof Credentials.Kept kept) {
      StoredSession session = kept(kept, transport, store);
      return new StoredTokens(Optional.empty(), transport, store, session);
    }
    if (credentials instanceof Credentials.Token given) {
      return GivenToken.fixed(given.token());
    }
    if (credentials instanceof Credentials.TokenFile given) {
      return GivenToken.inFile(given.file(), transport.tools().blocking());
    }
    throw new AssertionError(credentials);
  }

  /** The device is chosen and stored first, so that a crash while signing in leaves no second. */
  private static StoredSession stored(
      Credentials.Password password,
      HttpTransport transport,
      SessionStore store,
      RandomGenerator random) {
    String homeserver = transport.base().toString();
    Optional<StoredSession> known = store.load();
    if (known.isPresent() && known.get().isOf(password.user(), homeserver)) {
      return known.get();
    }
    known.ifPresent(
        other -> LOG.warn("the session stored is of {}, starting a new one", other.user()));
    StoredSession fresh = unsigned(homeserver, password.user(), random);
    store.save(fresh);
    return fresh;
  }

  /** A session as a new device that nobody has signed in to. */
  static StoredSession unsigned(String homeserver, String user, RandomGenerator random) {
    return new StoredSession(homeserver, user, device(random), Optional.empty());
  }

  /** A token goes to nobody but the homeserver that gave it. */
  private static StoredSession kept(
      Credentials.Kept kept, HttpTransport transport, SessionStore store) {
    StoredSession session =
        store.load().filter(it -> it.grant().isPresent()).orElseThrow(NobodySignedIn::yet);
    String homeserver = transport.base().toString();
    if (!session.homeserver().equals(homeserver)) {
      throw NobodySignedIn.elsewhere(session.homeserver(), homeserver);
    }
    kept.user()
        .filter(user -> !session.isOf(user, homeserver))
        .ifPresent(
            user -> {
              throw NobodySignedIn.as(user, session.user());
            });
    return session;
  }

  private static DeviceId device(RandomGenerator random) {
    var name = new StringBuilder("ALTHING_");
    for (int i = 0; i < DEVICE_LETTERS; i++) {
      name.append((char) ('A' + random.nextInt(26)));
    }
    return new DeviceId(name.toString());
  }
}
