package dev.althing.sync;

import dev.althing.matrix.id.RoomId;
import dev.althing.metrics.Metrics;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What is known of the long poll by those who watch it; safe to read from any thread. */
public final class SyncStatus {
  /** Trouble that lasts: what it is, and since when nothing was heard. */
  public record Trouble(String reason, Instant since) {}

  private final Metrics metrics;
  private volatile Optional<Instant> heardAt = Optional.empty();
  private volatile Optional<Trouble> trouble = Optional.empty();
  private volatile Optional<LostGap> lostGap = Optional.empty();
  private volatile boolean resumed;
  private final CompletableFuture<Void> listening = new CompletableFuture<>();
  private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
  private volatile int inFlight;
  private volatile boolean storing;

  /** A status that nobody counts. */
  public SyncStatus() {
    this(Metrics.NONE);
  }

  /** A status that is counted as well. */
  public SyncStatus(Metrics metrics) {
    this.metrics = metrics;
  }

  /** When the homeserver last answered; empty before the first answer. */
  public Optional<Instant> heardAt() {
    return heardAt;
  }

  /** The trouble, while there is some. */
  public Optional<Trouble> trouble() {
    return trouble;
  }

  /** Something that was said in a room and could not be fetched. */
  public record LostGap(RoomId room, Instant at) {}

  /** The last such gap since the start. */
  public Optional<LostGap> lostGap() {
    return lostGap;
  }

  void gapLost(RoomId room, Instant at) {
    lostGap = Optional.of(new LostGap(room, at));
  }

  /**
   * Completes when a token is stored, by this run or an earlier one: what is said from then on is
   * heard, whatever happens.
   */
  public CompletionStage<Void> firstListening() {
    return listening.minimalCompletionStage();
  }

  /** Whether everything of the first answer since the start is safe, and a token is stored. */
  public boolean isCaughtUp() {
    return caughtUp.isDone();
  }

  /**
   * Completes when everything of the first answer since the start is safe, and a token is stored.
   */
  public CompletionStage<Void> firstCaughtUp() {
    return caughtUp.minimalCompletionStage();
  }

  /** Whether the reading went on from an earlier run, rather than beginning. */
  public boolean isResumed() {
    return resumed;
  }

  /** How many batches were read and are not safe yet. */
  public int inFlight() {
    return inFlight;
  }

  /** Whether something that was read is not safe yet, or the place to go on from is not stored. */
  public boolean isBusy() {
    return inFlight > 0 || storing;
  }

  void storing(boolean isStoring) {
    storing = isStoring;
  }

  boolean isHeard() {
    return heardAt.isPresent();
  }

  void loaded(boolean anEarlierRun) {
    resumed = anEarlierRun;
    if (anEarlierRun) {
      listening();
    }
  }

  void heard(Instant at) {
    heardAt = Optional.of(at);
    trouble = Optional.empty();
  }

  void trouble(String reason, Instant at) {
    metrics.syncFailed();
    Instant since = trouble.map(Trouble::since).orElse(at);
    trouble = Optional.of(new Trouble(reason, since));
  }

  /** Something is on its way to a room. */
  void received(RoomUpdate update) {
    switch (update.source()) {
      case HISTORY, LATE -> {}
      case GAP -> metrics.gapFilled(update.timeline().size());
      case NEWS -> {
        metrics.eventsReceived(update.timeline().size());
        update.timeline().forEach(event -> event.age().ifPresent(metrics::syncLag));
      }
    }
  }

  void listening() {
    listening.complete(null);
  }

  void caughtUp() {
    caughtUp.complete(null);
  }

  void inFlight(int batches) {
    inFlight = batches;
  }
}
