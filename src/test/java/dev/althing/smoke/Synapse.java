package dev.althing.smoke;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A Synapse that {@code .ci/synapse/start} has started, which has told the environment about it.
 *
 * @param address the base of its client-server API
 * @param secret what accounts are registered with
 */
public record Synapse(URI address, String secret) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int FAILED_LOGINS = 4;
  private static final AtomicInteger ELSEWHERE = new AtomicInteger();

  public static Synapse ofEnvironment() {
    return new Synapse(
        URI.create(setting("SYNAPSE_URL")), setting("SYNAPSE_REGISTRATION_SHARED_SECRET"));
  }

  /** Whether it limits everybody as Synapse does unless told otherwise. */
  static boolean hasStockLimits() {
    return "stock-limits".equals(System.getenv("SYNAPSE_LIMITS"));
  }

  private static String setting(String name) {
    return Optional.ofNullable(System.getenv(name))
        .orElseThrow(() -> new AssertionError(name + " is not set; see .ci/synapse/start"));
  }

  /** Makes an account with the rate limits of everybody. */
  public Person register(String name, String password, boolean isAdmin) {
    String path = "/_synapse/admin/v1/register";
    String nonce = call("GET", path, Optional.empty(), Optional.empty()).path("nonce").asText();
    String signed = String.join("\0", nonce, name, password, isAdmin ? "admin" : "notadmin");
    ObjectNode body =
        Json.object()
            .put("nonce", nonce)
            .put("username", name)
            .put("password", password)
            .put("admin", isAdmin)
            .put("mac", mac(signed));
    return person(call("POST", path, Optional.of(body), Optional.empty()));
  }

  /** Signs in once more, from an address of its own: logins from one address are limited. */
  Person login(String user, String password) {
    return person(answered(attempt(user, password)));
  }

  /** Signs in with wrong passwords until the homeserver makes the user wait, if it does. */
  void mistype(String user) {
    for (int i = 0; i < FAILED_LOGINS; i++) {
      int status = attempt(user, "wrong").statusCode();
      if (status != 403 && status != 429) {
        throw new AssertionError("a wrong password was answered with " + status);
      }
    }
  }

  private HttpResponse<String> attempt(String user, String password) {
    ObjectNode body = Json.object().put("type", "m.login.password").put("password", password);
    body.putObject("identifier").put("type", "m.id.user").put("user", user);
    String path = "/_matrix/client/v3/login";
    HttpRequest.Builder login = request("POST", path, Optional.of(body), Optional.empty());
    return sent(login.header("X-Forwarded-For", "10.0.0." + ELSEWHERE.incrementAndGet()));
  }

  private Person person(ObjectNode answer) {
    return new Person(this, answer.path("user_id").asText(), answer.path("access_token").asText());
  }

  private String mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Asks something that must succeed. */
  ObjectNode call(String method, String path, Optional<ObjectNode> body, Optional<String> token) {
    return answered(sent(request(method, path, body, token)));
  }

  private HttpRequest.Builder request(
      String method, String path, Optional<ObjectNode> body, Optional<String> token) {
    BodyPublisher publisher =
        body.map(json -> BodyPublishers.ofString(Json.write(json))).orElse(BodyPublishers.noBody());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(Duration.ofMinutes(2))
            .method(method, publisher);
    token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
    return request;
  }

  private static HttpResponse<String> sent(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static ObjectNode answered(HttpResponse<String> response) {
    HttpRequest request = response.request();
    if (response.statusCode() != 200) {
      throw new AssertionError(
          "%s %s: %d %s"
              .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
    }
    return Json.readObject(response.body()).orElseThrow();
  }
}
