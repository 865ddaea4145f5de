package dev.althing.config.reading;

import com.typesafe.config.ConfigOrigin;
import dev.althing.config.Problem;
import java.util.ArrayList;
import java.util.List;

/** The collector of everything that is found wrong or doubtful while the settings are read. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  void add(ConfigOrigin origin, String key, String what, String fix) {
    add(where(origin), key, what, fix);
  }

  void add(String where, String key, String what, String fix) {
    found.add(new Problem(where, key, what, fix));
  }

  void warn(String sentence) {
    warnings.add(sentence);
  }

  List<Problem> found() {
    return List.copyOf(found);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** A value put together from several has a merged origin, which lists them all. */
  private static String lastOf(String description) {
    return description.startsWith("merge of ")
        ? description.substring(description.lastIndexOf(',') + 1)
        : description;
  }

  static String where(ConfigOrigin origin) {
    var source = origin.filename() != null ? origin.filename() : origin.resource();
    if (source == null) {
      return lastOf(origin.description());
    }
    return origin.lineNumber() > 0 ? source + ":" + origin.lineNumber() : source;
  }
}
