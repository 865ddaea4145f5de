package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.sandbox.traffic.Fault;
import dev.althing.sandbox.traffic.Faults;
import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How polls go on when much happens at once, or nobody is there to see it. */
final class PollCourseTranscriptTest {
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
  void whoVotesBeforeTheFirstSeedIsThereIsCounted() {
    String room = rig.room("alice", "bob");
    rig.alice().says(room, "!poll Go?");

    Heard message = rig.heard(room);
    rig.bob().reacts(room, message.id(), "👎");
    Heard start = rig.heard(room);
    ShownPoll poll = new ShownPoll(rig, room, message, start, List.of());
    poll.responds(rig.alice(), "o2");
    rig.heard(room, 2);

    poll.showsInTheEnd("👎 No\n██████████ 2 (100 %)");
  }

  @Test
  void manyVotesAreShownInFewChanges() {
    String room = rig.room("alice", "bob");
    rig.alice().says(room, "!poll Go?");
    ShownPoll poll = ShownPoll.in(rig, room, 2);

    for (int i = 0; i < 60; i++) {
      rig.bob().redacts(room, poll.reacts(rig.bob(), i % 2 == 0 ? "👍" : "👎"));
    }
    poll.reacts(rig.bob(), "👍");
    List<Long> times = new ArrayList<>();
    String last = "";
    while (!last.contains("👍 Yes\n██████████ 1 (100 %)\n👎 No\n░░░░░░░░░░ 0 (0 %)")) {
      Heard edit = rig.heard(room);
      last = poll.edited(edit);
      times.add(edit.event().path("origin_server_ts").asLong());
    }

    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1)).isGreaterThan(1_500);
    }
  }

  @Test
  void aPollGoesOnAfterARestart() {
    try (BotRig other = BotRig.plan().on(Databases.H2).start()) {
      String room = other.room("alice", "bob");
      other.alice().says(room, "!poll Go?");
      ShownPoll poll = ShownPoll.in(other, room, 2);
      poll.reacts(other.alice(), "👍");
      assertThat(poll.bars()).contains("1 (100 %)");

      other.stop();
      poll.responds(other.bob(), "o2");
      String mistaken = poll.reacts(other.alice(), "👎");
      other.alice().redacts(room, mistaken);
      other.resume();

      poll.showsInTheEnd("👍 Yes\n█████░░░░░ 1 (50 %)");
      other.alice().says(room, "!poll close");
      assertThat(other.said(room)).contains("It is a tie: 👍 Yes and 👎 No have one vote each.");
    }
  }

  @Test
  void aPollEndsInTimeAlsoIfTheBotIsAwayAndVotesThatCameInTimeCount() {
    try (BotRig other = BotRig.plan().on(Databases.H2).start()) {
      String room = other.room("alice", "bob");
      other.alice().says(room, "!poll Go? --for 1h");
      ShownPoll poll = ShownPoll.in(other, room, 2);

      other.stop();
      other.timePasses(Duration.ofMinutes(30));
      poll.reacts(other.bob(), "👍");
      other.timePasses(Duration.ofMinutes(40));
      poll.reacts(other.alice(), "👎");
      other.resume();
      other.timePasses(Duration.ofSeconds(11));

      assertThat(poll.verdict())
          .isEqualTo("🏁 Poll 1 is closed: Go?\n🏆 👍 Yes wins with one vote. One person voted.");
    }
  }

  @Test
  void aPollSpeaksTheLanguageOfItsRoom() {
    try (BotRig other = BotRig.plan().conf("language = de").start()) {
      String room = other.room("alice", "bob");
      other.alice().says(room, "!poll \"Los?\" \"Ja\" \"Nein\" --quorum 2");
      ShownPoll poll = ShownPoll.in(other, room, 2);
      assertThat(poll.message().text())
          .contains("📊 Umfrage 1: Los?")
          .contains("Sie gilt, wenn 2 Leute abstimmen.");
      other.alice().says(room, "!poll close");
      assertThat(other.said(room))
          .contains("Sie gilt nicht: Niemand hat abgestimmt, nötig waren 2.");
    }
  }

  @Test
  void aReactionThatComesBeforeTheBotKnowsItsOwnMessageCounts() {
    String room = rig.room("alice", "bob");
    Faults slow = Faults.none().with(Fault.SLOW, 1).onlyOn("/send/m.room.message");
    rig.sandbox().faults(slow.with(Duration.ofSeconds(3), Duration.ZERO));
    rig.sandbox().seed().message(room, rig.alice().id(), "!poll Go?");

    Heard message = rig.heard(room);
    rig.bob().reacts(room, message.id(), "👍");
    rig.sandbox().faults(Faults.none());
    Heard start = rig.heard(room);
    rig.heard(room, 2);

    ShownPoll poll = new ShownPoll(rig, room, message, start, List.of());
    poll.showsInTheEnd("👍 Yes\n██████████ 1 (100 %)");
  }

  @Test
  void ofTwoVotesOfAPersonInOneBatchTheLaterCountsWhicheverWayItCame() {
    try (BotRig other = BotRig.plan().on(Databases.H2).start()) {
      String room = other.room("alice", "bob");
      other.alice().says(room, "!poll \"Which?\" \"A\" \"B\" \"C\"");
      ShownPoll poll = ShownPoll.in(other, room, 3);

      other.stop();
      poll.reacts(other.alice(), "1️⃣");
      poll.responds(other.alice(), "o2");
      poll.responds(other.bob(), "o2");
      poll.reacts(other.bob(), "3️⃣");
      other.resume();

      poll.showsInTheEnd("B\n█████░░░░░ 1 (50 %)", "C\n█████░░░░░ 1 (50 %)");
    }
  }

  @Test
  void theLastBarsAreSentOnce() {
    String room = rig.room("alice", "bob");
    rig.alice().says(room, "!poll Go?");
    ShownPoll poll = ShownPoll.in(rig, room, 2);
    poll.reacts(rig.bob(), "👍");
    poll.showsInTheEnd("👍 Yes\n██████████ 1");

    rig.alice().says(room, "!poll close");
    assertThat(rig.said(room)).startsWith("🏁 Poll 1 is closed");
    assertThat(poll.bars()).contains("🏆 1 (100 %)");
    assertThat(rig.heard(room).type()).endsWith("poll.end");
    rig.alice().says(room, "!poll And now? --for 20s");
    ShownPoll.in(rig, room, 2);
    rig.timePasses(Duration.ofSeconds(30));

    // The other poll's end: whatever the first had still to say was due before.
    assertThat(rig.said(room)).startsWith("🏁 Poll 2 is closed");
  }
}
