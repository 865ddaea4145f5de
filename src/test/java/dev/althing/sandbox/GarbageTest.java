package dev.althing.sandbox;

import static dev.althing.sandbox.Caller.V3;
import static dev.althing.sandbox.Caller.enc;
import static dev.althing.sandbox.Caller.json;
import static dev.althing.sandbox.Caller.room;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.traffic.Faults;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever somebody sends, it is answered as the specification says, and nobody else notices. */
class GarbageTest {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  /** What no endpoint takes for a name, as it stands in a path. */
  private static final List<String> NAMES =
      List.of(
          "x",
          "%00",
          "%0D%0A",
          "%FF%FE",
          "%ED%A0%80",
          "%F0%9F%98%80",
          "..%2F..%2Fetc",
          "!",
          "@",
          "%23",
          "%23:",
          "@:",
          "-1",
          "99999999999999999999",
          "%7B%7D",
          "n".repeat(3000));

  private static final List<String> QUERIES =
      List.of(
          "limit=-1&dir=sideways&from=x&to=y&since=z",
          "limit=99999999999999&max_depth=x&at=now&ts=then",
          "dir=b&from=s999999999999999999&to=s0&limit=0",
          "since=s999999999999999999_999999999999999999",
          "filter=%7B&format=%00&membership=%FF&user_id=&username=%20",
          "filter=%5B%5D",
          "filter=%7B%22room%22:%7B%22timeline%22:7%7D%7D",
          "filter=%7B%22room%22:%7B%22timeline%22:%7B%22types%22:%5B7%5D,%22limit%22:%22x%22%7D%7D%7D",
          "filter=99&full_state=maybe&set_presence=gone",
          "width=x&height=-9&method=melt&include=some&before=a&after=b&lang=%00&kind=guest",
          "width=99999999999&height=99999999999&ts=99999999999999999999&suggested_only=7",
          "a=1&a=2&&&=&%00=%00");

  private static final List<JsonNode> WRONG =
      List.of(
          read("null"),
          read("true"),
          read("-7"),
          read("1.5e300"),
          read("123456789012345678901234567890"),
          read("''"),
          read("'\\u0000\\r\\n/..'"),
          read("'@:'"),
          read("[]"),
          read("[null,7,[[]],{}]"),
          read("{}"),
          read("{'':{'':[]},'type':[],'m.relates_to':7}"));

  private final Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory());
  private Caller alice;
  private Caller bob;
  private String leaver;
  private String room;
  private String event;
  private int sent;

  @BeforeEach
  void talkers() {
    alice = Caller.register(sandbox, "alice");
    bob = Caller.register(sandbox, "bob");
    leaver = Caller.register(sandbox, "leaver").userId();
    room = alice.createRoom("{'preset':'public_chat','visibility':'public','name':'Tavern'}");
    bob.join(room);
    event = alice.say(room, "hello", "t0");
  }

  @AfterEach
  void everybodyElseGoesOn() {
    sandbox.faults(Faults.none());
    var carol = Caller.register(sandbox, "carol");
    String other = carol.createRoom("{'preset':'public_chat'}");
    String said = carol.say(other, "still here", "t");
    JsonNode joined = carol.sync("").body().at("/rooms/join").path(other);

    assertThat(joined.toString()).contains(said);
    assertThat(carol.get(V3 + "/publicRooms").ok().body().path("chunk").isArray()).isTrue();
    sandbox.close();
  }

  @Test
  void bodiesThatAreNoneAreRefused() {
    List<byte[]> bodies =
        List.of(
            new byte[0],
            bytes("no json"),
            bytes("{"),
            bytes("{} {}"),
            bytes("null"),
            bytes("7"),
            bytes("\"text\""),
            bytes("[{}]"),
            bytes("{\"a\":NaN}"),
            bytes("{\"a\":1,\"a\":2}"),
            bytes("\ufeff{}"),
            bytes("{\"\\ud800\":\"\\udfff\"}"),
            bytes("{\"type\":\"\\ud800\"}"),
            bytes("{\"a\":\"\u0000\"}"),
            new byte[] {'{', '"', (byte) 0xff, (byte) 0xc0, '"', ':', '1', '}'},
            new byte[] {0, 0, 0, 0},
            bytes("[".repeat(200_000)),
            bytes("{\"a\":".repeat(200_000)),
            bytes("{\"a\":" + "9".repeat(100_000) + "}"),
            bytes("{\"a\":\"" + "x".repeat(3_000_000) + "\"}"));
    for (String endpoint : sandbox.endpoints()) {
      for (byte[] body : bodies) {
        send(endpoint, good(endpoint), "", body);
      }
    }
    assertThat(sent).isGreaterThan(1000);
  }

  @Test
  void valuesOfTheWrongKindAreRefusedOrTakenAsTheyAre() {
    GoodBodies.of(event)
        .forEach(
            (endpoint, body) -> {
              for (JsonNode wrong : WRONG) {
                for (JsonNode spoilt : spoilt(body, wrong)) {
                  send(endpoint, good(endpoint), "", Nodes.bytes(spoilt));
                }
              }
            });
    assertThat(sent).isGreaterThan(1000);
    readEverything();
  }

  @Test
  void namesAndQueriesThatAreNoneAreRefused() {
    for (String endpoint : sandbox.endpoints()) {
      for (String name : NAMES) {
        String path = pathOf(endpoint);
        Matcher parameter = PARAMETER.matcher(path);
        while (parameter.find()) {
          String spoilt =
              path.substring(0, parameter.start()) + name + path.substring(parameter.end());
          send(endpoint, filled(spoilt), "", bytes("{}"));
        }
      }
      for (String query : QUERIES) {
        send(endpoint, good(endpoint), "?" + query, bytes("{}"));
      }
    }
    assertThat(sent).isGreaterThan(1000);
    readEverything();
  }

  @Test
  void withoutATokenNothingIsReadOfWhatSomebodySends() {
    var nobody = Caller.nobody(sandbox);
    for (String endpoint : sandbox.endpoints()) {
      for (String body : List.of("", "no json", "[]", "{\"a\":".repeat(100_000))) {
        check(endpoint, nobody.call(method(endpoint), good(endpoint), bytes(body)));
      }
    }
  }

  @Test
  void requestsThatAreHardlyHttpAreAnsweredInJson() throws IOException {
    for (String target :
        List.of(
            "/_matrix/client/v3/rooms/%zz/messages",
            "/_matrix/client/v3/rooms/%/messages",
            "/_matrix/client/v3/sync?since=%zz",
            "/_matrix/client/v3/sync?%",
            "/_matrix/client/v3/rooms/\u00ff/messages",
            "/_matrix/client/v3/rooms/a b/messages",
            "/_matrix/client/v3/rooms/<>\"{}|\\^`/messages",
            "//_matrix//client//v3//sync",
            "/_matrix/client/v3/../v3/sync/../../..",
            "/" + "a/".repeat(20_000),
            "/_matrix/client/v3/sync?" + "a".repeat(100_000))) {
      String answer = raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n");
      assertThat(answer).as(target).startsWith("HTTP/1.1 4").contains("\"errcode\":\"M_");
    }
    for (String request :
        List.of(
            "BREW /_matrix/client/v3/sync HTTP/1.1\r\nHost: localhost\r\n",
            "GET /_matrix/client/v3/sync HTTP/1.1\r\nHost: localhost\r\nAuthorization: \u0001\r\n",
            "GET /_matrix/client/v3/sync HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer\r\n",
            "GET /_matrix/client/v3/sync HTTP/1.1\r\nHost: elsewhere.example\r\n",
            "GET /_matrix/client/v3/sync HTTP/1.1\r\nHost: localhost\r\nX: "
                + "y".repeat(100_000)
                + "\r\n",
            "POST /_matrix/client/v3/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n",
            "POST /_matrix/client/v3/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: ;;;\r\n")) {
      assertThat(raw(request)).as(request).startsWith("HTTP/1.1 4").contains("\"errcode\":\"M_");
    }
  }

  /** A request by hand, and all that comes back. */
  private String raw(String head) throws IOException {
    try (var socket = new Socket("127.0.0.1", sandbox.port())) {
      socket.setSoTimeout(30_000);
      String request = head + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What others would read of a room that somebody has filled with garbage. */
  private void readEverything() {
    String since = bob.sync("").text("/next_batch");
    bob.sync("full_state=true&since=" + since);
    for (String path :
        List.of("/state", "/members", "/joined_members", "/aliases", "/messages?dir=b&limit=999")) {
      bob.get(room(room) + path).ok();
    }
    bob.get("/_matrix/client/v1/rooms/" + enc(room) + "/hierarchy").ok();
    bob.get("/_matrix/client/v1/rooms/" + enc(room) + "/threads").ok();
    bob.get(V3 + "/publicRooms").ok();
    bob.post(V3 + "/user_directory/search", json("{'search_term':'a'}")).ok();
    alice.sync("");
  }

  private void send(String endpoint, String path, String query, byte[] body) {
    boolean pure = method(endpoint).equals("GET");
    check(
        endpoint + " " + path + query + " " + excerpt(body),
        sender(endpoint).call(method(endpoint), path + query, pure ? null : body));
    sent++;
  }

  /** Who ends sessions does so with one of their own. */
  private Caller sender(String endpoint) {
    return endpoint.contains("/logout")
        ? new Caller(sandbox, alice.userId(), sandbox.seed().login(leaver, "GONE"))
        : alice;
  }

  private static void check(String what, Caller.Reply reply) {
    assertThat(reply.status()).as("%s: %s", what, reply.body()).isLessThan(500);
    boolean asksForMore = reply.status() == 401 && reply.body().path("flows").isArray();
    if (reply.status() >= 400 && !asksForMore) {
      assertThat(reply.errcode()).as(what).startsWith("M_");
      assertThat(reply.body().path("error").isTextual()).as(what).isTrue();
    }
  }

  private static String method(String endpoint) {
    return endpoint.substring(0, endpoint.indexOf(' '));
  }

  private static String pathOf(String endpoint) {
    return endpoint.substring(endpoint.indexOf(' ') + 1);
  }

  private String good(String endpoint) {
    return filled(pathOf(endpoint));
  }

  /** A path whose parameters are things that are there. */
  private String filled(String path) {
    return PARAMETER
        .matcher(path)
        .replaceAll(
            found ->
                switch (found.group(1)) {
                  case "room" -> enc(room);
                  case "user" -> enc(alice.userId());
                  case "event" -> enc(event);
                  case "alias" -> enc("#tavern:sandbox.localhost");
                  case "txn" -> "t" + sent;
                  case "kind" -> "override";
                  case "rel" -> "m.thread";
                  case "server" -> "sandbox.localhost";
                  default -> "m.read";
                });
  }

  /** A tree with the wrong value in one place, for each of its places. */
  private static List<JsonNode> spoilt(JsonNode tree, JsonNode wrong) {
    List<JsonNode> all = new ArrayList<>(List.of(wrong));
    if (tree instanceof ObjectNode object) {
      for (var field : object.properties()) {
        for (JsonNode value : spoilt(field.getValue(), wrong)) {
          all.add(object.deepCopy().set(field.getKey(), value));
        }
      }
    } else if (tree instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        for (JsonNode value : spoilt(array.get(i), wrong)) {
          ArrayNode copy = array.deepCopy();
          copy.set(i, value);
          all.add(copy);
        }
      }
    }
    return all;
  }

  private static JsonNode read(String text) {
    return json("{'value':" + text + "}").path("value");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String excerpt(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }
}
