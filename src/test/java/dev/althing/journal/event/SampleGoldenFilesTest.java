package dev.althing.journal.event;

import dev.althing.effect.Cause;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

final class SampleGoldenFilesTest extends GoldenFiles {
  private static final UserId ANN = new UserId("@ann:example.org");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @Override
  protected JournalFamily family() {
    return JournalFamily.of("sample", SampleEvent.class).withState(SampleState.class);
  }

  @Override
  protected Map<String, Object> expected() {
    var one = new Cause("event:$one");
    var two = new Cause("event:$two");
    return Map.of(
        "started.v1.json", new Recorded<>(one, new SampleEvent.Started(ANN, NOON, List.of())),
        "started.v2.json",
            new Recorded<>(one, new SampleEvent.Started(ANN, NOON, List.of("slate"))),
        "guessed.v1.json", new Recorded<>(two, new SampleEvent.Guessed("crane")),
        "guessed.v2.json", new Recorded<>(two, new SampleEvent.Guessed("crane")),
        "won.v1.json", new Recorded<>(new Cause("event:$three"), new SampleEvent.Won(3)),
        "lost.v1.json", new Recorded<>(new Cause("agenda:sample/x"), new SampleEvent.Lost()),
        "state.v1.json", new SampleState(List.of("slate")));
  }
}
