package dev.althing.outbox.ledger;

import dev.althing.effect.Effect;
import dev.althing.outbox.retry.Recent;
import dev.althing.outbox.retry.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Looks at what is there, in the table or, where that may lag behind us, at the homeserver. */
final class Looks {
  private static final Duration TABLE_MAY_LAG = Duration.ofMinutes(5);
  private static final int MOST_TOUCHED = 10_000;

  /** What a look has shown. */
  enum Sighting {
    SO,
    NOT_SO,
    /** It must not be done any more. */
    POINTLESS,
    /** It must not be done yet. */
    NOT_YET,
    /** It cannot be seen at the moment. */
    UNCLEAR
  }

  private final Office office;
  private final Deeds deeds;
  private final Sight table;
  private final Sight server;

  /** When we last changed what a subject is about. */
  private final Recent<Subject, Instant> touched = new Recent<>(MOST_TOUCHED);

  Looks(Office office, Deeds deeds) {
    this.office = office;
    this.deeds = deeds;
    this.table = Sight.ofTable(office.view());
    this.server = Sight.ofServer(office.client());
  }

  /** Notes that a request for a subject is made, so that the table is behind for a while. */
  void touch(Subject subject) {
    touched.note(subject, office.clock().instant());
  }

  /** Looks before a try; never fails. */
  CompletionStage<Sighting> before(Change change) {
    CompletionStage<Sighting> look =
        change.wish() instanceof Effect.Leave leave
            ? beforeLeaving(change, leave)
            : compare(change, sight(change)).thenCompose(seen -> condition(change, seen));
    return look.exceptionally(failure -> Sighting.UNCLEAR);
  }

  /** Looks after a refusal, at the homeserver; never fails. */
  CompletionStage<Sighting> after(Change change) {
    return compare(change, server)
        .exceptionally(
            failure ->
                Verdict.of(failure) instanceof Verdict.Never ? Sighting.NOT_SO : Sighting.UNCLEAR);
  }

  /** What is to be done is done only while its condition holds. */
  private CompletionStage<Sighting> condition(Change change, Sighting seen) {
    if (seen != Sighting.NOT_SO || !(change.wish() instanceof Effect.SetMembership set)) {
      return CompletableFuture.completedFuture(seen);
    }
    return set.whileIn()
        .map(
            elsewhere ->
                table
                    .membership(elsewhere, set.user())
                    .thenCombine(
                        table.membership(set.room(), set.user()),
                        (there, here) ->
                            Comparison.isHeld(there, here) ? seen : Sighting.POINTLESS))
        .orElseGet(() -> CompletableFuture.completedFuture(seen));
  }

  /** What is still to be said there is said first, as long as we are there to say it. */
  private CompletionStage<Sighting> beforeLeaving(Change change, Effect.Leave leave) {
    return compare(change, sight(change))
        .exceptionally(failure -> Sighting.UNCLEAR)
        .thenCompose(
            sighting ->
                sighting == Sighting.SO
                    ? CompletableFuture.completedFuture(sighting)
                    : isToBeSpokenTo(change, leave)
                        .thenApply(isToBe -> isToBe ? Sighting.NOT_YET : sighting));
  }

  private CompletionStage<Boolean> isToBeSpokenTo(Change change, Effect.Leave leave) {
    return office
        .database()
        .read(c -> LedgerSql.isToBeSpokenTo(c, leave.room(), change.writtenAt()))
        .exceptionally(failure -> true);
  }

  private CompletionStage<Sighting> compare(Change change, Sight sight) {
    return CompletableFuture.completedFuture(change.wish())
        .thenCompose(wish -> deeds.isSo(wish, sight))
        .thenApply(isSo -> isSo ? Sighting.SO : Sighting.NOT_SO);
  }

  private Sight sight(Change change) {
    Instant recently = office.clock().instant().minus(TABLE_MAY_LAG);
    Instant lastTouch = touched.find(change.subject()).orElse(Instant.EPOCH);
    boolean mayLag =
        change.isRestored()
            || lastTouch.isAfter(recently)
            // An invitation is declined while it is stored: the table may not have heard of it yet.
            || change.wish() instanceof Effect.Leave;
    return mayLag ? server : table;
  }
}
