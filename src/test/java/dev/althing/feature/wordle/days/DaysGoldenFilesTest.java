package dev.althing.feature.wordle.days;

import dev.althing.effect.Cause;
import dev.althing.journal.event.GoldenFiles;
import dev.althing.journal.event.JournalFamily;
import dev.althing.journal.event.Recorded;
import java.util.Map;

final class DaysGoldenFilesTest extends GoldenFiles {
  @Override
  protected JournalFamily family() {
    return Days.FAMILY;
  }

  @Override
  protected Map<String, Object> expected() {
    return Map.of(
        "answer-fixed.v1.json",
        new Recorded<>(Cause.own("wordle-day:698"), new DayEvent.AnswerFixed(698, "crane")));
  }
}
