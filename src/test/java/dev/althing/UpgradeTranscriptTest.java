package dev.althing;

import static dev.althing.InvitedBot.assertAccepted;
import static dev.althing.InvitedBot.assertDeclined;
import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.journal.Sql;
import dev.althing.matrix.json.Json;
import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import dev.althing.testing.Stages;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of a room's affairs when it is replaced by another. */
final class UpgradeTranscriptTest {
  private static final String BY_MANAGEMENT = "invites.accept = management, owners = []";
  private static final String BY_NOBODY = "invites.accept = nobody, owners = []";

  @Test
  void theSuccessorOfTheManagementRoomIsTheManagementRoomAlsoAfterARestart() {
    try (BotRig rig = BotRig.plan().conf(BY_MANAGEMENT).on(Databases.H2).start()) {
      String old = rig.community().management();
      rig.moderator().invites(old, rig.bob().id());
      rig.bob().joins(old);
      rig.bob().says(old, "!count");
      rig.said(old);
      assertAccepted(rig, rig.bob());

      String next = rig.moderator().upgrades(old);
      assertFollowed(rig, old);
      rig.moderator().invites(next, rig.bot());
      rig.awaitBot(next);
      rig.moderator().invites(next, rig.alice().id());
      rig.alice().joins(next);
      rig.alice().says(next, "!count");
      rig.said(next);

      assertAccepted(rig, rig.alice());
      assertDeclined(rig, rig.bob());
      rig.stop();
      rig.resume();
      assertAccepted(rig, rig.alice());
      assertDeclined(rig, rig.bob());
    }
  }

  @Test
  void theManagementMayMoveToARoomThatTheBotIsInAlready() {
    try (BotRig rig = BotRig.plan().conf(BY_MANAGEMENT).start()) {
      String next = rig.moderator().createsRoom("Parliament");
      rig.alice().joins(next);
      rig.moderator().invites(next, rig.bot());
      rig.awaitBot(next);
      rig.alice().says(next, "!count");
      rig.said(next);

      replaces(rig.moderator(), rig.community().management(), next);

      assertFollowed(rig, rig.community().management());
      assertAccepted(rig, rig.alice());
    }
  }

  @Test
  void configuredRoomsAreLookedForWhereTheyGoOn() {
    String rooms = "join = [\"%s\", \"#lobby:sandbox.localhost\"]";
    try (BotRig rig =
        BotRig.plan().conf(it -> rooms.formatted(it.games())).on(Databases.H2).start()) {
      String games = rig.community().games();
      String lobby = rig.community().lobby();
      String nextGames = rig.moderator().upgrades(games);
      String nextLobby = rig.moderator().createsRoom("Foyer");
      replaces(rig.moderator(), lobby, nextLobby);
      rig.awaitBot(nextGames);
      rig.awaitBot(nextLobby);
      for (String room : new String[] {games, lobby, nextGames, nextLobby}) {
        rig.moderator().kicks(room, rig.bot());
      }
      rig.nothingElse(rig.community().management(), rig.moderator());
      rig.stop();

      rig.resume();

      rig.awaitBot(nextGames);
      rig.awaitBot(nextLobby);
      assertThat(rig.sandbox().seed().isJoined(games, rig.bot())).isFalse();
      assertThat(rig.sandbox().seed().isJoined(lobby, rig.bot())).isFalse();
    }
  }

  @Test
  void aRoomThatEndedBeforeTheBotCameIsFollowedToo() {
    try (BotRig rig = BotRig.start()) {
      String room = rig.alice().createsRoom("Past");
      String next = rig.alice().upgrades(room);

      rig.alice().invites(room, rig.bot());

      rig.awaitBot(next);
    }
  }

  @Test
  void whoeverInvitesIntoASuccessorIsFollowedAndIntoARoomThatTheOperatorNamedByItsAlias() {
    String conf = BY_NOBODY + ", join = [\"#den:sandbox.localhost\"]";
    try (BotRig rig = BotRig.plan().conf(conf).start()) {
      String lobby = rig.community().lobby();
      String next = rig.moderator().creates(Json.object().put("preset", "private_chat"));
      rig.moderator().invites(next, rig.bob().id());
      rig.bob().joins(next);
      replaces(rig.moderator(), lobby, next);
      assertFollowed(rig, lobby);

      rig.bob().invites(next, rig.bot());
      rig.awaitBot(next);
      assertDeclined(rig, rig.bob());

      ObjectNode den = Json.object().put("preset", "private_chat").put("room_alias_name", "den");
      String home = rig.bob().creates(den);
      rig.bob().invites(home, rig.bot());
      rig.awaitBot(home);
    }
  }

  @Test
  void remindersAreToldAndListedAndCancelledWhereTheRoomGoesOn() {
    try (BotRig rig = BotRig.plan().on(Databases.H2).start()) {
      String room = rig.room("alice", "bob");
      rig.alice().says(room, "!remind me in 1h tea");
      rig.said(room);
      rig.alice().says(room, "!remind me in 2h cake");
      rig.said(room);

      String next = rig.alice().upgrades(room);
      rig.awaitBot(next);
      // In a room of two everything would be shown.
      rig.bob().joins(next);
      rig.alice().says(next, "!remind list");
      assertThat(rig.said(next)).matches("(?s)• 1: in .*: tea\n• 2: in .*: cake");
      rig.alice().says(next, "!remind cancel 2");
      assertThat(rig.said(next)).isEqualTo("Reminder 2 is cancelled.");
      rig.stop();
      rig.resume();
      rig.timePasses(Duration.ofHours(3));

      Heard told = rig.heard(next);
      assertThat(told.text()).startsWith("⏰ @alice:sandbox.localhost: tea");
      assertThat(told.mentions()).containsExactly(rig.alice().id());
      assertThat(told.content().has("m.relates_to")).isFalse();
      rig.alice().reacts(next, told.id(), "⏰");
      assertThat(rig.said(next)).startsWith("⏰ I will remind you in 10 minutes");
      rig.timePasses(Duration.ofMinutes(11));
      assertThat(rig.said(next)).startsWith("⏰ @alice:sandbox.localhost: tea");
    }
  }

  @Test
  void whatTheOperatorSaysOfARoomGoesForItsSuccessorToo() {
    String rooms = "rooms.\"%s\" { prefix = \"?\", permissions { count = owner } }";
    try (BotRig rig = BotRig.plan().conf(it -> rooms.formatted(it.games())).start()) {
      String next = rig.moderator().upgrades(rig.community().games());
      rig.awaitBot(next);

      rig.bob().joins(next);
      rig.bob().says(next, "!ping");
      rig.bob().says(next, "?ping");
      assertThat(rig.said(next)).startsWith("Pong");
      rig.bob().says(next, "?count +");
      assertThat(rig.said(next)).contains("owner");
    }
  }

  @Test
  void aReminderIsToldInPrivateWhereTheBotCouldNotFollow() {
    try (BotRig rig = BotRig.start()) {
      String room = rig.room("alice", "bob");
      rig.bob().says(room, "!remind me in 1h tea");
      rig.said(room);
      String next = rig.alice().creates(Json.object().put("preset", "private_chat"));
      replaces(rig.alice(), room, next);
      assertFollowed(rig, room);

      rig.timePasses(Duration.ofHours(1));

      eventually("the bot opens a direct room", () -> !rig.bob().invitations().isEmpty());
      String direct = rig.bob().invitations().get(0);
      rig.bob().joins(direct);
      assertThat(rig.said(direct)).startsWith("⏰ @bob:sandbox.localhost: tea");
    }
  }

  private static void replaces(Person person, String room, String next) {
    ObjectNode end = Json.object().put("body", "moved").put("replacement_room", next);
    person.puts(room, "m.room.tombstone", "", end);
  }

  private static void assertFollowed(BotRig rig, String room) {
    String sql = "select successor from successors where room_id = ?";
    eventually(
        "the end of " + room + " is followed",
        () ->
            !Stages.await(
                    rig.parts()
                        .database()
                        .read(connection -> Sql.query(connection, sql, row -> room, room)))
                .isEmpty());
  }
}
