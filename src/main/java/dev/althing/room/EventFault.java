package dev.althing.room;

import dev.althing.matrix.event.RoomEvent;

/** A fault that one event brings about, whoever reads it. */
final class EventFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never leaves the process
  private final RoomEvent event;

  EventFault(RoomEvent event, Throwable cause) {
    super(event.id() + ": " + cause, cause);
    this.event = event;
  }

  RoomEvent event() {
    return event;
  }
}
