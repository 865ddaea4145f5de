package dev.althing.feature.welcome.house;

import dev.althing.effect.Cause;
import dev.althing.feature.welcome.Welcome;
import dev.althing.journal.event.GoldenFiles;
import dev.althing.journal.event.JournalFamily;
import dev.althing.journal.event.Recorded;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class HouseGoldenFilesTest extends GoldenFiles {
  private static final Instant AT = Instant.parse("2027-01-31T09:00:00Z");
  private static final Cause REACTION = new Cause("event:$reaction");
  private static final UserId MODERATOR = new UserId("@mod:example.org");
  private static final UserId ANN = new UserId("@ann:example.org");

  @Override
  protected JournalFamily family() {
    return Welcome.FAMILIES.get(1);
  }

  @Override
  protected Map<String, Object> expected() {
    RoomId hall = new RoomId("!hall:example.org");
    return Map.of(
        "text-set.v1.json",
            new Recorded<>(
                REACTION, new HouseEvent.TextSet(Optional.of("Be **kind**."), MODERATOR)),
        "paused.v1.json", new Recorded<>(REACTION, new HouseEvent.Paused(MODERATOR, AT)),
        "resumed.v1.json", new Recorded<>(REACTION, new HouseEvent.Resumed(MODERATOR)),
        "arrived.v1.json",
            new Recorded<>(new Cause("event:$join/welcome/WATCHED"), new HouseEvent.Arrived(ANN)),
        "announced.v1.json",
            new Recorded<>(
                new Cause("agenda:welcome-house|home/announce@1801386000000"),
                new HouseEvent.Announced(List.of(ANN, new UserId("@bob:example.org")), true)),
        "trouble-seen.v1.json",
            new Recorded<>(
                new Cause("agenda:welcome|home|@ann:example.org/greet@1801386000000"),
                new HouseEvent.TroubleSeen(hall, "M_FORBIDDEN", AT)));
  }
}
