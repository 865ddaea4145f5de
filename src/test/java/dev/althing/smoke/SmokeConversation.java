package dev.althing.smoke;

import static dev.althing.smoke.Person.bodies;
import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Json;
import dev.althing.smoke.Person.Said;
import dev.althing.testing.Databases;
import dev.althing.testing.LanguageModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people do with the bot on a real homeserver, each kind of thing once: the bot's own store is
 * what differs. Nothing is timed; at stock rate limits it is the same, only slower.
 */
abstract class SmokeConversation extends SmokeStage {
  SmokeConversation(Databases store) {
    super(store);
  }

  @ParameterizedTest
  @ValueSource(strings = {"11", "12"})
  void answersCommands(String version) {
    String room = room(version);

    assertThat(ask(alice, room, "!help").body()).contains("!ping").contains("!remind");
    assertThat(ask(alice, room, "!ping").body()).contains("Pong");
    assertThat(ask(alice, room, "!pnig").body()).contains("!ping");
    assertThat(ask(alice, room, "!count what").body()).contains("expected");
    assertThat(ask(alice, room, "!count +").body()).isEqualTo("1");
    assertThat(ask(bob, room, "!count +").body()).isEqualTo("2");
    Said last = ask(bob, room, bot + " count");
    assertThat(last.body()).isEqualTo("2");
    assertThat(last.content().has("m.mentions")).isTrue();
    assertThat(alice.messages(room, bot)).hasSize(7);
  }

  @Test
  void refusesWhatSomebodyMayNotDo() {
    String room = room("12");
    ask(alice, room, "!count +");

    assertThat(ask(alice, room, "!count reset").body()).contains("moderators");
    assertThat(ask(moderator, room, "!count reset").body()).contains("0");
    assertThat(ask(moderator, management, "!rooms").body()).contains("owners");
    assertThat(ask(owner, management, "!rooms").body()).contains(room);
    assertThat(ask(moderator, management, "!health").body()).contains("database");
  }

  @Test
  void itsPluginsWorkHereAsTheyAre() {
    String room = room("12");

    assertThat(ask(owner, management, "!plugins").body()).contains("dice", "fun");
    assertThat(ask(alice, room, "!roll 2d6+1 luck").body())
        .matches("luck: 2d6 \\(.*\\) \\+ 1 = \\d+");
    assertThat(ask(bob, room, "!rps rock").body()).contains("1");
    assertThat(ask(bob, room, "!rps score").body()).contains("1");
  }

  @Test
  void aPluginGoesOnByReactionsAndInThreadsAndStreams() {
    String room = room("12");
    Said pick = ask(alice, room, "!champion mid");
    awaitOfBot(room, said -> said.type().equals("m.reaction"));
    alice.react(room, pick.id(), "🎲");
    awaitOfBot(room, said -> said.isEditOf(pick.id()));

    try (LanguageModel model = LanguageModel.start()) {
      String server = "!plugins config ask server http://" + model.place();
      assertThat(ask(owner, management, server).body()).contains("loaded again");
      assertThat(ask(owner, management, "!plugins config ask cooldown 0s").body()).contains("0s");
      assertThat(ask(owner, management, "!plugins grant ask all").body()).contains("from now on");
      String root = alice.say(room, "!ask what is the answer?");
      Said first = alice.answer(room, bot, root);
      awaitOfBot(room, said -> said.isEditOf(first.id()) && said.becomes("Forty-two, of course"));
      Said second = alice.answer(room, bot, bob.sayInThread(room, root, "really?"));
      awaitOfBot(room, said -> said.isEditOf(second.id()) && said.becomes("Forty-two, of course"));
    }
  }

  @Test
  void aProtectionOfAPluginActs() {
    String room = room("12");
    ObjectNode levels = moderator.state(room, "m.room.power_levels", "");
    levels.withObjectProperty("users").put(bot, 50);
    moderator.setState(room, "m.room.power_levels", "", levels);
    assertThat(ask(owner, management, "!plugins config wordfilter words blast").body())
        .contains("loaded again");
    ask(owner, management, "!plugins grant wordfilter all");
    assertThat(ask(owner, management, "!protections on words " + room).body()).contains("acts");

    String said = bob.say(room, "oh ｂｌａａａｓｔ");

    awaitOfBot(
        room,
        one -> one.type().equals("m.room.redaction") && one.event().toString().contains(said));
    awaitOfBot(room, one -> one.mentions(bob));
    ask(owner, management, "!protections off words " + room);
  }

  private void awaitOfBot(String room, Predicate<Said> wanted) {
    Patience.until(
        "something of the bot",
        () ->
            alice.timeline(room).stream()
                .anyMatch(said -> said.sender().equals(bot) && wanted.test(said)));
  }

  @Test
  void remindsAndPutsOff() {
    String room = room("11");

    ask(alice, room, "!remind me in 2s tea");
    Said told = alice.await(room, bot, said -> said.mentions(alice));
    assertThat(told.body()).contains("tea");
    bob.react(room, told.id(), "⏰");
    alice.react(room, told.id(), "⏰");
    Said again = alice.await(room, bot, said -> said.body().contains("10 minutes, on"));

    assertThat(ask(alice, room, "!remind list").body()).contains("tea");
    assertThat(bodies(alice.messages(room, bot)).stream().filter(again.body()::equals)).hasSize(1);
  }

  @Test
  void promptsEachPersonApart() {
    String room = room("12");

    ask(alice, room, "!remind me");
    ask(bob, room, "!remind me");
    String bread = bob.say(room, "in 1s bread");
    String tea = alice.say(room, "in 1s tea");

    assertThat(alice.await(room, bot, about("bread")).mentions(bob)).isTrue();
    assertThat(alice.await(room, bot, about("tea")).mentions(alice)).isTrue();
    assertThat(alice.answer(room, bot, bread).body()).contains("will remind");
    assertThat(alice.answer(room, bot, tea).body()).contains("will remind");
  }

  private static Predicate<Said> about(String word) {
    return said -> said.body().contains(": " + word);
  }

  @Test
  void staysInTheThread() {
    String room = room("11");
    String root = alice.say(room, "let us talk here");

    Said answer = alice.answer(room, bot, alice.sayInThread(room, root, "!ping"));

    assertThat(answer.relation().path("rel_type").asText()).isEqualTo("m.thread");
    assertThat(answer.relation().path("event_id").asText()).isEqualTo(root);
  }

  @Test
  void needsNoPrefixWhereTheyAreTwo() {
    String room =
        owner.createRoom("{'preset':'trusted_private_chat','is_direct':true,'invite':['%s']}", bot);
    owner.awaitMember(room, bot, "join");

    assertThat(ask(owner, room, "ping").body()).contains("Pong");
  }

  @Test
  void hearsNeitherEditsNorNotices() {
    String room = room("12");
    String question = alice.say(room, "!count +");
    alice.answer(room, bot, question);

    alice.edit(room, question, "!count + ");
    alice.send(room, "m.room.message", Person.text("!count +").put("msgtype", "m.notice"));

    assertThat(ask(alice, room, "!count +").body()).isEqualTo("2");
    assertThat(alice.messages(room, bot)).hasSize(2);
  }

  @Test
  void declinesStrangersAndSaysWhy() {
    String room = alice.createRoom("{'preset':'private_chat'}");

    alice.invite(room, bot);
    alice.awaitMember(room, bot, "leave");

    assertThat(alice.membership(room, bot).orElseThrow().content().path("reason").asText())
        .isNotEmpty();
  }

  @Test
  void tellsOnceThatItCannotReadAnEncryptedRoom() {
    String room = room("11");
    ObjectNode algorithm = Json.object().put("algorithm", "m.megolm.v1.aes-sha2");
    moderator.setState(room, "m.room.encryption", "", algorithm);
    ObjectNode secret = Json.object().put("algorithm", "m.megolm.v1.aes-sha2");
    secret.put("ciphertext", "AwgA").put("session_id", "one").put("device_id", "ALICE");

    alice.send(room, "m.room.encrypted", secret);
    alice.send(room, "m.room.encrypted", secret);
    alice.await(room, bot, said -> said.body().contains("encrypted"));

    // What health says is good for a few seconds.
    eventually(
        "health tells of the room",
        () -> ask(moderator, management, "!health").body().contains("cannot be read"));
    assertThat(alice.messages(room, bot)).hasSize(1);
    assertThat(ask(alice, room, "!health").body()).doesNotContain("cannot be read");
  }

  @Test
  void followsARoomThatIsUpgraded() {
    String room = room("11");
    ask(alice, room, "!count +");

    ObjectNode upgrade = Json.object().put("new_version", "12");
    String next =
        moderator.post(Person.in(room) + "/upgrade", upgrade).path("replacement_room").asText();
    alice.join(next);
    alice.awaitMember(next, bot, "join");

    assertThat(ask(alice, next, "!ping").body()).contains("Pong");
  }

  @Test
  void answersOnceAndInOrderAcrossAKill() {
    String room = room("12");
    List<String> questions = new ArrayList<>();
    IntStream.range(0, 8).forEach(i -> questions.add(alice.say(room, "!count +")));
    alice.answer(room, bot, questions.get(1));

    program.kill();
    IntStream.range(0, 4).forEach(i -> questions.add(alice.say(room, "!count +")));
    start();

    answersAll(room, questions);
  }

  @Test
  void readsWhatALimitedTimelineLeftOut() {
    String room = room("11");
    List<String> questions = new ArrayList<>();
    program.terminate();
    assertThat(program.exit(STOP)).isZero();
    for (int i = 0; i < 200; i++) {
      if (i % 40 == 0) {
        questions.add(bob.say(room, "!count +"));
      }
      alice.say(room, "talk " + i);
    }
    start();

    answersAll(room, questions);
  }

  /** Every question has exactly one answer, in the order of the questions. */
  private void answersAll(String room, List<String> questions) {
    alice.answer(room, bot, questions.get(questions.size() - 1));
    List<Said> answers = alice.messages(room, bot);
    assertThat(answers.stream().map(s -> s.relation().at("/m.in_reply_to/event_id").asText()))
        .containsExactlyElementsOf(questions);
    assertThat(bodies(answers))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, questions.size()).mapToObj(String::valueOf).toList());
  }

  @Test
  void signsInAgainAsTheSameDevice() {
    String room = room("12");
    Person twin = home.login(bot, PASSWORD);
    List<String> before = devices(twin);
    home.mistype(bot);
    twin.post("/logout/all", Json.object());

    assertThat(ask(alice, room, "!ping").body()).contains("Pong");
    assertThat(program.output().contains("signing in failed: M_LIMIT_EXCEEDED"))
        .isEqualTo(Synapse.hasStockLimits());

    Person other = home.login(bot, PASSWORD);
    assertThat(before).contains(onlyOtherDevice(other));
  }

  private static List<String> devices(Person person) {
    List<String> ids = new ArrayList<>();
    person.get("/devices").path("devices").forEach(it -> ids.add(it.path("device_id").asText()));
    return ids;
  }

  private static String onlyOtherDevice(Person person) {
    String own = person.get("/account/whoami").path("device_id").asText();
    List<String> others = new ArrayList<>(devices(person));
    others.remove(own);
    assertThat(others).hasSize(1);
    return others.get(0);
  }

  @Test
  void tellsTheOperatorHowItIs() {
    ask(owner, management, "!ping");
    Patience.until("it is ready", () -> program.ops("/ready").statusCode() == 200);

    assertThat(program.ops("/health").statusCode()).isEqualTo(200);
    assertThat(Json.readObject(program.ops("/health").body()).orElseThrow().has("checks")).isTrue();
    assertThat(program.ops("/metrics").body())
        .contains("althing_events_received_total", "althing_commands_seconds_count")
        .contains("command=\"ping\"", "althing_outbox_depth", "althing_outbox_age_seconds")
        .contains("althing_sync_lag_seconds", "althing_homeserver_latency_seconds")
        .contains("althing_room_restarts_total", "althing_quarantined_total", "jvm_memory");
  }
}
