package dev.althing.feature.poll;

import dev.althing.effect.Cause;
import dev.althing.feature.poll.ask.Option;
import dev.althing.feature.poll.ask.Origin;
import dev.althing.feature.poll.ask.Poll;
import dev.althing.feature.poll.ask.Terms;
import dev.althing.feature.poll.count.Ballot;
import dev.althing.journal.event.GoldenFiles;
import dev.althing.journal.event.JournalFamily;
import dev.althing.journal.event.Recorded;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class PollGoldenFilesTest extends GoldenFiles {
  private static final Instant AT = Instant.parse("2027-01-31T09:00:00Z");
  private static final UserId ANN = new UserId("@ann:example.org");

  private static Poll poll() {
    return new Poll(
        3,
        "Lunch?",
        List.of(new Option("🍕", "Pizza", true), new Option("2️⃣", "Soup", false)),
        new Terms(2, false, true, 5, true, Optional.of(AT.plusSeconds(60))),
        new Origin(
            new RoomId("!aRoomOfVersion12HasNoDomain"),
            ANN,
            new EventId("$question"),
            Optional.of(new EventId("$root")),
            AT,
            "de",
            "Europe/Berlin"));
  }

  /** The first version also said when to show the bars once more. */
  private static Recorded<PollEvent> ended() {
    Cause close = new Cause("event:$close");
    return new Recorded<>(
        close, new PollEvent.PollEnded(new Ending(Ending.How.CLOSED, Optional.of(ANN), AT, close)));
  }

  @Override
  protected JournalFamily family() {
    return JournalFamily.of(PollRules.TYPE, PollEvent.class);
  }

  @Override
  protected Map<String, Object> expected() {
    Optional<Instant> show = Optional.of(AT.plusSeconds(2));
    return Map.of(
        "poll-opened.v1.json",
            new Recorded<>(new Cause("event:$question"), new PollEvent.PollOpened(poll())),
        "vote-cast.v1.json",
            new Recorded<>(
                new Cause("event:$vote"),
                new PollEvent.VoteCast(
                    ANN, Ballot.response(new EventId("$vote"), AT, List.of(0, 1)), show)),
        "vote-taken-back.v1.json",
            new Recorded<>(
                new Cause("event:$redaction"),
                new PollEvent.VoteTakenBack(ANN, new EventId("$vote"), Optional.empty())),
        "bars-shown.v1.json",
            new Recorded<>(new Cause("agenda:poll/!a#3/bars"), new PollEvent.BarsShown(AT, true)),
        "poll-ended.v1.json", ended(),
        "poll-ended.v2.json", ended());
  }
}
