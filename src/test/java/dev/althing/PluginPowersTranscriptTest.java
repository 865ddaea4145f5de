package dev.althing;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.health.Health;
import dev.althing.plugin.Jars;
import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import dev.althing.testing.LanguageModel;
import dev.althing.testing.Person;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What plugins can do beside answering, as people in rooms see it. */
final class PluginPowersTranscriptTest {
  /** For whoever neither restarts nor configures it. */
  private static BotRig rig;

  private static int count;

  /** Another one in each test, so that nothing is left of what was granted. */
  private final String kit = "kit" + ++count;

  @BeforeAll
  static void start() {
    rig = BotRig.start();
  }

  @AfterAll
  static void end() {
    rig.close();
  }

  @AfterEach
  void unload() {
    owner(rig, "!plugins unload " + kit);
  }

  private void plugin(BotRig rig, String manifest, String work) {
    Jars.plugin(rig.data().resolve("jars").resolve(kit + ".jar"), manifest, Jars.starting(work));
    assertThat(owner(rig, "!plugins load " + kit)).contains(kit + " 1 is loaded");
  }

  private static String owner(BotRig rig, String command) {
    String room = rig.community().management();
    rig.moderator().says(room, command);
    return rig.said(room);
  }

  @Test
  void aQuestionIsAnsweredFurtherWithoutAnyCapability() {
    String room = rig.room("alice", "bob");
    plugin(
        rig,
        Jars.manifest(kit, "1"),
        """
        context.register(command("later", in -> context.voice()
            .say(in.id() + "/more", Spot.of(in), Reply.text("second"))
            .thenCompose(x -> context.voice().say(in.id() + "/more", Spot.of(in), Reply.text("again")))
            .thenApply(x -> Reply.text("first"))));
        """);

    String asked = rig.alice().says(room, "!later");

    List<Heard> both = rig.heard(room, 2);
    assertThat(both).extracting(Heard::text).containsExactlyInAnyOrder("first", "second");
    assertThat(both).extracting(Heard::repliesTo).containsOnly(asked);
    rig.nothingElse(room, rig.bob());
  }

  @Test
  void speakingUnaskedNeedsACapabilityThatAnOwnerGrantsAndTakesBack() {
    String room = rig.room("alice", "bob");
    plugin(
        rig,
        Jars.asking(kit, "send"),
        """
        context.register(command("shout", in -> context.voice()
            .say("shout " + in.id(), Spot.room(in.room()), Reply.text("LOUD"))
            .thenApply(x -> Reply.silence())));
        context.register(command("dm", in -> context.voice()
            .say("dm " + in.id(), Spot.person(in.sender()), Reply.text("psst"))
            .thenApply(x -> Reply.silence())));
        """);
    assertThat(owner(rig, "!plugins")).contains("It may not yet: send");
    rig.alice().says(room, "!shout");
    assertThat(rig.said(room))
        .contains(kit + " may not do this yet", "plugins grant " + kit + " send");

    assertThat(owner(rig, "!plugins grant " + kit + " fly")).contains("it asks for send");
    assertThat(owner(rig, "!plugins grant " + kit + " send"))
        .contains(kit + " may send from now on");
    rig.alice().says(room, "!shout");
    Heard loud = rig.heard(room);
    assertThat(loud.text()).isEqualTo("LOUD");
    assertThat(loud.content().has("m.relates_to")).isFalse();
    rig.alice().says(room, "!dm");
    eventually("alice is asked into a direct room", () -> !rig.alice().invitations().isEmpty());

    assertThat(owner(rig, "!plugins revoke " + kit + " send"))
        .contains(kit + " may no longer send");
    rig.alice().says(room, "!shout");
    assertThat(rig.said(room)).contains(kit + " may not do this yet");
  }

  @Test
  void aChoiceByReactionIsUnderstoodAlsoAfterARestart() {
    try (BotRig rig = BotRig.plan().on(Databases.H2).start()) {
      String room = rig.room("alice", "bob");
      plugin(
          rig,
          Jars.manifest(kit, "1"),
          """
          context.continues("took", a -> done(new Reply.Edit(
              a.message(), Reply.text(a.given() + " for " + a.data()))));
          context.register(command("pick", in -> done(Reply.text("🅰 or 🅱?").asking(
              Prompt.reactions("took", "🅰", "🅱").by(in.sender()).carrying("tea").once()))));
          """);
      rig.alice().says(room, "!pick");
      List<Heard> asked = rig.heard(room, 3);
      assertThat(asked.get(0).text()).isEqualTo("🅰 or 🅱?");
      assertThat(asked.get(1).type()).isEqualTo("m.reaction");
      assertThat(asked.get(2).content().at("/m.relates_to/key").asText()).isEqualTo("🅱");

      rig.stop();
      rig.resume();
      rig.bob().reacts(room, asked.get(0).id(), "🅰");
      rig.alice().reacts(room, asked.get(0).id(), "👍");
      rig.alice().reacts(room, asked.get(0).id(), "🅱️");

      Heard edit = rig.heard(room);
      assertThat(edit.content().at("/m.new_content/body").asText()).isEqualTo("🅱 for tea");
      assertThat(edit.content().at("/m.relates_to/event_id").asText()).isEqualTo(asked.get(0).id());
      rig.alice().reacts(room, asked.get(0).id(), "🅰");
      rig.nothingElse(room, rig.bob());
    }
  }

  @Test
  void aConversationInAThreadNeedsNoPrefix() {
    String room = rig.room("alice", "bob");
    plugin(
        rig,
        Jars.manifest(kit, "1"),
        """
        context.continues("talk", a -> done(Reply.text("you said " + a.given())));
        context.register(command("talk", in -> done(
            new Reply.InThread(Reply.text("go on")).asking(Prompt.texts("talk")))));
        """);

    String root = rig.alice().says(room, "!talk");
    assertThat(rig.heard(room).thread()).isEqualTo(root);
    rig.bob().threads(room, root, "hello there");
    Heard answer = rig.heard(room);
    assertThat(answer.text()).isEqualTo("you said hello there");
    assertThat(answer.thread()).isEqualTo(root);
    rig.bob().says(room, "not in the thread");
    rig.nothingElse(room, rig.bob());
  }

  @Test
  void aListenerHearsOnlyWhatItMay() {
    String room = rig.room("alice", "bob");
    plugin(
        rig,
        Jars.asking(kit, "read-messages", "read-members", "send", "react"),
        """
        context.listen(Set.of(Happening.Kind.MESSAGE), h -> done(
            ((Happening.Message) h).body().contains("tea")
                ? Reply.reaction("🍵") : Reply.silence()));
        context.listen(Set.of(Happening.Kind.MEMBERSHIP), h -> done(
            ((Happening.Member) h).isArrival()
                ? Reply.text("hello " + Markdown.escape(h.sender().value())) : Reply.silence()));
        """);
    rig.alice().says(room, "tea?");
    rig.nothingElse(room, rig.bob());

    owner(rig, "!plugins grant " + kit + " all");
    String tea = rig.alice().says(room, "more tea?");
    Heard reaction = rig.heard(room);
    assertThat(reaction.content().at("/m.relates_to/key").asText()).isEqualTo("🍵");
    assertThat(reaction.content().at("/m.relates_to/event_id").asText()).isEqualTo(tea);
    Person carol = rig.person("carol");
    carol.joins(room);
    assertThat(rig.said(room)).isEqualTo("hello " + carol.id());

    owner(rig, "!plugins disable " + kit + " " + room);
    rig.alice().says(room, "tea again");
    rig.nothingElse(room, rig.bob());
  }

  @Test
  void aListenerThatThrowsAndAnAnswerWithoutEndHurtNobodyElse() {
    String room = rig.room("alice", "bob");
    plugin(
        rig,
        Jars.asking(kit, "read-messages"),
        """
        context.register(command("endless", in -> done(Reply.text("word ".repeat(5_000_000)))));
        context.listen(Set.of(Happening.Kind.MESSAGE), h -> {
          if (((Happening.Message) h).body().contains("boo")) {
            throw new IllegalStateException("boo");
          }
          return done(Reply.silence());
        });
        """);
    owner(rig, "!plugins grant " + kit + " all");
    rig.alice().says(room, "!endless");
    assertThat(rig.said(room)).contains("went wrong");

    for (int i = 0; i < 3; i++) {
      rig.alice().says(room, "boo");
    }

    assertThat(rig.said(rig.community().management())).contains(kit + " is not called", "boo");
    rig.alice().says(room, "!ping");
    assertThat(rig.said(room)).contains("Pong");
  }

  @Test
  void whatIsDueIsDoneAndADayThatWasMissedIsMadeUpForOnce() {
    try (BotRig rig = BotRig.plan().on(Databases.H2).start()) {
      String room = rig.room("alice", "bob");
      LocalTime time = LocalTime.ofInstant(rig.clock().instant(), ZoneOffset.UTC).plusHours(1);
      plugin(
          rig,
          Jars.asking(kit, "send"),
          """
          RoomId room = new RoomId("%s");
          LocalTime time = LocalTime.parse("%s");
          context.schedule("daily", Schedule.daily(time, ZoneOffset.UTC), due ->
              context.voice().say("day " + due.id(), Spot.room(room), Reply.text("good morning")));
          """
              .formatted(room, time));
      owner(rig, "!plugins grant " + kit + " send");
      rig.timePasses(Duration.ofMinutes(61));
      assertThat(rig.said(room)).isEqualTo("good morning");

      rig.stop();
      rig.timePasses(Duration.ofDays(3));
      rig.resume();
      assertThat(rig.said(room)).isEqualTo("good morning");
      rig.nothingElse(room, rig.bob());
    }
  }

  @Test
  void roomsAndTheirStateAreToldToWhoeverMayKnow() {
    String room = rig.room("alice", "bob");
    plugin(
        rig,
        Jars.asking(kit, "read-members", "read-state"),
        """
        context.register(command("who", in -> context.rooms().members(in.room())
            .thenApply(all -> Reply.text(all.size() + " people"))));
        context.register(command("rules", in -> context.rooms().state(in.room(), "m.room.join_rules", "")
            .thenCombine(context.rooms().state(in.room(), "m.room.power_levels"),
                (one, all) -> Reply.plain(one.orElse("-") + " " + all.size()))));
        context.register(command("members", in -> context.rooms().state(in.room(), "m.room.member")
            .thenApply(all -> Reply.text(all.containsKey(in.sender().value()) + ""))));
        """);
    rig.alice().says(room, "!who");
    assertThat(rig.said(room)).contains("plugins grant " + kit + " read-members");

    owner(rig, "!plugins grant " + kit + " all");
    rig.alice().says(room, "!who");
    assertThat(rig.said(room)).isEqualTo("3 people");
    rig.alice().says(room, "!rules");
    assertThat(rig.said(room)).contains("public").endsWith(" 1");
  }

  @Test
  void theNetworkIsReachedAsFarAsItIsGranted() {
    String room = rig.room("alice", "bob");
    try (LanguageModel server = LanguageModel.start()) {
      plugin(
          rig,
          Jars.asking(kit, "network:{server}")
              + "settings { server { type = text, default = \"http://"
              + server.place()
              + "\" } }\n",
          """
          URI uri = URI.create(context.settings().text("server"));
          context.register(command("web", in -> context.network()
              .ask(HttpRequest.newBuilder(uri).build())
              .thenApply(a -> Reply.text(a.status() + " " + a.text().contains("of course")))));
          context.register(command("else", in -> context.network()
              .ask(HttpRequest.newBuilder(URI.create("http://127.0.0.2/")).build())
              .thenApply(a -> Reply.text("reached"))));
          context.register(command("lines", in -> {
            List<String> lines = new CopyOnWriteArrayList<>();
            return context.network()
                .lines(HttpRequest.newBuilder(uri).build(), lines::add).end()
                .thenApply(a -> Reply.text(lines.size() + " lines"));
          }));
          """);
      rig.alice().says(room, "!web");
      assertThat(rig.said(room)).contains("plugins grant " + kit + " network:" + server.place());

      assertThat(owner(rig, "!plugins grant " + kit + " all")).contains("from now on");
      rig.alice().says(room, "!web");
      assertThat(rig.said(room)).isEqualTo("200 true");
      rig.alice().says(room, "!lines");
      assertThat(rig.said(room)).isEqualTo("4 lines");
      rig.alice().says(room, "!else");
      assertThat(rig.said(room)).contains("went wrong");
    }
  }

  @Test
  void whatKeepsAPluginFromLoadingCanBeGrantedBeforeItIsThere() {
    Jars.plugin(
        rig.data().resolve("jars").resolve(kit + ".jar"),
        Jars.asking(kit, "http-routes"),
        Jars.starting("context.route(\"hook\", request -> done(RouteAnswer.text(200, \"\")));"));
    assertThat(owner(rig, "!plugins load " + kit))
        .contains("plugins grant " + kit + " http-routes");
    assertThat(owner(rig, "!plugins")).contains(kit + ".jar is not loaded");

    assertThat(owner(rig, "!plugins grant " + kit + " nonsense"))
        .contains("No plugin " + kit + " is loaded");
    assertThat(owner(rig, "!plugins grant " + kit + " http-routes")).contains("from now on");
    assertThat(owner(rig, "!plugins load " + kit)).contains(kit + " 1 is loaded");
  }

  @Test
  void aRouteIsThereOnceItIsGranted() throws Exception {
    try (BotRig rig =
        BotRig.plan()
            .conf(
                "http { host = 127.0.0.1, port = 0 },"
                    + " plugins.grants { "
                    + kit
                    + " = [http-routes, send] }")
            .start()) {
      String room = rig.room("alice", "bob");
      plugin(
          rig,
          Jars.asking(kit, "http-routes", "send"),
          """
          context.route("hook", request -> request.method().equals("POST")
              ? context.voice()
                  .say("hook " + request.text(), Spot.room(new RoomId("%s")),
                      Reply.plain(request.text() + " " + request.path()))
                  .thenApply(x -> RouteAnswer.text(202, "thanks"))
              : done(RouteAnswer.text(405, "post only")));
          context.route("bad", request -> { throw new IllegalStateException("secret"); });
          """
              .formatted(room));
      String base = rig.address("Public listener") + "/plugins/";

      assertThat(post(base + kit + "/hook/some/where", "*news*")).isEqualTo("202 thanks");
      assertThat(rig.said(room)).isEqualTo("*news* some/where");
      assertThat(get(base + kit + "/hook")).isEqualTo("405 post only");
      assertThat(get(base + kit + "/other")).startsWith("404");
      assertThat(get(base + "nobody/hook")).startsWith("404");
      assertThat(get(base + kit + "/bad")).startsWith("500").doesNotContain("secret");
      assertThat(owner(rig, "!plugins revoke " + kit + " send")).contains("only there");
      assertThat(owner(rig, "!plugins info " + kit)).contains("/plugins/" + kit + "/hook");
    }
  }

  private static String post(String url, String body) throws Exception {
    return sent(
        HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String get(String url) throws Exception {
    return sent(HttpRequest.newBuilder(URI.create(url)));
  }

  private static String sent(HttpRequest.Builder request) throws Exception {
    var answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }

  @Test
  void whatAPluginWatchesAndCountsIsShown() {
    String room = rig.room("alice", "bob");
    plugin(
        rig,
        Jars.manifest(kit, "1"),
        """
        context.watch("kettle", () -> done(Condition.poor("it is cold")));
        context.register(command("count", in -> {
          context.meter().count("cups", 2);
          context.meter().took("brewing", Duration.ofMillis(5));
          return done(Reply.text("counted"));
        }));
        """
            .replace("\"count\", in", "\"cups\", in"));
    eventually(
        "the condition is shown",
        () ->
            rig.health().checks().stream()
                .anyMatch(
                    check ->
                        check.name().equals("plugin." + kit + ".kettle")
                            && check.health().status() == Health.Status.DEGRADED
                            && check.health().reason().contains("it is cold")));
    rig.alice().says(room, "!cups");
    assertThat(rig.said(room)).isEqualTo("counted");
    assertThat(rig.parts().metrics().text())
        .contains("althing_plugin_count_total{name=\"cups\",plugin=\"" + kit + "\"} 2.0");
    owner(rig, "!plugins unload " + kit);
    eventually(
        "the condition is gone",
        () -> rig.health().checks().stream().noneMatch(c -> c.name().contains("kettle")));
  }

  @Test
  void whatAPluginIsToldIsChangedWhileItRunsAndStays() {
    try (BotRig rig = BotRig.plan().on(Databases.H2).start()) {
      String room = rig.room("alice", "bob");
      plugin(
          rig,
          Jars.manifest(kit, "1")
              + """
              settings {
                most { type = integer, default = 5, min = 1, max = 9, summary = "how many" }
                key { type = secret, default = "" }
              }
              """,
          """
          long most = context.settings().integer("most");
          if (most == 7) { throw new IllegalStateException("no seven"); }
          context.register(command("most", in -> done(Reply.text("" + most))));
          """);
      assertThat(owner(rig, "!plugins config " + kit + " most 8"))
          .contains("loaded again", "most = 8");
      rig.alice().says(room, "!most");
      assertThat(rig.said(room)).isEqualTo("8");

      assertThat(owner(rig, "!plugins config " + kit + " most 70"))
          .contains("a whole number, 1 to 9");
      assertThat(owner(rig, "!plugins config " + kit + " most 7")).contains("no seven");
      assertThat(owner(rig, "!plugins config " + kit + " least 7")).contains("it has key, most");
      assertThat(owner(rig, "!plugins config " + kit + " key hunter2")).contains("this is a chat");
      rig.alice().says(room, "!most");
      assertThat(rig.said(room)).isEqualTo("8");
      rig.stop();
      rig.resume();
      rig.alice().says(room, "!most");
      assertThat(rig.said(room)).isEqualTo("8");
      assertThat(owner(rig, "!plugins config " + kit + " most default")).contains("most = 5");
    }
  }

  @Test
  void aFolderThatIsWatchedNeedsNoCommand() throws Exception {
    try (BotRig rig = BotRig.plan().conf("plugins.watch = true").start()) {
      String room = rig.room("alice", "bob");
      var jar = rig.data().resolve("jars").resolve(kit + ".jar");
      Jars.plugin(jar, Jars.manifest(kit, "1"), Jars.example("kit", "return Reply.text(\"1\");"));
      answers(rig, room, "1");

      Jars.plugin(jar, Jars.manifest(kit, "2"), Jars.example("kit", "return Reply.text(\"two\");"));
      answers(rig, room, "two");

      Files.delete(jar);
      eventually(
          "it is gone",
          () -> {
            rig.alice().says(room, "!kit");
            return !rig.said(room).equals("two");
          });
    }
  }

  private static void answers(BotRig rig, String room, String wanted) {
    eventually(
        "it says " + wanted,
        () -> {
          rig.alice().says(room, "!kit");
          return rig.said(room).equals(wanted);
        });
  }
}
