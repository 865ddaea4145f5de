package dev.althing.plugins.minecraft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.id.UserId;
import dev.althing.plugins.minecraft.GameServer.Fault;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.Reply;
import dev.althing.spi.plugin.NotGranted;
import dev.althing.spi.testing.Bench;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
final class MinecraftPluginTest {
  private static final UserId ANN = new UserId("@ann:bench");
  private static final UserId BOB = new UserId("@bob:bench");
  private static final UserId MOD = new UserId("@mod:bench");

  private final GameServer server = new GameServer();
  private final Bench bench = bench(Setting.at(server.port()));

  private static Bench bench(Map<String, Object> settings) {
    Patience patience = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(30));
    return Bench.of(new MinecraftPlugin(patience)).settings(settings).start();
  }

  private Bench with(String name, Object value) {
    return bench(Setting.with(Setting.at(server.port()), name, value));
  }

  private Bench as(UserId user) {
    return bench.as(user, user.equals(MOD) ? Permission.ROOM_MODERATOR : Permission.EVERYONE);
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void bringsOneCommand() {
    assertThat(bench.specs()).hasSize(1);
    CommandSpec spec = bench.specs().get(0);
    assertThat(spec.names()).containsExactly("minecraft", "mc");
    assertThat(spec.subcommands())
        .extracting(CommandSpec::name)
        .containsExactly("add", "list", "remove", "status");
    assertThat(spec.cooldown().user().isFree()).isFalse();
    assertThat(bench.words("minecraft")).isEqualTo("usage");
  }

  @Test
  void itsExamplesWork() {
    CommandSpec spec = bench.specs().get(0);
    Stream.concat(Stream.of(spec), spec.subcommands().stream())
        .flatMap(one -> one.examples().stream())
        .forEach(
            example ->
                assertThat(bench.say(example.line()).orElseThrow())
                    .as(example.line())
                    .isInstanceOf(Reply.Text.class));
  }

  @Test
  void putsAPlayerOnTheWhitelist() {
    assertThat(bench.words("minecraft Steve"))
        .isEqualTo("`Steve` is on the whitelist now. Have fun!");
    assertThat(server.whitelisted()).containsExactly("Steve");
    assertThat(bench.kept("name:steve")).contains("added @ann:bench");
    assertThat(bench.kept("user:@ann:bench")).contains("Steve");
  }

  @Test
  void doesItAgainWithoutHarm() {
    bench.words("mc Steve");
    assertThat(bench.words("mc steve")).isEqualTo("`steve` is on the whitelist already.");
    assertThat(bench.kept("name:steve")).contains("added @ann:bench");
    assertThat(bench.kept("user:@ann:bench")).contains("steve");
    assertThat(server.whitelisted()).containsExactly("Steve");
  }

  @Test
  void countsAsDoneWhatWasDoneBeforeACrash() {
    server.whitelisting("Steve");
    assertThat(bench.words("mc Steve")).isEqualTo("`Steve` is on the whitelist already.");
    assertThat(bench.kept("user:@ann:bench")).contains("Steve");
  }

  @Test
  void letsNobodyLockOutWhomTheyHaveNotAdded() {
    server.whitelisting("Steve");
    bench.words("mc Steve");
    assertThat(bench.words("mc remove Steve")).contains("It stays on the whitelist");
    assertThat(server.whitelisted()).containsExactly("Steve");
    assertThat(bench.kept("name:steve")).isEmpty();
    assertThat(bench.words("mc Alex")).contains("is on the whitelist now");
    assertThat(as(MOD).words("mc remove Steve")).isEqualTo("`Steve` is off the whitelist.");
    assertThat(server.whitelisted()).containsExactly("Alex");
  }

  @Test
  void allowsOneAccount() {
    bench.words("mc Steve");
    assertThat(bench.say("mc Alex"))
        .contains(
            Reply.refusal(
                "You have `Steve` already, and everybody may add one account. To change it, say"
                    + " `!minecraft remove Steve` and then add the other one."));
    assertThat(server.whitelisted()).containsExactly("Steve");
    assertThat(bench.words("minecraft remove steve")).isEqualTo("`steve` is off the whitelist.");
    assertThat(bench.kept("user:@ann:bench")).isEmpty();
    assertThat(bench.words("mc Alex")).contains("is on the whitelist now");
  }

  @Test
  void allowsSeveralAccountsWhereTheOperatorDoes() {
    Bench several = with("one-per-user", false);
    IntStream.range(0, 20).forEach(i -> several.words("mc Player" + i));
    assertThat(server.whitelisted()).hasSize(20);
    assertThat(several.words("mc Another")).contains("nobody may add more");
    assertThat(several.words("mc remove player3")).contains("off the whitelist");
    assertThat(several.kept("user:@ann:bench").orElseThrow().split(" "))
        .hasSize(19)
        .doesNotContain("Player3");
    assertThat(several.words("mc Another")).contains("is on the whitelist now");
  }

  @Test
  void refusesWhatSomebodyElseRegistered() {
    bench.words("mc Steve");
    assertThat(as(BOB).say("mc STEVE"))
        .contains(
            Reply.refusal("Somebody else registered `STEVE`. If it is yours, ask a moderator."));
    assertThat(bench.kept("name:steve")).contains("added @ann:bench");
  }

  @Test
  void knowsWhatIsNotWrittenYet() {
    Claims claims = new Claims(() -> Instant.EPOCH);
    PlayerName steve = new PlayerName("Steve");
    assertThat(claims.claim(steve, ANN, true)).isEmpty();
    assertThat(claims.claim(steve, ANN, true)).isEmpty();
    assertThat(claims.claim(new PlayerName("STEVE"), BOB, true))
        .contains(new Outcome.Refused(Outcome.Reason.TAKEN, "STEVE"));
    assertThat(claims.claim(new PlayerName("Alex"), ANN, true))
        .contains(new Outcome.Refused(Outcome.Reason.HAS_ANOTHER, "Steve"));
    assertThat(claims.claim(new PlayerName("Alex"), ANN, false)).isEmpty();
    claims.release(steve);
    assertThat(claims.claim(steve, BOB, true)).isEmpty();
  }

  @Test
  void forgetsAClaimThatCameToNothing() {
    server.with(Fault.HANGS_UP_AT_ONCE);
    assertThat(bench.words("mc Steve")).contains("ended the connection too early");
    assertThat(bench.kept("name:steve")).isEmpty();
    server.with(Fault.NONE);
    assertThat(as(BOB).words("mc Steve")).contains("is on the whitelist now");
    assertThat(as(ANN).words("mc nobody1")).contains("no Minecraft account `nobody1`");
    assertThat(as(ANN).words("mc Alex")).contains("is on the whitelist now");
  }

  @Test
  void letsPeopleRemoveTheirOwnAndModeratorsAny() {
    server.whitelisting("Notch");
    bench.words("mc Steve");
    assertThat(as(BOB).say("mc remove Steve"))
        .contains(Reply.refusal("You did not add `Steve`, so only a moderator can remove it."));
    assertThat(as(BOB).say("mc remove Notch").orElseThrow()).isInstanceOf(Reply.Refusal.class);
    assertThat(server.whitelisted()).containsExactly("Notch", "Steve");
    assertThat(as(MOD).words("mc remove Steve")).isEqualTo("`Steve` is off the whitelist.");
    assertThat(as(MOD).words("mc rm Notch")).isEqualTo("`Notch` is off the whitelist.");
    assertThat(bench.kept("name:steve")).isEmpty();
    assertThat(bench.kept("user:@ann:bench")).isEmpty();
    assertThat(as(MOD).words("mc remove Notch")).isEqualTo("`Notch` was not on the whitelist.");
  }

  @Test
  void nobodyIsAModeratorInADirectConversation() {
    server.whitelisting("Notch");
    as(MOD).in(Place.DIRECT);
    assertThat(bench.say("mc remove Notch").orElseThrow()).isInstanceOf(Reply.Refusal.class);
    bench.as(MOD, Permission.MANAGEMENT);
    assertThat(bench.words("mc remove Notch")).contains("off the whitelist");
  }

  @Test
  void forgetsWhomTheServerDoesNotKnowAnyMore() {
    bench.keeping("name:nobody", "added @ann:bench").keeping("user:@ann:bench", "nobody");
    assertThat(bench.words("mc remove nobody")).contains("does not know `nobody` any more");
    assertThat(bench.kept("name:nobody")).isEmpty();
    assertThat(as(MOD).say("mc remove nobody").orElseThrow()).isInstanceOf(Reply.Refusal.class);
  }

  @Test
  void showsTheWhitelist() {
    assertThat(bench.words("mc list")).isEqualTo("Nobody is on the whitelist.");
    server.whitelisting("Notch");
    bench.words("mc Steve");
    assertThat(bench.words("mc list"))
        .isEqualTo("On the whitelist: 2\n\n- `Notch`\n- `Steve`, added by `@ann:bench`");
  }

  @Test
  void showsAHundredOfTheWhitelist() {
    server.whitelisting(
        IntStream.range(0, 1_000).mapToObj("Player_%d"::formatted).toArray(String[]::new));
    assertThat(bench.words("mc list"))
        .startsWith("On the whitelist: 1000\n")
        .hasLineCount(103)
        .endsWith("\n- and 900 more");
  }

  @Test
  void showsHowManyPlay() {
    assertThat(bench.words("mc status")).isEqualTo("Players online: **2/20**");
  }

  @Test
  void addsPlayersWhoAreCalledLikeASubcommand() {
    assertThat(bench.words("mc add list")).contains("`list` is on the whitelist now");
  }

  @Test
  void allowsADotForBedrock() {
    assertThat(bench.words("mc .Steve")).contains("`.Steve` is no name");
    Bench bedrock = with("bedrock", true);
    assertThat(bedrock.words("mc .Steve")).contains("`.Steve` is on the whitelist now");
    assertThat(bedrock.words("mc ..Steve")).contains("with a dot before them for Bedrock");
    assertThat(server.heard()).containsExactly("whitelist add .Steve");
  }

  static Stream<String> hostile() {
    return Stream.of(
        "9".repeat(10_000),
        "Steve\nop Steve",
        "Steve\r\nop Steve",
        "Steve\u0000",
        "Steve op",
        "🍕".repeat(5_000),
        "\u202Eevets",
        "**Steve**",
        "`Steve`",
        "[x](https://example.org)",
        "@room",
        "{0} '{1}'",
        "\uD83C",
        "x".repeat(100_000));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("hostile")
  void sendsNothingThatIsNoName(String written) {
    for (String path : List.of("minecraft", "minecraft add", "minecraft remove")) {
      as(MOD);
      Reply reply = bench.run(path, Map.of("username", written));
      assertThat(reply).isInstanceOf(Reply.Refusal.class);
      assertThat(((Reply.Refusal) reply).markdown())
          .contains("is no name of a Minecraft account")
          .hasSizeLessThan(400)
          .doesNotContain("\n", "\u202E");
    }
    assertThat(server.logins()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "HANGS_UP_AT_ONCE, ended the connection too early",
    "HUGE_LENGTH, does not speak RCON",
    "WRONG_ID, does not speak RCON",
    "NEVER_ENDS, too long"
  })
  void saysWhatIsWrongWithTheServer(Fault fault, String words) {
    server.with(fault);
    for (String line : List.of("mc Steve", "mc list", "mc remove Steve", "mc status")) {
      Reply reply = as(MOD).say(line).orElseThrow();
      assertThat(reply).isInstanceOf(Reply.Refusal.class);
      assertThat(((Reply.Refusal) reply).markdown())
          .contains(words)
          .doesNotContain(GameServer.PASSWORD);
    }
    assertThat(bench.kept("name:steve")).isEmpty();
  }

  @Test
  void saysThatTheServerIsDown() {
    int port = server.port();
    server.close();
    assertThat(bench.words("mc Steve"))
        .startsWith("The Minecraft server at `127.0.0.1:" + port + "` cannot be reached.");
  }

  @Test
  void saysThatThePasswordIsWrong() {
    Bench wrong = with("password", "a-wrong-guess");
    assertThat(wrong.words("mc Steve"))
        .contains("does not take my password")
        .doesNotContain("a-wrong-guess");
  }

  @Test
  void saysThatAnOwnerHasToGrantTheNetwork() {
    NotGranted fault = new NotGranted("minecraft", "network:127.0.0.1:25575");
    Bench closed = Bench.of(Broken.plugin(fault)).settings(Setting.at(25575)).start();
    assertThat(closed.say("mc Steve"))
        .contains(
            Reply.refusal(
                "I may not connect to the Minecraft server yet. An owner has to say"
                    + " `plugins grant bench network:127.0.0.1:25575`."));
    assertThat(closed.condition("server").detail()).contains("plugins grant");
  }

  @Test
  void showsAnswersItDoesNotUnderstand() {
    server.saying("**Whitelist** is\noff \u202E<b>" + "x".repeat(100_000));
    for (String line : List.of("mc Steve", "mc list", "mc remove Steve", "mc status")) {
      assertThat(as(MOD).words(line))
          .contains("“\\*\\*Whitelist\\*\\* is off \\<b\\>xxx")
          .endsWith("x…”")
          .doesNotContain("\u202E")
          .hasSizeLessThan(500);
    }
    assertThat(bench.kept("name:steve")).isEmpty();
    server.saying("");
    assertThat(bench.words("mc Steve")).endsWith("“nothing”");
  }

  @Test
  void staysInTheRoomsItIsMeantFor() {
    assertThat(with("rooms", List.of("!other:bench")).words("mc Steve"))
        .isEqualTo("This is not a room in which I look after the Minecraft server.");
    assertThat(with("rooms", List.of(Bench.ROOM.value())).words("mc Steve")).contains("now");
  }

  @Test
  void speaksGermanToo() {
    bench.in(Locale.GERMANY);
    assertThat(bench.words("mc Steve"))
        .isEqualTo("`Steve` steht jetzt auf der Whitelist. Viel Spaß!");
    assertThat(bench.words("mc Alex")).startsWith("Du hast schon `Steve`");
    assertThat(bench.words("mc x")).startsWith("`x` ist kein Name");
    assertThat(bench.words("mc list")).contains("eingetragen von `@ann:bench`");
    assertThat(bench.words("mc status")).isEqualTo("Online: **2/20**");
  }
}
