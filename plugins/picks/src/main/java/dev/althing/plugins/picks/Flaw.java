package dev.althing.plugins.picks;

import java.util.List;

/**
 * Something that is wrong with a roster's file.
 *
 * @param file its name
 * @param line where, from 1; 0 for the whole file
 * @param kind what
 * @param details what the words for it need
 */
record Flaw(String file, int line, Kind kind, List<String> details) {
  /** What can be wrong. */
  enum Kind {
    UNREADABLE,
    TOO_LARGE,
    NOT_UTF8,
    TOO_MANY_LINES,
    NOBODY,
    LINE_TOO_LONG,
    CONTROL,
    FORMAT,
    NO_NAME,
    NAME_TOO_LONG,
    TWICE,
    NO_LANE,
    UNKNOWN_LANE
  }

  Flaw {
    details = List.copyOf(details);
  }
}
