package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.event.Message;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.testing.MovableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is said when built-in commands are used as they are meant to be. */
final class CommandsTranscriptTest {
  private static BotRig rig;

  @BeforeAll
  static void start() {
    rig = BotRig.start();
  }

  @AfterAll
  static void end() {
    rig.close();
  }

  @Test
  void countGoesUpIsShownAndIsResetByTheModeratorOfTheRoom() {
    String room = rig.room("alice", "bob");

    rig.bob().says(room, "!count");
    assertThat(rig.said(room)).isEqualTo("0");
    rig.bob().says(room, "!count +");
    assertThat(rig.said(room)).isEqualTo("1");
    rig.alice().says(room, "!count ++");
    assertThat(rig.said(room)).isEqualTo("2");
    rig.alice().says(room, "!count up");
    assertThat(rig.said(room)).isEqualTo("3");
    rig.bob().says(room, "!count reset");
    assertThat(rig.said(room)).isEqualTo("Only moderators of this room may use !count reset.");
    rig.alice().says(room, "!count reset");
    assertThat(rig.said(room)).isEqualTo("The counter is back at 0. It was 3.");
    rig.alice().says(room, "!count");
    assertThat(rig.said(room)).isEqualTo("0");
  }

  @Test
  void everyRoomHasItsOwnCounter() {
    String one = rig.room("alice");
    String other = rig.room("alice", "bob");

    rig.alice().says(one, "!count +");
    assertThat(rig.said(one)).isEqualTo("1");
    rig.alice().says(other, "!count");
    assertThat(rig.said(other)).isEqualTo("0");
  }

  @Test
  void pingTellsHonestNumbers() {
    String room = rig.room("alice", "bob");

    rig.alice().says(room, "!ping");

    assertThat(rig.said(room))
        .matches(
            "Pong! Your message was [0-9,]+ ms old when I read it, and I needed [0-9,]+ ms to"
                + " answer\\. (The homeserver answers within [0-9,]+ ms \\(measured [0-9,]+ s"
                + " ago\\)\\.|I have not measured the homeserver yet\\.)");
  }

  @Test
  void pingCountsFromWhenTheMessageCameInAlsoWhenItHadToWait() {
    AtomicReference<MovableClock> clock = new AtomicReference<>();
    Consumer<RoomEvent> slow =
        event -> {
          if (event
              .as(Message.class)
              .filter(message -> message.body().equals("!ping"))
              .isPresent()) {
            clock.get().advance(Duration.ofSeconds(70));
          }
        };
    try (BotRig queueing = BotRig.plan().probe(slow).start()) {
      clock.set(queueing.clock());
      String room = queueing.room("alice", "bob");

      queueing.alice().says(room, "!ping");

      assertThat(queueing.said(room))
          .matches("Pong! Your message was [0-9]{1,3} ms old .* needed 7[0-9],.*");
    }
  }

  @Test
  void versionAndHealthTellHowTheBotIs() {
    String room = rig.room("alice", "bob");

    rig.alice().says(room, "!version");
    assertThat(rig.said(room)).matches("Althing \\S+, running for .+\\.");
    rig.alice().says(room, "!health");
    assertThat(rig.said(room))
        .contains(
            "database", "homeserver", "sync", "outbox", "changes", "quarantine", "encrypted-rooms");
  }

  @Test
  void roomsAreListedForOwnersOnly() {
    String room = rig.room("moderator", "alice", "bob");

    rig.alice().says(room, "!rooms");
    assertThat(rig.said(room)).isEqualTo("Only my owners may use !rooms.");
    rig.moderator().says(room, "!rooms");
    assertThat(rig.said(room)).startsWith("!rooms works only in a direct chat with me");
    String management = rig.community().management();
    rig.moderator().says(management, "!rooms");
    assertThat(rig.said(management))
        .startsWith("I am in ")
        .contains("Lobby (" + rig.community().lobby() + "): 2 members")
        .contains("(" + room + "): 4 members");
  }

  @Test
  void helpListsWhatTheAskerMayUse() {
    String room = rig.room("moderator", "alice", "bob");

    rig.alice().says(room, "!help");
    assertThat(rig.said(room))
        .startsWith("Everyone")
        .contains("!count", "!health", "!help", "!ping", "!remind", "!version")
        .doesNotContain("!rooms")
        .endsWith("!help <command> tells more about one of them.");
    rig.moderator().says(room, "!help");
    assertThat(rig.said(room)).contains("Owners", "!rooms");
  }

  @Test
  void helpExplainsOneCommand() {
    String room = rig.room("alice", "bob");

    rig.alice().says(room, "!help remind");
    assertThat(rig.said(room))
        .contains("Reminds you of something", "!remind me", "!remind list", "!remind cancel");
    rig.alice().says(room, "!help !remind me");
    assertThat(rig.said(room)).contains("--private", "tell me in our direct room");
    rig.alice().says(room, "!help rooms");
    assertThat(rig.said(room)).startsWith("I know no command rooms.");
  }

  @Test
  void whoeverSlipsIsHelped() {
    String room = rig.room("alice", "bob");

    rig.alice().says(room, "!pnig");
    assertThat(rig.said(room)).isEqualTo("I know no command pnig. Did you mean !ping?");
    rig.alice().says(room, "!frobnicate");
    assertThat(rig.said(room))
        .isEqualTo("I know no command frobnicate. !help lists what I can do.");
    rig.alice().says(room, "!remind cancel soon");
    assertThat(rig.said(room))
        .isEqualTo(
            """
            ```
            !remind cancel soon
                           ^ expected number: a whole number from 1 to 2,147,483,647
            ```

            Usage: !remind cancel <number>""");
    rig.alice().says(room, "!count down");
    assertThat(rig.said(room)).contains("^ expected one of: +, reset");
  }

  @Test
  void answersAreNoticesSoThatOtherBotsLeaveThemAlone() {
    String room = rig.room("alice", "bob");

    rig.alice().says(room, "!frobnicate");
    assertThat(rig.heard(room).isNotice()).isTrue();
    rig.alice().says(room, "!count");
    assertThat(rig.heard(room).isNotice()).isTrue();
  }

  @Test
  void whatIsNoCommandIsNotAnswered() {
    String room = rig.room("alice", "bob");

    for (String text :
        new String[] {"hello", "!", "!!!", "!?", "! ping", "!5", "what a day!", "count +"}) {
      rig.alice().says(room, text);
    }

    rig.nothingElse(room, rig.bob());
  }
}
