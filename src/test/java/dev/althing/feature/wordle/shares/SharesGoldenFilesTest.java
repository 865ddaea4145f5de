package dev.althing.feature.wordle.shares;

import dev.althing.effect.Cause;
import dev.althing.journal.event.GoldenFiles;
import dev.althing.journal.event.JournalFamily;
import dev.althing.journal.event.Recorded;
import dev.althing.matrix.id.RoomId;
import java.util.Map;

final class SharesGoldenFilesTest extends GoldenFiles {
  @Override
  protected JournalFamily family() {
    return Shares.FAMILY;
  }

  @Override
  protected Map<String, Object> expected() {
    return Map.of(
        "share-counted.v1.json",
        new Recorded<>(
            new Cause("event:$share/wordle-share"),
            new ShareEvent.ShareCounted(new RoomId("!hall:example.org"), 1_986, 4)));
  }
}
