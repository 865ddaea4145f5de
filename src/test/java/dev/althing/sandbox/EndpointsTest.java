package dev.althing.sandbox;

import static dev.althing.sandbox.Caller.V3;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.sandbox.page.Hint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
          "GET /chat.css",
          "GET /page/icon.svg",
          "GET /page/commands");

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
      if (OPEN.contains(endpoint)
          || endpoint.contains("/_sandbox/")
          || endpoint.matches("GET /page/\\w+\\.js")) {
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
    List<String> files =
        sandbox.endpoints().stream()
            .filter(endpoint -> endpoint.matches("GET /(page/.*|chat.*|)"))
            .map(endpoint -> endpoint.substring("GET ".length()))
            .filter(path -> !path.equals("/page/commands"))
            .toList();
    assertThat(files).contains("/", "/chat.css", "/page/main.js");
    for (String file : files) {
      var headers = nobody.get(file).ok().raw().headers();

      assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe", "*", "http");
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(headers.firstValue("Content-Type").orElseThrow())
          .startsWith(file.endsWith(".js") ? "text/javascript" : typeOf(file));
    }
    assertThat(text("/"))
        .contains("<script type=\"module\" src=\"/page/main.js\"")
        .doesNotContain("onclick", "style=", "http");
  }

  private static String typeOf(String file) {
    return switch (file) {
      case "/" -> "text/html";
      case "/chat.css" -> "text/css";
      default -> "image/svg+xml";
    };
  }

  private String text(String path) {
    return new String(nobody.get(path).ok().raw().body(), StandardCharsets.UTF_8);
  }

  @Test
  void theScriptsOfThePageAreAllServedSmallAndWriteNoMarkup() throws Exception {
    Path folder = Path.of("src/main/resources/sandbox/page");
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".js")).toList()) {
        String script = text("/page/" + file.getFileName());

        assertThat(script.lines().count()).as("%s", file).isLessThan(300);
        assertThat(script)
            .as("%s", file)
            .doesNotContain(
                "innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "document.write");
      }
    }
  }

  @Test
  void theSuggestionsOfThePageComeInTheLanguageAskedFor() {
    sandbox
        .hints()
        .come(locale -> List.of(new Hint("!roll", "!roll <dice>", locale.getLanguage(), "")));

    assertThat(nobody.get("/page/commands?lang=de").ok().text("/0/summary")).isEqualTo("de");
    assertThat(nobody.get("/page/commands").ok().text("/0/summary")).isEqualTo("en");
    assertThat(nobody.get("/page/commands?lang=!!").ok().text("/0/usage"))
        .isEqualTo("!roll <dice>");
  }
}
