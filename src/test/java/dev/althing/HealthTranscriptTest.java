package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.health.HealthView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is beside the bot in {@code !health} and {@code /health}. */
final class HealthTranscriptTest {
  private static final BotRig rig =
      BotRig.plan()
          .conf(
              """
              health.homeserver = true
              health.services {
                nowhere { url = "http://127.0.0.1:1/?key=hunter22" }
                closed { tcp = "127.0.0.1:1" }
              }
              """)
          .start();

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void everybodySeesLatencyAndManagementWhy() {
    String room = rig.room("alice", "bob");
    String management = rig.community().management();

    rig.alice().says(room, "!health");
    assertThat(rig.said(room))
        .containsPattern("homeserver \\([\\d,]+ ms, last change: [^)]+\\)")
        .contains("service.nowhere", "service.closed", "federation", "well-known.client")
        .doesNotContain("refused", "up to v");

    rig.moderator().says(management, "!health");
    assertThat(rig.said(management))
        .containsPattern("homeserver: up to v1\\.\\d+ \\([\\d,]+ ms")
        .containsPattern("service.closed: the connection is refused \\(")
        .doesNotContain("hunter22");
    assertThat(HealthView.json(rig.health())).doesNotContain("hunter22");
  }
}
