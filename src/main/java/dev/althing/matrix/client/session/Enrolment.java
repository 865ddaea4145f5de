package dev.althing.matrix.client.session;

import dev.althing.config.CannotStart;
import dev.althing.config.HomeserverSettings.Login;
import dev.althing.config.HomeserverSettings.Remote;
import dev.althing.config.Secret;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.http.Call;
import dev.althing.matrix.client.http.HttpTransport;
import dev.althing.matrix.client.http.Tokens;
import dev.althing.matrix.id.DeviceId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * A sign-in by hand, kept for the runs to come. Nothing stored is touched until it has succeeded;
 * who signed in here before stays the same device.
 */
public final class Enrolment {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final String BY_PASSWORD = "m.login.password";
  private static final String NO_PASSWORDS =
      "this homeserver takes no passwords; sign in with a client, copy its access token and give"
          + " that instead (login --token)";
  private static final String NO_DEVICE =
      "this access token belongs to no device; put it into a file and give that as"
          + " ALTHING_ACCESS_TOKEN_FILE";

  private final HttpTransport.Tools tools;
  private final SessionStore store;
  private final RandomGenerator random;

  public Enrolment(HttpTransport.Tools tools, SessionStore store, RandomGenerator random) {
    this.tools = tools;
    this.store = store;
    this.random = random;
  }

  /**
   * Signs in, once. Fails with a {@link MatrixException} when the homeserver does not let us in or
   * is away, and with {@link CannotStart} when there is no way in like this.
   */
  public CompletionStage<Session> enter(Remote homeserver) {
    return new Discovery(tools)
        .find(homeserver.address().text())
        .thenCompose(
            transport ->
                homeserver.login() instanceof Login.Token token
                    ? byToken(token, transport)
                    : byPassword(homeserver, transport));
  }

  private CompletionStage<Session> byToken(Login.Token login, HttpTransport transport) {
    return Session.of(transport, GivenToken.fixed(login.token()))
        .thenApplyAsync(
            session -> {
              keep(session, login.token(), transport);
              return session;
            },
            tools.blocking());
  }

  private void keep(Session session, Secret token, HttpTransport transport) {
    DeviceId device = session.device().orElseThrow(() -> new CannotStart(NO_DEVICE));
    var grant = new Grant(token, Optional.empty(), Optional.empty());
    store.save(
        new StoredSession(
            transport.base().toString(), session.user().value(), device, Optional.of(grant)));
  }

  private CompletionStage<Session> byPassword(Remote homeserver, HttpTransport transport) {
    var password = (Credentials.Password) SignIn.credentials(homeserver);
    return mustTakePasswords(transport)
        .thenApplyAsync(yes -> tokens(password, transport), tools.blocking())
        .thenCompose(tokens -> Session.of(transport, tokens));
  }

  private Tokens tokens(Credentials.Password password, HttpTransport transport) {
    String base = transport.base().toString();
    StoredSession session =
        store
            .load()
            .filter(it -> it.isOf(password.user(), base))
            .map(StoredSession::withoutGrant)
            .orElseGet(() -> Session.unsigned(base, password.user(), random));
    return new StoredTokens(Optional.of(password), transport, store, session);
  }

  /** Some homeservers sign people in on a web page only. */
  private static CompletionStage<Void> mustTakePasswords(HttpTransport transport) {
    return transport
        .json(Call.to(Endpoint.LOGIN_FLOWS).within(DEADLINE), Optional.empty())
        .thenAccept(
            answer -> {
              if (!answer.path("flows").findValuesAsText("type").contains(BY_PASSWORD)) {
                throw new CannotStart(NO_PASSWORDS);
              }
            });
  }
}
