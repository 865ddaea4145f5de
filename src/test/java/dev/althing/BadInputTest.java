package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Json;
import dev.althing.testing.Databases;
import dev.althing.testing.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever strangers write, the bot goes on: no lost room, no failed sync, nothing put away. */
@ParameterizedClass
@EnumSource(Databases.class)
final class BadInputTest {
  private static final int LARGEST_EVENT = 65_536;

  private static final Map<Databases, BotRig> RIGS = new EnumMap<>(Databases.class);

  private static final AtomicInteger MARKS = new AtomicInteger();

  private final BotRig rig;
  private final List<String> told = new ArrayList<>();

  BadInputTest(Databases kind) {
    this.rig = RIGS.computeIfAbsent(kind, it -> BotRig.plan().on(it).start());
  }

  @AfterAll
  static void end() {
    RIGS.values().forEach(BotRig::close);
    RIGS.clear();
  }

  /** The bodies, as they stand between the quotes of JSON. */
  static Stream<Arguments> bodies() {
    return Stream.of(
        body("64 KiB of text", "!count " + "x".repeat(64_000)),
        body("64 KiB of command", "!" + "x".repeat(64_000)),
        body("64 KiB of prefixes", "!".repeat(64_000)),
        body("64 KiB of quotes", "!remind me " + "\\\"".repeat(32_000)),
        body("64 KiB of options", "!remind me " + "--a ".repeat(16_000)),
        body("64 KiB of lines", "!remind me " + "\\n".repeat(32_000)),
        body("64 KiB of quotation", "> \\n".repeat(15_000) + "!count"),
        body("control characters", "!cou\\u0007nt \\u0000\\u0001\\u001b[31m"),
        body("a command of control characters", "!\\u0000\\u0001\\u0002"),
        body("a NUL in a reminder", "!remind me in 10d a\\u0000b"),
        body("right to left overrides", "!\\u202ecount\\u202c \\u2066x"),
        body("a right to left reminder", "!remind me in 10d \\u202egnp.exe"),
        body("a lone high surrogate", "!remind me in 10d \\ud83d"),
        body("a lone low surrogate", "!remind me in 10d \\udc00 x"),
        body("a command of lone surrogates", "!\\ud83d\\ud83d"),
        body("a lone surrogate as prefix", "\\udc00count"),
        body("emoji with modifiers", "!👍🏽👩‍👩‍👧‍👦"),
        body("a command with emoji", "!count👍🏽 +"),
        body("emoji as an argument", "!count 🏳️‍🌈"),
        body("zalgo", "!c" + "\\u0301".repeat(10_000) + "ount"),
        body("a quote that never closes", "!remind me \\\"in 10m"),
        body("a quote that never closes, again", "!remind cancel \\\"1"),
        body("an integer beyond 64 bits", "!remind cancel 99999999999999999999999"),
        body("an integer of 10,000 digits", "!remind cancel " + "9".repeat(10_000)),
        body("a negative integer", "!remind cancel -9223372036854775809"),
        body("a duration of 10,000 digits", "!remind me in " + "9".repeat(10_000) + "d x"),
        body("a page beyond all", "!help 99999999999999999999"),
        body("a date that is none", "!remind me on 9999-99-99 x"),
        body("a date far away", "!remind me on 9999-12-31 x"),
        body("Markdown", "!help " + "*_`[".repeat(10_000)),
        body("a message pattern", "!help {0} {word} '{' %s"),
        body("brackets", "!remind me in 10d " + "[".repeat(1_500)));
  }

  private static Arguments body(String name, String json) {
    return Arguments.of(name, json);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void aBody(String name, String json) {
    String room = rig.room("alice", "bob");

    tells(room, "m.room.message", "{\"msgtype\":\"m.text\",\"body\":\"" + json + "\"}");

    assertAlive(room);
  }

  static Stream<Arguments> contents() {
    String text = "\"msgtype\":\"m.text\",\"body\":\"!count\"";
    String html = text + ",\"format\":\"org.matrix.custom.html\",\"formatted_body\":\"";
    return Stream.of(
        body("10,000 nested tags", "{" + html + "<b>".repeat(10_000) + "!count\"}"),
        body("10,000 unopened tags", "{" + html + "</div>".repeat(10_000) + "\"}"),
        body(
            "10,000 pills",
            "{" + html + "<a href='https://matrix.to/#/@a:b'>".repeat(1_500) + "\"}"),
        body("an unclosed tag", "{" + html + "<a href=\\\"" + "x".repeat(60_000) + "\"}"),
        body("nested arrays", "{" + text + ",\"x\":" + nested("[", "]", 30_000) + "}"),
        body("nested objects", "{" + text + ",\"x\":" + nested("{\"a\":", "1", "}", 10_000) + "}"),
        body(
            "nested relations",
            "{"
                + text
                + ",\"m.relates_to\":"
                + nested("{\"m.relates_to\":", "1", "}", 3_000)
                + "}"),
        body("a number of 10,000 digits", "{" + text + ",\"x\":" + "9".repeat(10_000) + "}"),
        body("a number beyond all", "{" + text + ",\"x\":1e999999999}"),
        body("no body", "{\"msgtype\":\"m.text\"}"),
        body("a body that is none", "{\"msgtype\":\"m.text\",\"body\":{\"a\":[1]}}"),
        body("a type that is none", "{\"msgtype\":7,\"body\":\"!count\"}"),
        body("relations that are none", "{" + text + ",\"m.relates_to\":[[[]]]}"),
        body("mentions that are none", "{" + text + ",\"m.mentions\":{\"user_ids\":[1,null,{}]}}"),
        body(
            "mentions of everybody",
            "{"
                + text
                + ",\"m.mentions\":{\"user_ids\":["
                + "\"@a:b\",".repeat(6_000)
                + "\"@c:d\"]}}"),
        body("nothing", "{}"));
  }

  private static String nested(String open, String close, int times) {
    return nested(open, "", close, times);
  }

  private static String nested(String open, String core, String close, int times) {
    return open.repeat(times) + core + close.repeat(times);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("contents")
  void aContent(String name, String json) {
    assertThat(json.length()).isLessThan(LARGEST_EVENT);
    String room = rig.room("alice", "bob");

    tells(room, "m.room.message", json);
    tells(room, "org.example.anything", json);
    tells(room, "m.reaction", json);

    assertAlive(room);
  }

  static Stream<Arguments> states() {
    return Stream.of("m.room.name", "m.room.power_levels", "m.room.member", "org.example.odd")
        .flatMap(
            type ->
                Stream.of("", "\\u0000", "a\\u0000b", "\\ud83d", "x".repeat(255), "'; drop table x")
                    .map(key -> Arguments.of(type, key)));
  }

  @ParameterizedTest
  @MethodSource("states")
  void aState(String type, String key) {
    String room = rig.room("alice", "bob");
    String mark = "mark" + MARKS.incrementAndGet();
    String plain = "\"type\":\"org.example.state\",\"state_key\":\"" + mark + "\"";
    rig.interpreter().says(plain, "\"type\":\"" + type + "\",\"state_key\":\"" + key + "\"");
    rig.interpreter()
        .says("\"odd " + mark + "\"", "{\"\\u0000\":\"\\udc00\\u0000\",\"users\":[7]}");

    rig.alice().puts(room, "org.example.state", mark, Json.object().put("odd", "odd " + mark));

    assertAlive(room);
    assertThat(rig.interpreter().hasSaid(plain)).isTrue();
    rig.alice().says(room, "!count +");
    assertThat(rig.said(room)).isEqualTo("1");
  }

  @Test
  void aUserIdOf255Bytes() {
    String longId = "@" + "ü".repeat(118) + ":sandbox.localhost";
    assertThat(longId.getBytes(StandardCharsets.UTF_8)).hasSize(255);
    rig.interpreter().says("@carol:sandbox.localhost", longId);
    String room = rig.room("carol", "bob");

    rig.person("carol").says(room, "!count +");
    assertThat(rig.said(room)).isEqualTo("1");
    rig.person("carol").says(room, "!remind me in 1s tea");
    assertThat(rig.said(room)).startsWith("⏰ I will remind you");
    assertThat(rig.heard(room).mentions()).containsExactly(longId);
    assertAlive(room);
  }

  /** Tells the bot a content that no server would take from a client. */
  private void tells(String room, String type, String json) {
    String mark = "mark" + MARKS.incrementAndGet();
    ObjectNode content = Person.text(mark);
    rig.interpreter().says(Json.write(content), json);
    rig.alice().sends(room, type, content);
    told.add(Json.write(content));
  }

  @Test
  void aCommandInTheFallbackOfAReply() {
    String room = rig.room("alice", "bob");
    String said = rig.bob().says(room, "!count +");
    assertThat(rig.said(room)).isEqualTo("1");

    rig.alice().replies(room, said, "> <" + rig.bob().id() + "> !count +\n> !count +\n\nfunny");

    rig.nothingElse(room, rig.bob());
  }

  @Test
  void clocksThatJump() {
    String room = rig.room("alice", "bob");
    try {
      for (Duration jump :
          List.of(Duration.ofDays(-400), Duration.ofDays(800), Duration.ofDays(-400))) {
        rig.clock().advance(jump);
        rig.alice().says(room, "!count +");
        rig.said(room);
      }
    } finally {
      rig.alice().says(room, "!count");
    }

    assertThat(rig.said(room)).isEqualTo("3");
    assertAlive(room);
  }

  private void assertAlive(String room) {
    String question = rig.bob().says(room, "!version");
    while (!rig.heard(room).repliesTo().equals(question)) {
      // Whatever was said to the bad input, it ends.
      continue;
    }
    assertThat(told).allMatch(rig.interpreter()::hasSaid);
    assertThat(rig.parts().metrics().text().lines())
        .contains("althing_quarantined_total 0.0", "althing_room_restarts_total 0.0")
        .contains("althing_sync_failures_total 0.0");
  }
}
