package dev.althing.plugins.minecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.matrix.id.UserId;
import dev.althing.plugins.minecraft.GameServer.Fault;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.Prompt;
import dev.althing.spi.Reply;
import dev.althing.spi.testing.Bench;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ApprovalTest {
  private static final UserId ANN = new UserId("@ann:bench");
  private static final UserId MOD = new UserId("@mod:bench");

  private final GameServer server = new GameServer();

  /** The bot is started again in between: who asks and who answers are two lives of the plugin. */
  private final Bench bench =
      Bench.of(
              context -> {
                new MinecraftPlugin().start(context);
                new MinecraftPlugin().start(context);
              })
          .settings(Setting.with(Setting.at(server.port()), "approval", true))
          .start();

  @AfterEach
  void end() {
    server.close();
  }

  private List<Reply> decide(String reaction) {
    bench.as(MOD, Permission.ROOM_MODERATOR);
    Reply reply = bench.answer(reaction).orElseThrow();
    bench.as(ANN, Permission.EVERYONE);
    return ((Reply.Several) reply).replies();
  }

  private static String edited(List<Reply> replies) {
    return ((Reply.Text) ((Reply.Edit) replies.get(1)).replacement()).markdown();
  }

  private static Reply.Text told(List<Reply> replies) {
    return (Reply.Text) replies.get(0);
  }

  @Test
  void waitsForAModerator() {
    assertThat(bench.words("mc Steve"))
        .isEqualTo(
            "`@ann:bench` asks for `Steve`. This waits for a moderator: react ✅ or ❌ within 7"
                + " days.");
    assertThat(server.logins()).isZero();
    assertThat(bench.kept("name:steve")).isEmpty();
    assertThat(bench.answer("✅")).isEmpty();
    List<Reply> replies = decide("✅");
    assertThat(edited(replies)).isEqualTo("✅ `Steve` for `@ann:bench`: approved by `@mod:bench`.");
    assertThat(told(replies).markdown())
        .isEqualTo("`@ann:bench`: `Steve` is on the whitelist now. Have fun!");
    assertThat(told(replies).mentions()).isEqualTo(Set.of(ANN));
    assertThat(server.whitelisted()).containsExactly("Steve");
    assertThat(bench.kept("name:steve")).contains("added @ann:bench");
    assertThat(bench.kept("user:@ann:bench")).contains("Steve");
  }

  @Test
  void mayBeDeclined() {
    bench.words("mc Steve");
    List<Reply> replies = decide("❌");
    assertThat(edited(replies)).isEqualTo("❌ `Steve` for `@ann:bench`: declined by `@mod:bench`.");
    assertThat(told(replies).markdown()).contains("declined your request for `Steve`");
    assertThat(told(replies).mentions()).isEqualTo(Set.of(ANN));
    assertThat(server.logins()).isZero();
    assertThat(bench.answer("✅")).isEmpty();
  }

  @Test
  void asksForNothingThatWouldBeRefused() {
    bench.keeping("name:steve", "added @bob:bench").keeping("user:@bob:bench", "Steve");
    assertThat(bench.words("mc Steve")).contains("Somebody else registered `Steve`");
    bench.keeping("name:alex", "added @ann:bench").keeping("user:@ann:bench", "Alex");
    assertThat(bench.words("mc Herobrine")).contains("You have `Alex` already");
    bench.as(MOD, Permission.ROOM_MODERATOR);
    assertThat(bench.answer("✅")).isEmpty();
  }

  @Test
  void looksAgainWhenItIsApproved() {
    bench.words("mc Steve");
    bench.keeping("name:alex", "added @ann:bench").keeping("user:@ann:bench", "Alex");
    List<Reply> replies = decide("✅");
    assertThat(edited(replies)).contains("approved by `@mod:bench`, but not added");
    assertThat(told(replies).markdown())
        .contains("You have `Alex` already", "`minecraft remove Alex`");
    assertThat(server.logins()).isZero();
  }

  @Test
  void saysThatThereIsNoSuchPlayer() {
    bench.words("mc nobody");
    List<Reply> replies = decide("✅");
    assertThat(edited(replies)).contains("but not added");
    assertThat(told(replies).markdown()).contains("no Minecraft account `nobody`");
  }

  @Test
  void mayBeTriedAgainWhenTheServerIsDown() {
    bench.words("mc Steve");
    server.with(Fault.HANGS_UP_AT_ONCE);
    List<Reply> replies = decide("✅");
    assertThat(edited(replies)).contains("it waits in a new message");
    assertThat(told(replies).markdown())
        .contains("ended the connection too early")
        .contains("react ✅ here to add `Steve` for `@ann:bench`, or ❌ to decline");
    assertThat(told(replies).mentions()).isEqualTo(Set.of(MOD));
    assertThat(bench.kept("name:steve")).isEmpty();
    server.with(Fault.NONE);
    assertThat(edited(decide("✅"))).startsWith("✅");
    assertThat(server.whitelisted()).containsExactly("Steve");
  }

  @Test
  void moderatorsNeedNone() {
    bench.as(MOD, Permission.ROOM_MODERATOR);
    assertThat(bench.words("mc Steve")).contains("is on the whitelist now");
  }

  @Test
  void cannotBeHadInADirectConversation() {
    bench.as(ANN, Permission.ROOM_MODERATOR).in(Place.DIRECT);
    assertThat(bench.words("mc Steve")).startsWith("Here is no moderator who could agree.");
    assertThat(server.logins()).isZero();
  }

  @Test
  void allIsInThePrompt() {
    Request request = new Request(new PlayerName(".Steve"), new UserId("@ann:bench:8448"));
    Prompt prompt = Approval.prompt(request);
    assertThat(prompt.isOnce()).isTrue();
    assertThat(prompt.from().rank()).isEqualTo(Permission.ROOM_MODERATOR);
    assertThat(prompt.patience()).isEqualTo(Duration.ofDays(7));
    assertThat(prompt.kind()).isEqualTo(new Prompt.Reactions(List.of("✅", "❌")));
    assertThat(Request.read(prompt.data())).isEqualTo(request);
  }

  @Test
  void readsNothingElse() {
    for (String data : List.of("", "Steve", " @ann:bench", "Steve\nop @ann:bench", "Steve ann")) {
      assertThatThrownBy(() -> Request.read(data)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void speaksGermanToo() {
    bench.in(Locale.GERMAN);
    assertThat(bench.words("mc Steve")).contains("wartet auf die Moderation");
    List<Reply> replies = decide("✅");
    assertThat(edited(replies)).endsWith("von `@mod:bench` angenommen.");
    assertThat(told(replies).markdown()).contains("steht jetzt auf der Whitelist");
  }
}
