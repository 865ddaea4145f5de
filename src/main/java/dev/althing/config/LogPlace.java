package dev.althing.config;

import java.util.function.Supplier;
import org.slf4j.MDC;

/** The room and event that lines of the log are about. */
public final class LogPlace {
  private LogPlace() {}

  /** Does some work; what it logs is about this event of this room. */
  public static <T> T about(String room, String event, Supplier<T> work) {
    MDC.put(PlaceConverter.ROOM, room);
    MDC.put(PlaceConverter.EVENT, event);
    try {
      return work.get();
    } finally {
      MDC.remove(PlaceConverter.ROOM);
      MDC.remove(PlaceConverter.EVENT);
    }
  }

  /** Logs something about this event of this room. */
  public static void log(String room, String event, Runnable line) {
    about(
        room,
        event,
        () -> {
          line.run();
          return event;
        });
  }
}
