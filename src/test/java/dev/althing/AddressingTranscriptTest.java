package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Json;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import dev.althing.testing.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How people turn to the bot, and how it turns to them. */
final class AddressingTranscriptTest {
  private static BotRig rig;

  @BeforeAll
  static void start() {
    rig =
        BotRig.plan()
            .conf(
                community ->
                    """
                    commands.ignore = ["@otherbot:sandbox.localhost"]
                    rooms {
                      "%s" { prefix = "?", language = de }
                    }
                    """
                        .formatted(community.games()))
            .start();
  }

  @AfterAll
  static void end() {
    rig.close();
  }

  @Test
  void aRoomMayHaveItsOwnPrefixAndLanguage() {
    String games = rig.community().games();
    rig.alice().joins(games);

    rig.alice().says(games, "!count +");
    rig.alice().says(games, "?count +");
    assertThat(rig.said(games)).isEqualTo("1");
    rig.alice().says(games, "?pnig");
    assertThat(rig.said(games)).isEqualTo("Den Befehl pnig kenne ich nicht. Meintest du ?ping?");
    rig.alice().says(games, "?remind me in 10m Brot");
    assertThat(rig.said(games)).startsWith("⏰ Ich erinnere dich in 10 Minuten");
    rig.alice().says(games, "?remind me in 10 Minuten Brot");
    assertThat(rig.said(games)).startsWith("⏰ Ich erinnere dich in 10 Minuten");
    rig.alice().says(games, "?help ping");
    assertThat(rig.said(games))
        .contains("?ping", "Zeigt, wie lange deine Nachricht und meine Antwort brauchen.");
  }

  @Test
  void theBotIsCalledByNameByMentionOrByPill() {
    String room = rig.room("alice", "bob");
    String bot = rig.bot();

    rig.alice().says(room, "althing: count +");
    assertThat(rig.said(room)).isEqualTo("1");
    rig.alice().says(room, "@althing, count +");
    assertThat(rig.said(room)).isEqualTo("2");
    rig.alice().says(room, bot + " count +");
    assertThat(rig.said(room)).isEqualTo("3");
    rig.alice().says(room, "!althing count +");
    assertThat(rig.said(room)).isEqualTo("4");
    ObjectNode pill = Person.text("Althing: count +");
    pill.put("format", "org.matrix.custom.html")
        .put("formatted_body", "<a href=\"https://matrix.to/#/" + bot + "\">Althing</a>: count +")
        .putObject("m.mentions")
        .putArray("user_ids")
        .add(bot);
    rig.alice().sends(room, pill);
    assertThat(rig.said(room)).isEqualTo("5");
    ObjectNode mention = Person.text("althing count +");
    mention.putObject("m.mentions").putArray("user_ids").add(bot);
    rig.alice().sends(room, mention);
    assertThat(rig.said(room)).isEqualTo("6");
    rig.alice().says(room, "althing");
    rig.alice().says(room, "althing count +");
    rig.nothingElse(room, rig.bob());
  }

  @Test
  void theBotIsCalledByTheNameItHasInTheRoom() {
    String room = rig.room("alice", "bob");
    rig.itself().puts(room, "m.room.member", rig.bot(), joined().put("displayname", "Speaker"));

    rig.alice().says(room, "speaker: count +");
    assertThat(rig.said(room)).isEqualTo("1");
    rig.alice().says(room, "@Speaker count +");
    assertThat(rig.said(room)).isEqualTo("2");
    rig.alice().says(room, "Speaker count +");
    rig.alice().says(room, "ask the Speaker: count +");
    rig.alice().says(room, "Speakers: count +");
    rig.nothingElse(room, rig.bob());
  }

  @Test
  void theBotIsCalledByTheNameInItsProfileWhereTheRoomSaysNone() {
    try (BotRig other = BotRig.start()) {
      String room = other.room("alice", "bob");
      String profile = "/profile/" + Wire.segment(other.bot()) + "/displayname";
      other.itself().call("PUT", profile, Json.object().put("displayname", "Speaker"));
      other.itself().puts(room, "m.room.member", other.bot(), joined());
      other.stop();
      other.resume();

      other.alice().says(room, "Speaker: count +");

      assertThat(other.said(room)).isEqualTo("1");
    }
  }

  private static ObjectNode joined() {
    return Json.object().put("membership", "join");
  }

  @Test
  void inARoomOfTwoNoPrefixIsNeeded() {
    String room = rig.room("carol");

    rig.person("carol").says(room, "count +");
    assertThat(rig.said(room)).isEqualTo("1");
    rig.person("carol").says(room, "how are you?");
    rig.person("carol").says(room, "!count +");
    assertThat(rig.said(room)).isEqualTo("2");

    rig.bob().joins(room);
    rig.person("carol").says(room, "count +");
    rig.nothingElse(room, rig.bob());
    rig.bob().leaves(room);
    rig.person("carol").says(room, "count +");
    assertThat(rig.said(room)).isEqualTo("3");
  }

  @Test
  void inARoomOfTwoAReplyNeedsNoPrefixEither() {
    String room = rig.room("erin");
    Person erin = rig.person("erin");
    String question = erin.says(room, "remind me in 1s tea");
    rig.said(room);
    String told = rig.heard(room).id();

    String[] all = {
      erin.replies(room, question, "count +"),
      erin.says(room, "count +"),
      erin.replies(room, told, "count +")
    };

    for (int i = 0; i < all.length; i++) {
      Heard answer = rig.heard(room);
      assertThat(answer.text()).isEqualTo(String.valueOf(i + 1));
      assertThat(answer.repliesTo()).isEqualTo(all[i]);
    }
    rig.bob().joins(room);
    erin.replies(room, told, "count +");
    rig.nothingElse(room, rig.bob());
  }

  @Test
  void anAnswerRepliesToItsQuestionAndMentionsNobodyByAccident() {
    String room = rig.room("alice", "bob");

    String question = rig.alice().says(room, "!remind me in 1d @bob:sandbox.localhost @room");

    Heard answer = rig.heard(room);
    assertThat(answer.repliesTo()).isEqualTo(question);
    assertThat(answer.thread()).isEmpty();
    assertThat(answer.saysWhomItMentions()).isTrue();
    assertThat(answer.mentions()).isEmpty();
  }

  @Test
  void anAnswerStaysInTheThreadOfItsQuestion() {
    String room = rig.room("alice", "bob");
    String root = rig.bob().says(room, "a thread about counting");

    String question = rig.alice().threads(room, root, "!count +");

    Heard answer = rig.heard(room);
    assertThat(answer.text()).isEqualTo("1");
    assertThat(answer.thread()).isEqualTo(root);
    assertThat(answer.repliesTo()).isEqualTo(question);
    assertThat(answer.content().at("/m.relates_to/is_falling_back").asBoolean(true)).isFalse();
  }

  @Test
  void aCommandMayReplyToSomething() {
    String room = rig.room("alice", "bob");
    String said = rig.bob().says(room, "count me in");

    rig.alice().replies(room, said, "!count +");
    assertThat(rig.said(room)).isEqualTo("1");
    rig.alice().replies(room, said, "> <@bob:sandbox.localhost> count me in\n\n!count +");
    assertThat(rig.said(room)).isEqualTo("2");
  }

  @Test
  void whatIsQuotedIsNoCommand() {
    String room = rig.room("alice", "bob");
    String said = rig.bob().says(room, "hello");

    rig.alice().replies(room, said, "> <@bob:sandbox.localhost> !count +\n\nwhat is that?");
    rig.alice().replies(room, said, "> !count +");
    rig.alice().says(room, "> !count +");

    rig.nothingElse(room, rig.bob());
  }

  @Test
  void anEditNeverRunsACommand() {
    String room = rig.room("alice", "bob");
    String question = rig.alice().says(room, "!count +");
    assertThat(rig.said(room)).isEqualTo("1");

    rig.alice().edits(room, question, "!count +");
    String harmless = rig.alice().says(room, "hello");
    rig.alice().edits(room, harmless, "!count +");
    ObjectNode bare = Person.text("!count +");
    bare.set("m.new_content", Person.text("!count +"));
    bare.putObject("m.relates_to").put("rel_type", "m.replace").put("event_id", harmless);
    rig.alice().sends(room, bare);

    rig.nothingElse(room, rig.bob());
    rig.alice().says(room, "!count");
    assertThat(rig.said(room)).isEqualTo("1");
  }

  @Test
  void noticesEmotesPicturesAndOtherBotsGiveNoCommands() {
    String room = rig.room("alice", "otherbot");

    for (String type : new String[] {"m.notice", "m.emote", "m.image", "org.example.text"}) {
      ObjectNode content = Person.text("!count +").put("msgtype", type);
      rig.alice().sends(room, content);
    }
    rig.person("otherbot").says(room, "!count +");
    rig.alice().sends(room, "org.example.message", Person.text("!count +"));
    rig.alice().sends(room, "m.sticker", Person.text("!count +"));

    rig.nothingElse(room, rig.alice());
  }

  @Test
  void theBotDoesNotListenToItself() {
    String room = rig.room("alice", "bob");

    rig.sandbox().seed().message(room, rig.bot(), "!count +");
    assertThat(rig.said(room)).isEqualTo("!count +");

    rig.nothingElse(room, rig.bob());
  }

  @Test
  void whatWasSaidBeforeTheBotCameIsHistory() {
    String room = rig.alice().createsRoom("Old room");
    rig.alice().says(room, "!count +");
    rig.alice().invites(room, rig.bot());
    rig.awaitBot(room);

    rig.bob().joins(room);
    rig.nothingElse(room, rig.bob());
  }

  @Test
  void whatIsSaidRightBehindTheInvitationIsHeardOnceTheBotIsThere() {
    String room = rig.room("alice", "bob");

    rig.alice().says(room, "!count +");

    assertThat(rig.said(room)).isEqualTo("1");
  }

  @Test
  void aRemovedMessageIsNoCommand() {
    String room = rig.room("alice", "bob");
    String question = rig.alice().says(room, "!count +");
    assertThat(rig.said(room)).isEqualTo("1");

    rig.alice().redacts(room, question);

    rig.nothingElse(room, rig.bob());
  }
}
