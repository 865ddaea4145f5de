package dev.althing.plugin.law;

import dev.althing.plugin.call.Allocation;
import dev.althing.room.hearing.Law;
import dev.althing.spi.event.Happening;
import dev.althing.spi.protection.Judgement;
import dev.althing.spi.protection.RoomView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * All protections of a room over all that happened at once, one after the other on one thread. If
 * it is cut short, what was said until then counts, and it is known who was speaking.
 */
final class Hop {
  private final Law.Case matter;
  private final List<Seat> seats;
  private final Queue<Ruling> rulings = new ConcurrentLinkedQueue<>();
  private final Set<Seat> failed = ConcurrentHashMap.newKeySet();
  private volatile Optional<Seat> speaking = Optional.empty();

  Hop(Law.Case matter, List<Seat> seats) {
    this.matter = matter;
    this.seats = seats;
  }

  /** What was said so far, beside passes. */
  List<Ruling> rulings() {
    return List.copyOf(rulings);
  }

  List<Seat> seats() {
    return seats;
  }

  /** Who has thrown. */
  Set<Seat> failed() {
    return failed;
  }

  /** Whose judgement has not ended. */
  Optional<Seat> speaking() {
    return speaking;
  }

  List<Ruling> run() {
    List<RoomView.Trace> recent = new ArrayList<>(matter.view().recent());
    for (Happening happening : matter.happenings()) {
      RoomView view = matter.view().after(recent);
      seats.stream()
          .filter(seat -> seat.hears(happening.kind()))
          .forEach(seat -> ask(seat, happening, view));
      recent.add(RoomView.Trace.of(happening));
    }
    return rulings();
  }

  /** Also an overflow of the stack or of the memory is the protection's own. */
  private void ask(Seat seat, Happening happening, RoomView view) {
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    speaking = Optional.of(seat);
    try {
      Allocation allocation = Allocation.begin();
      Judgement judgement = seat.judge().protection().judge(happening, view);
      allocation.check();
      if (!judgement.isPass()) {
        rulings.add(new Ruling(seat, happening, judgement));
      }
    } catch (Throwable fault) {
      failed.add(seat);
      seat.life().blame(fault);
    }
    speaking = Optional.empty();
  }
}
