package dev.althing.matrix.client.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.client.RawServer;
import dev.althing.matrix.client.RawServer.Peer;
import dev.althing.matrix.client.RawServer.Request;
import dev.althing.matrix.client.Wire;
import dev.althing.matrix.client.http.HttpTransport;
import dev.althing.matrix.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A homeserver that knows one account and nothing but sessions, and can be made to refuse. */
final class FakeAccounts implements AutoCloseable {
  static final String PASSWORD = "open sesame";

  private final RawServer server;
  private int issued;
  private String token = "";
  private String refresh = "";
  private Optional<String> device = Optional.empty();
  private Optional<Refused> loginRefusal = Optional.empty();
  private Optional<Refused> refreshRefusal = Optional.empty();
  private Optional<Refused> callRefusal = Optional.empty();
  private boolean refreshes = true;
  private String flow = "m.login.password";
  private CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

  private record Refused(int status, String body) {}

  FakeAccounts() throws IOException {
    server = new RawServer(this::play);
  }

  HttpTransport transport(InstantSource clock) {
    return new HttpTransport(server.address(), Wire.tools(clock));
  }

  /** The requests to a path, as they came. */
  List<Request> asked(String endpoint) {
    return server.requests().stream().filter(r -> r.path().endsWith(endpoint)).toList();
  }

  synchronized void refuseLogin(int status, String errcode) {
    loginRefusal = refused(status, errcode);
  }

  synchronized void refuseRefresh(int status, String errcode) {
    refreshRefusal = refused(status, errcode);
  }

  synchronized void refuseCalls(int status, String errcode) {
    callRefusal = refused(status, errcode);
  }

  synchronized void refuseNothing() {
    loginRefusal = Optional.empty();
    refreshRefusal = Optional.empty();
    callRefusal = Optional.empty();
  }

  synchronized void giveNoRefreshTokens() {
    refreshes = false;
  }

  synchronized void signInOnAWebPageOnly() {
    flow = "m.login.sso";
  }

  URI address() {
    return server.address();
  }

  /** Lets sign-ins and refreshes wait for the future. */
  synchronized void holdUntil(CompletableFuture<Void> opened) {
    gate = opened;
  }

  synchronized void useTokenWithoutDevice(String given) {
    token = given;
    device = Optional.empty();
  }

  synchronized void endToken() {
    token = "none";
  }

  synchronized String token() {
    return token;
  }

  synchronized String refreshToken() {
    return refresh;
  }

  private static Optional<Refused> refused(int status, String errcode) {
    ObjectNode body = Json.object().put("errcode", errcode).put("error", "because");
    if (status == 429) {
      body.put("retry_after_ms", 60_000);
    }
    return Optional.of(new Refused(status, Json.write(body)));
  }

  private void play(Request request, Peer peer) throws Exception {
    String path = request.path();
    if (path.endsWith("/login") || path.endsWith("/refresh")) {
      CompletableFuture<Void> wait;
      synchronized (this) {
        wait = gate;
      }
      wait.get();
    }
    Refused answer = answer(request);
    peer.answer(answer.status(), answer.body());
  }

  private synchronized Refused answer(Request request) {
    String path = request.path();
    ObjectNode body = Json.readObject(request.body()).orElseGet(Json::object);
    if (path.endsWith("/versions")) {
      return new Refused(200, "{\"versions\":[\"v1.12\"]}");
    }
    if (path.endsWith("/login") && request.method().equals("GET")) {
      return new Refused(200, "{\"flows\":[{\"type\":\"%s\"}]}".formatted(flow));
    }
    if (path.endsWith("/login")) {
      return loginRefusal.orElseGet(() -> login(body));
    }
    if (path.endsWith("/refresh")) {
      return refreshRefusal.orElseGet(() -> refreshed(body));
    }
    if (callRefusal.isPresent()) {
      return callRefusal.get();
    }
    if (!request.token().equals(token)) {
      return refused(401, "M_UNKNOWN_TOKEN").orElseThrow();
    }
    ObjectNode who = Json.object().put("user_id", "@bot:fake");
    device.ifPresent(id -> who.put("device_id", id));
    who.putArray("joined_rooms");
    return new Refused(200, Json.write(who));
  }

  private Refused login(ObjectNode body) {
    if (!body.path("password").asText().equals(PASSWORD)) {
      return refused(403, "M_FORBIDDEN").orElseThrow();
    }
    device = Optional.of(body.path("device_id").asText());
    return issue();
  }

  private Refused refreshed(ObjectNode body) {
    return body.path("refresh_token").asText().equals(refresh)
        ? issue()
        : refused(401, "M_UNKNOWN_TOKEN").orElseThrow();
  }

  private Refused issue() {
    issued++;
    token = "access-" + issued;
    ObjectNode answer = Json.object().put("access_token", token);
    if (refreshes) {
      refresh = "refresh-" + issued;
      answer.put("refresh_token", refresh).put("expires_in_ms", 300_000);
    }
    return new Refused(200, Json.write(answer));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
