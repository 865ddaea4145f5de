package dev.althing.config.reading;

import com.typesafe.config.ConfigOrigin;
import dev.althing.config.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The collector of everything that is found wrong or doubtful while the settings are read. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final String editable;

  /** None yet; what the operator can edit is that file, or the environment alone. */
  Problems(Optional<Path> file) {
    this.editable = file.map(Path::toString).orElse("environment");
  }

  void add(ConfigOrigin origin, String key, String what, String fix) {
    add(where(origin), key, what, fix);
  }

  void add(String where, String key, String what, String fix) {
    found.add(new Problem(where, key, what, fix));
  }

  /** Notes that something stands nowhere; the shipped defaults are no place to put it. */
  void addMissing(String key, String what, String fix) {
    var variable = Variable.setting(key).map(it -> ", or set " + it.name()).orElse("");
    add(editable, key, what, fix + variable);
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
