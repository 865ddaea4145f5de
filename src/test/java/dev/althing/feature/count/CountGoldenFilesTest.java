package dev.althing.feature.count;

import dev.althing.effect.Cause;
import dev.althing.journal.event.GoldenFiles;
import dev.althing.journal.event.JournalFamily;
import dev.althing.journal.event.Recorded;
import java.util.Map;

final class CountGoldenFilesTest extends GoldenFiles {
  @Override
  protected JournalFamily family() {
    return CountCommand.FAMILY;
  }

  @Override
  protected Map<String, Object> expected() {
    return Map.of(
        "counted.v1.json",
            new Recorded<>(new Cause("event:$one"), new CountEvent.Counted(9_007_199_254_740_993L)),
        "count-reset.v1.json",
            new Recorded<>(new Cause("event:$two"), new CountEvent.CountReset(12)));
  }
}
