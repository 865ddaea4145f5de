package dev.althing.sandbox;

import static dev.althing.sandbox.Caller.V3;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndpointsTest {
  private static final Set<String> OPEN =
      Set.of(
          "GET /_matrix/client/versions",
          "GET /.well-known/matrix/client",
          "GET /_matrix/client/v3/login",
          "POST /_matrix/client/v3/login",
          "POST /_matrix/client/v3/register",
          "GET /_matrix/client/v3/register/available",
          "POST /_matrix/client/v3/refresh",
          "GET /_matrix/client/v3/directory/room/{alias}",
          "GET /_matrix/client/v3/directory/list/room/{room}",
          "GET /_matrix/client/v3/profile/{user}",
          "GET /_matrix/client/v3/profile/{user}/{field}",
          "GET /",
          "GET /chat.js",
          "GET /chat.css");

  private final Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory());
  private final Caller nobody = Caller.nobody(sandbox);

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void everythingThatIsNotOpenAsksForAToken() {
    List<String> endpoints = sandbox.endpoints();

    assertThat(endpoints).doesNotHaveDuplicates().containsAll(OPEN);
    for (String endpoint : endpoints) {
      if (OPEN.contains(endpoint) || endpoint.contains("/_sandbox/")) {
        continue;
      }
      String[] parts = endpoint.split(" ");
      var reply = nobody.call(parts[0], parts[1].replaceAll("\\{\\w+}", "x"), null);
      assertThat(reply.errcode()).as(endpoint).isEqualTo("M_MISSING_TOKEN");
    }
  }

  @Test
  void unknownPathsAndMethodsAreSaidToBeSo() {
    assertThat(nobody.get(V3 + "/nothing").status()).isEqualTo(404);
    assertThat(nobody.get(V3 + "/nothing").errcode()).isEqualTo("M_UNRECOGNIZED");
    assertThat(nobody.delete(V3 + "/sync").status()).isEqualTo(405);
    assertThat(nobody.delete(V3 + "/sync").errcode()).isEqualTo("M_UNRECOGNIZED");
  }

  @Test
  void browsersMayCallTheMatrixApiButNotTheTestHooks() throws Exception {
    var preflight = nobody.call("OPTIONS", V3 + "/sync", null);
    assertThat(preflight.status()).isEqualTo(200);
    assertThat(preflight.raw().headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(preflight.raw().headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
        .contains("Authorization")
        .doesNotContainIgnoringCase("sandbox");

    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.url() + "/_sandbox/faults"))
            .PUT(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    var refused = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(refused.statusCode()).isEqualTo(403);
  }

  @Test
  void theChatPageIsServedWithAStrictPolicy() {
    for (String file : List.of("/", "/chat.js", "/chat.css")) {
      var reply = nobody.get(file);

      assertThat(reply.status()).isEqualTo(200);
      String policy = reply.raw().headers().firstValue("Content-Security-Policy").orElseThrow();
      assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe");
    }
    String page = new String(nobody.get("/").raw().body(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(page).contains("<script src=\"/chat.js\"").doesNotContain("onclick", "style=");
    String script =
        new String(nobody.get("/chat.js").raw().body(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(script).doesNotContain("innerHTML", "eval(", "document.write");
  }
}
