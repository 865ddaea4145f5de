package dev.althing.plugins.wordfilter;

import java.util.List;
import java.util.Optional;

/**
 * One thing that keeps the filter from starting.
 *
 * @param kind what is wrong
 * @param source where it is written, if it is about a rule
 * @param shown what there is, for the operator to recognize
 */
record Trouble(Kind kind, Optional<Source> source, String shown) {
  /** What is wrong. */
  enum Kind {
    ACTION("action"),
    LANGUAGE("language"),
    NOT_GRANTED("not-granted"),
    FILE_UNREADABLE("file-unreadable"),
    FILE_TOO_LARGE("file-too-large"),
    NOT_UTF8("not-utf8"),
    TOO_MANY("too-many"),
    TOO_LONG("too-long"),
    ALL_TOO_LARGE("all-too-large"),
    NO_LETTERS("no-letters"),
    DIVIDED("divided"),
    NO_EXPRESSION("no-expression"),
    FITS_NOTHING("fits-nothing"),
    EXPRESSION_TOO_LARGE("expression-too-large");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** What the wording calls it. */
    String code() {
      return code;
    }
  }

  static Trouble of(Kind kind, String shown) {
    return new Trouble(kind, Optional.empty(), shown);
  }

  static Trouble at(Source source, Kind kind, String shown) {
    return new Trouble(kind, Optional.of(source), shown);
  }

  static Trouble in(Rule rule, Kind kind) {
    return at(rule.source(), kind, rule.text());
  }

  /** The end of a start: all that is wrong. */
  static final class Found extends Exception {
    private final transient List<Trouble> all;

    Found(List<Trouble> all) {
      this.all = List.copyOf(all);
    }

    List<Trouble> all() {
      return all;
    }
  }
}
