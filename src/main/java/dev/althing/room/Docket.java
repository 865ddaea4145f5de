package dev.althing.room;

import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.room.Room.Deliver;
import dev.althing.room.hearing.Happenings;
import dev.althing.room.hearing.Law;
import dev.althing.room.hearing.Law.Sentence;
import dev.althing.room.state.RoomState;
import dev.althing.spi.event.Happening;
import dev.althing.spi.protection.RoomView.Trace;
import dev.althing.sync.RoomUpdate;
import dev.althing.sync.RoomUpdate.Section;
import dev.althing.sync.RoomUpdate.Source;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The updates of a room that wait while the law is asked, in their order, and what has happened
 * lately. Where no law reaches, nothing waits and nothing is remembered.
 */
final class Docket {
  private static final int REMEMBERED = 200;

  private final RoomId room;
  private final UserId self;
  private final Law law;
  private final Queue<Deliver> waiting = new ArrayDeque<>();
  private final ArrayDeque<Trace> recent = new ArrayDeque<>();

  Docket(RoomId room, UserId self, Law law) {
    this.room = room;
    this.self = self;
    this.law = law;
  }

  /** Whether an update has to wait: it is to be judged, or one before it is. */
  boolean holds(Deliver deliver) {
    boolean isHeld = !waiting.isEmpty() || isMatter(deliver);
    if (isHeld) {
      waiting.add(deliver);
    }
    return isHeld;
  }

  /** Whether it is the only one that waits. */
  boolean isFirst() {
    return waiting.size() == 1;
  }

  /** The update whose turn it is. */
  Deliver next() {
    return waiting.remove();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** What the law says of the update that waits longest. */
  CompletionStage<Map<EventId, Sentence>> judge(RoomState state, Predicate<UserId> isImmune) {
    Deliver deliver = waiting.element();
    List<Happening> happenings =
        isMatter(deliver)
            ? judged(deliver.update())
                .map(event -> Happenings.of(event, deliver.update().batch().readAt()))
                .toList()
            : List.of();
    var view = state.view(room, List.copyOf(recent));
    happenings.forEach(this::remember);
    return law.judge(
        new Law.Case(
            view,
            happenings,
            happenings.stream()
                .map(Happening::sender)
                .filter(isImmune)
                .collect(Collectors.toUnmodifiableSet())));
  }

  private void remember(Happening happening) {
    recent.add(Trace.of(happening));
    if (recent.size() > REMEMBERED) {
      recent.remove();
    }
  }

  private boolean isMatter(Deliver deliver) {
    RoomUpdate update = deliver.update();
    return law.reaches(room)
        && update.section() == Section.JOIN
        && update.source() != Source.HISTORY
        && judged(update).findAny().isPresent();
  }

  private Stream<RoomEvent> judged(RoomUpdate update) {
    return update.timeline().stream()
        .filter(event -> !event.sender().equals(self) && !event.isRedacted());
  }
}
