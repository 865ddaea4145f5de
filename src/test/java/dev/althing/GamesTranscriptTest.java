package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How games are switched on and off. */
final class GamesTranscriptTest {
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
  void aModeratorSwitchesGamesInTheirRoom() {
    String room = rig.room("alice", "bob");

    rig.bob().says(room, "!games");
    assertThat(rig.said(room))
        .contains("🟢 trivia: questions")
        .contains("⚪ wordle-here: the word game in threads of this room (off)");
    rig.bob().says(room, "!games off trivia");
    assertThat(rig.said(room)).startsWith("Only moderators of this room");
    rig.alice().says(room, "!games off trivia");
    assertThat(rig.said(room)).startsWith("trivia is off in that room now.");
    rig.alice().says(room, "!games off trivia");
    assertThat(rig.said(room)).isEqualTo("trivia is off already.");
    rig.alice().says(room, "!games on wordle-here");
    assertThat(rig.said(room)).isEqualTo("wordle-here is on in that room now.");
    rig.bob().says(room, "!games");
    assertThat(rig.said(room)).contains("⚪ trivia").contains("🟢 wordle-here");
  }

  @Test
  void anotherRoomIsNamedByWhoManagesTheBot() {
    String room = rig.room("alice", "bob");
    String management = rig.community().management();

    rig.moderator().says(management, "!games off poll " + room);
    assertThat(rig.said(management)).startsWith("poll is off");
    rig.bob().says(room, "!games");
    assertThat(rig.said(room)).contains("⚪ poll");
    String other = rig.room("bob", "alice");
    rig.bob().says(other, "!games on poll " + room);
    assertThat(rig.said(other)).startsWith("I cannot do that in another room.");
    rig.moderator().says(management, "!games on poll #nowhere:sandbox.localhost");
    assertThat(rig.said(management)).startsWith("I cannot do that in another room.");
  }
}
