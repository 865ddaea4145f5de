package dev.althing.matrix.client.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.config.Secret;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.MatrixError.SignedOut;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.http.Call;
import dev.althing.matrix.client.session.Credentials;
import dev.althing.matrix.client.session.Session;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How an account is signed in, and stays so. */
abstract class SessionContract extends Contract {
  SessionContract(Host host) {
    super(host);
  }

  @Test
  @Covers(Endpoint.WELL_KNOWN)
  void saysWhereItIs() {
    ObjectNode answer = await(transport().json(Call.to(Endpoint.WELL_KNOWN), Optional.empty()));

    assertThat(URI.create(answer.at("/m.homeserver/base_url").asText()).getPort())
        .isEqualTo(host().address().getPort());
  }

  @Test
  @Covers(Endpoint.LOGIN_FLOWS)
  void takesPasswords() {
    ObjectNode answer = await(transport().json(Call.to(Endpoint.LOGIN_FLOWS), Optional.empty()));

    assertThat(answer.path("flows").findValuesAsText("type")).contains("m.login.password");
  }

  @Test
  @Covers({Endpoint.LOGIN, Endpoint.WHOAMI})
  void signsInOnceAndGoesOnAsTheSameDevice() throws Exception {
    UserId user = newcomer("carol").user();
    Path file = folder.resolve("carol.json");

    Session first = session(password(user), file);
    String stored = Files.readString(file);
    Session second = session(password(user), file);

    assertThat(second.device()).isEqualTo(first.device()).isPresent();
    assertThat(Files.readString(file)).isEqualTo(stored);
    assertThat(await(first.client().whoami()).user()).isEqualTo(user);
  }

  @Test
  @Covers(Endpoint.LOGIN)
  void doesNotSignInWithAWrongPassword() throws Exception {
    UserId user = newcomer("carol").user();
    var wrong = new Credentials.Password(user.value(), new Secret("guess"), "Althing contract");

    Throwable failure =
        catchThrowable(() -> session(wrong, folder.resolve("wrong-" + user.localpart())));

    assertThat(failure).isInstanceOf(MatrixException.class);
    assertThat(((MatrixException) failure).error()).isInstanceOf(SignedOut.class);
    assertThat(failure.getMessage()).doesNotContain("guess");
  }

  @Test
  @Covers({Endpoint.REFRESH, Endpoint.WHOAMI})
  void tradesARefreshToken() throws Exception {
    UserId user = newcomer("carol").user();
    Path file = folder.resolve(fresh("carol"));
    Session session = session(password(user), file);
    ObjectNode stored = stored(file);
    assertThat(stored.has("refresh_token")).isTrue();
    Files.writeString(file, Json.write(stored.put("expires_at", 1)));

    Session refreshed = session(password(user), file);

    assertThat(refreshed.device()).isEqualTo(session.device());
    assertThat(stored(file).path("access_token")).isNotEqualTo(stored.path("access_token"));
  }

  @Test
  @Covers({Endpoint.LOGIN, Endpoint.JOINED_ROOMS})
  void signsInAgainAsTheSameDeviceWhenTheTokenIsRevoked() throws Exception {
    UserId user = newcomer("carol").user();
    Path file = folder.resolve(fresh("carol"));
    Session session = session(password(user), file);
    logOut(stored(file).path("access_token").asText());

    CompletableFuture<?>[] calls =
        Stream.generate(() -> session.client().joinedRooms().toCompletableFuture())
            .limit(10)
            .toArray(CompletableFuture[]::new);
    await(CompletableFuture.allOf(calls));

    assertThat(await(session.client().whoami()).device()).isEqualTo(session.device());
  }

  @Test
  @Covers(Endpoint.WHOAMI)
  void takesATokenThatIsGiven() throws Exception {
    UserId user = newcomer("carol").user();
    Path file = folder.resolve(fresh("carol"));
    session(password(user), file);
    var token = new Secret(stored(file).path("access_token").asText());

    Session session = session(new Credentials.Token(token), folder.resolve("unused"));
    logOut(token.reveal());

    assertThat(session.user()).isEqualTo(user);
    assertThat(session.device()).isPresent();
    assertThat(errorOf(session.client().joinedRooms())).isInstanceOf(SignedOut.class);
    assertThat(errorOf(session.client().joinedRooms())).isInstanceOf(SignedOut.class);
  }

  private static ObjectNode stored(Path file) throws Exception {
    return Json.readObject(Files.readString(file)).orElseThrow();
  }

  private void logOut(String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(host().address().resolve("/_matrix/client/v3/logout"))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    int status = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    assertThat(status).isEqualTo(200);
  }
}
