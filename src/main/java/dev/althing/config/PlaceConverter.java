package dev.althing.config;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of a log line that says which room and event it is about; nothing where none is. */
public final class PlaceConverter extends ClassicConverter {
  /** The context key of the room. */
  public static final String ROOM = "room";

  /** The context key of the event. */
  public static final String EVENT = "event";

  /** Created by the logging library. */
  public PlaceConverter() {}

  @Override
  public String convert(ILoggingEvent event) {
    var context = event.getMDCPropertyMap();
    var place =
        Stream.of(ROOM, EVENT)
            .filter(context::containsKey)
            .map(context::get)
            .collect(Collectors.joining(" "));
    return place.isEmpty() ? "" : " [" + place + "]";
  }
}
