package dev.althing.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The floor: the least that answers {@code !ping}. The question comes with {@code /sync}, the
 * answer goes with a PUT; it keeps nothing, checks nothing, and loses what a limited timeline
 * leaves out.
 */
final class BareBot {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILTER =
      """
      {"presence":{"types":[]},"account_data":{"types":[]},"room":{"ephemeral":{"types":[]},\
      "account_data":{"types":[]},"state":{"lazy_load_members":true},\
      "timeline":{"lazy_load_members":true,"limit":10}}}""";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String home;
  private final String token;

  private BareBot(String home, String token) {
    this.home = home;
    this.token = token;
  }

  /** Runs until it is ended; where and as whom is in the environment. */
  public static void main(String[] args) throws Exception {
    Map<String, String> environment = System.getenv();
    new BareBot(environment.get("BARE_HOMESERVER"), environment.get("BARE_TOKEN")).run();
  }

  private void run() throws IOException, InterruptedException {
    String sync = "/sync?filter=" + encoded(FILTER) + "&timeout=";
    String since = call("GET", sync + "0", "").path("next_batch").asText();
    System.out.println("I am running.");
    while (true) {
      JsonNode news = call("GET", sync + "30000&since=" + encoded(since), "");
      for (Map.Entry<String, JsonNode> room : news.at("/rooms/join").properties()) {
        for (JsonNode event : room.getValue().at("/timeline/events")) {
          if (event.at("/content/body").asText().equals("!ping")) {
            answer(room.getKey(), event.path("event_id").asText());
          }
        }
      }
      since = news.path("next_batch").asText();
    }
  }

  private void answer(String room, String question) throws IOException, InterruptedException {
    ObjectNode content = JSON.createObjectNode().put("msgtype", "m.notice").put("body", "Pong.");
    content.putObject("m.relates_to").putObject("m.in_reply_to").put("event_id", question);
    String path = "/rooms/" + encoded(room) + "/send/m.room.message/" + encoded(question);
    call("PUT", path, content.toString());
  }

  private JsonNode call(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(home + "/_matrix/client/v3" + path))
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(new String(answer.body(), StandardCharsets.UTF_8));
    }
    return JSON.readTree(answer.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
