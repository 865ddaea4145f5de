package dev.althing;

import static dev.althing.testing.Eventually.eventually;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.journal.Sql;
import dev.althing.testing.Databases;
import dev.althing.testing.Person;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A space that is large already when the bot first sees it. */
final class WelcomeCrowdTranscriptTest {
  private static final int CROWD = 10_000;
  private static final int RUSH = 300;
  private static final String PLACES =
      """
      home {
        room = "#home:@S"
        reactions { "✅" = ["#den:@S"] }
      }
      """;

  @Test
  void onlyWhoComesIsGreetedAndEverybodyElseIsStillAnswered() {
    try (var stage = new WelcomeStage(BotRig.plan().on(Databases.H2), PLACES)) {
      BotRig rig = stage.rig;
      rig.stop();
      crowded(stage);
      rig.resume();
      stage.room("den");
      stage.ready();

      Person guest = stage.newcomer("home");
      String direct = stage.direct(guest);
      assertThat(stage.greeting(direct, 1).text()).startsWith("Hello " + guest.id());
      rig.stop();
      rig.resume();
      assertThat(stage.asks("!welcome stats --place home")).contains("joined: 1");
      assertThat(records(rig)).isEqualTo(1);

      var seed = rig.sandbox().seed();
      seed.join(stage.id("home"), seed.accounts("late", RUSH));
      assertThat(stage.asks("!version")).startsWith("Althing");
      eventually("all who came are known", () -> records(rig) == 1 + RUSH);
      eventually(
          "all who came are counted",
          () -> stage.asks("!welcome stats --place home").contains("joined: " + (1 + RUSH)));
    }
  }

  /** A space that many were in before the bot came to it. */
  private static void crowded(WelcomeStage stage) {
    ObjectNode request = stage.request("home", "public_chat");
    request.putObject("creation_content").put("type", "m.space");
    String home = stage.owner().creates(request);
    var seed = stage.rig.sandbox().seed();
    List<String> crowd = new ArrayList<>(seed.accounts("crowd", CROWD));
    crowd.add(stage.rig.bot());
    seed.join(home, crowd);
    stage.knows("home", home);
  }

  /** How many newcomers there are records of. */
  private static int records(BotRig rig) {
    String sql =
        "select count(distinct persistence_id) from event_journal"
            + " where persistence_id like 'welcome|%'";
    return await(rig.parts().database().read(c -> Sql.query(c, sql, row -> row.getInt(1)).get(0)));
  }
}
