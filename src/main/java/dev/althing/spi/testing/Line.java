package dev.althing.spi.testing;

import dev.althing.spi.CommandSpec;
import dev.althing.spi.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A line that somebody types, read by the description of a command: words, and a rest. */
record Line(List<String> path, Map<String, Object> values) {
  /**
   * Reads a line without its prefix.
   *
   * @return empty when it does not fit the description: the bot would show how to use it
   * @throws IllegalArgumentException when there is no such command
   */
  static Optional<Line> read(List<CommandSpec> specs, String line) {
    String[] parts = line.strip().split("\\s+", 2);
    CommandSpec spec =
        specs.stream()
            .filter(one -> one.names().contains(parts[0]))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no command " + parts[0]));
    return under(spec, List.of(spec.name()), parts.length > 1 ? parts[1].strip() : "");
  }

  private static Optional<Line> under(CommandSpec spec, List<String> path, String rest) {
    String[] parts = rest.split("\\s+", 2);
    Optional<CommandSpec> sub = spec.subcommand(parts[0]);
    if (sub.isPresent()) {
      List<String> longer = new ArrayList<>(path);
      longer.add(sub.get().name());
      return under(sub.get(), longer, parts.length > 1 ? parts[1].strip() : "");
    }
    return spec.isRunnable()
        ? values(spec, rest).map(values -> new Line(path, values))
        : Optional.empty();
  }

  private static Optional<Map<String, Object>> values(CommandSpec spec, String line) {
    Map<String, Object> values = new LinkedHashMap<>();
    String rest = line;
    for (Parameter parameter : spec.parameters()) {
      if (parameter.form() == Parameter.Form.OPTION) {
        continue;
      }
      boolean takesAll = parameter.form() != Parameter.Form.ONE;
      String[] parts = rest.split("\\s+", 2);
      String given = takesAll ? rest : parts[0];
      Optional<?> value = given.isEmpty() ? Optional.empty() : read(parameter, given);
      if (value.isPresent()) {
        values.put(parameter.name(), value.get());
        rest = takesAll || parts.length == 1 ? "" : parts[1].strip();
      } else if (parameter.required()) {
        return Optional.empty();
      }
    }
    return rest.isEmpty() ? Optional.of(values) : Optional.empty();
  }

  private static Optional<?> read(Parameter parameter, String given) {
    if (parameter.form() != Parameter.Form.MANY) {
      return parameter.type().read(given);
    }
    List<Object> all = new ArrayList<>();
    for (String word : given.split("\\s+", -1)) {
      Optional<?> one = parameter.type().read(word);
      if (one.isEmpty()) {
        return one;
      }
      all.add(one.get());
    }
    return Optional.of(all);
  }

  /** The description that the names lead to. */
  static CommandSpec spec(CommandSpec command, List<String> path) {
    CommandSpec spec = command;
    for (String name : path.subList(1, path.size())) {
      spec =
          spec.subcommand(name)
              .orElseThrow(() -> new IllegalArgumentException("no subcommand " + name));
    }
    return spec;
  }

  /** What is meant when nothing is given. */
  static Optional<?> preset(Parameter parameter) {
    return parameter.fallback().flatMap(parameter.type()::read);
  }
}
