package dev.althing.feature.poll;

import dev.althing.effect.Cause;
import dev.althing.journal.event.GoldenFiles;
import dev.althing.journal.event.JournalFamily;
import dev.althing.journal.event.Recorded;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

final class BookGoldenFilesTest extends GoldenFiles {
  private static final Instant AT = Instant.parse("2027-01-31T09:00:00Z");

  @Override
  protected JournalFamily family() {
    return JournalFamily.of(BookRules.TYPE, BookEvent.class);
  }

  @Override
  protected Map<String, Object> expected() {
    var entry = new BookEvent.Entry(3, "Lunch?", new UserId("@ann:example.org"), Optional.of(AT));
    return Map.of(
        "poll-entered.v1.json",
            new Recorded<>(new Cause("event:$question"), new BookEvent.PollEntered(entry)),
        "poll-struck.v1.json",
            new Recorded<>(new Cause("event:$close"), new BookEvent.PollStruck(3)));
  }
}
