package dev.althing.sync;

import akka.NotUsed;
import akka.japi.Pair;
import akka.stream.Materializer;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.TimelineApi.Direction;
import dev.althing.matrix.client.TimelineApi.Messages;
import dev.althing.matrix.client.TimelineApi.MessagesRequest;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.RoomId;
import dev.althing.trouble.Causes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what {@code /sync} left out of a room's timeline, from old to new, page by page, no
 * faster than it is taken in.
 */
final class History {
  private static final Logger LOG = LoggerFactory.getLogger(History.class);
  private static final int PAGE = 100;

  /** With the pauses in between some three minutes. */
  private static final int MANY_FAILURES = 12;

  private final MatrixClient client;
  private final Materializer materializer;
  private final Pauses pauses;
  private final Consumer<RoomId> lost;

  /**
   * The history on a homeserver.
   *
   * @param lost hears of a room whose gap cannot be filled although the homeserver works
   */
  History(MatrixClient client, Materializer materializer, Pauses pauses, Consumer<RoomId> lost) {
    this.client = client;
    this.lost = lost;
    this.materializer = materializer;
    this.pauses = pauses;
  }

  /**
   * Hands over the events between two tokens; completes when all of them were taken. Trouble is
   * waited for; a room we may not look into any more ends it, and one that alone stays in trouble.
   */
  CompletionStage<Void> between(
      RoomId room, String from, String to, Function<List<RoomEvent>, CompletionStage<Void>> taker) {
    return pages(room, from, to)
        .map(page -> RoomReader.events(room, page.chunk()))
        .filter(events -> !events.isEmpty())
        .mapAsync(1, events -> taker.apply(events).thenApply(done -> events.size()))
        .runWith(Sink.fold(0, Integer::sum), materializer)
        .thenAccept(count -> LOG.info("{} events of {} were missing and fetched", count, room));
  }

  /** Something was left out, and nothing says where it ends. */
  void missed(RoomId room) {
    LOG.warn("the homeserver left something of {} out and does not say what", room);
    lost.accept(room);
  }

  private Source<Messages, NotUsed> pages(RoomId room, String from, String to) {
    return Source.unfoldAsync(
        Optional.of(from),
        at ->
            at.isEmpty()
                ? CompletableFuture.completedFuture(Optional.empty())
                : page(room, at.get(), to, 0)
                    .thenApply(page -> Optional.of(Pair.create(next(page, at.get(), to), page))));
  }

  private static Optional<String> next(Messages page, String from, String to) {
    return page.end().filter(end -> !end.equals(to) && !end.equals(from));
  }

  private CompletionStage<Messages> page(RoomId room, String from, String to, int failures) {
    MessagesRequest request =
        new MessagesRequest(
            Optional.of(from), Optional.of(to), Direction.FORWARDS, PAGE, Optional.empty());
    return client
        .messages(room, request)
        .exceptionallyCompose(fault -> afterTrouble(room, from, to, failures, fault));
  }

  private CompletionStage<Messages> afterTrouble(
      RoomId room, String from, String to, int failures, Throwable fault) {
    Throwable cause = Causes.of(fault);
    if (cause instanceof MatrixException trouble && !trouble.error().isTransient()) {
      LOG.warn("the gap in {} cannot be filled: {}", room, trouble.error().describe());
      return CompletableFuture.completedFuture(nothing(from));
    }
    if (failures < MANY_FAILURES) {
      return again(room, from, to, failures, cause);
    }
    // One damaged room must not keep all the others from being heard.
    return client
        .whoami()
        .handle((any, down) -> down == null)
        .thenCompose(works -> works ? givenUp(room, from, cause) : again(room, from, to, 0, cause));
  }

  private CompletionStage<Messages> givenUp(RoomId room, String from, Throwable cause) {
    LOG.error("the gap in {} cannot be filled, and the homeserver works: {}", room, cause);
    lost.accept(room);
    return CompletableFuture.completedFuture(nothing(from));
  }

  private static Messages nothing(String from) {
    return new Messages(from, Optional.empty(), List.of(), List.of());
  }

  private CompletionStage<Messages> again(
      RoomId room, String from, String to, int failures, Throwable cause) {
    return pauses
        .after(failures, retryAfter(cause))
        .thenCompose(x -> page(room, from, to, failures + 1));
  }

  private static Optional<Duration> retryAfter(Throwable cause) {
    return cause instanceof MatrixException trouble
        ? trouble.error().retryAfter()
        : Optional.empty();
  }
}
