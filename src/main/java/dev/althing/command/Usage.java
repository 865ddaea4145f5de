package dev.althing.command;

import dev.althing.spi.CommandSpec;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The one line that shows how a command is written: {@code !ban <user> [reason…] [--dry-run]}.
 * Angle brackets mean required, square ones optional, dots that several words may follow.
 */
final class Usage {
  private static final int MOST_CHOICES = 40;

  private Usage() {}

  /** The command as it is typed: {@code !remind list}. */
  static String command(String prefix, List<String> path) {
    return Spelling.behind(prefix, String.join(" ", path));
  }

  /** The command with all it takes. */
  static String line(String prefix, List<String> path, CommandSpec spec) {
    List<String> parts = new ArrayList<>();
    parts.add(command(prefix, path));
    String subcommands =
        spec.subcommands().stream()
            .filter(sub -> !sub.isHidden())
            .map(CommandSpec::name)
            .collect(Collectors.joining("|"));
    if (!spec.isRunnable()) {
      parts.add(subcommands + " …");
    } else if (!subcommands.isEmpty() && spec.parameters().isEmpty()) {
      parts.add("[" + subcommands + "]");
    }
    spec.parameters().forEach(parameter -> parts.add(parameter(parameter)));
    return String.join(" ", parts);
  }

  private static String parameter(Parameter parameter) {
    String dashed = "--" + parameter.name();
    return switch (parameter.form()) {
      case ONE -> bracketed(what(parameter), parameter);
      case MANY, REST -> bracketed(what(parameter) + "…", parameter);
      case OPTION -> {
        boolean isFlag = parameter.type().equals(ParameterType.flag());
        String option = isFlag ? dashed : dashed + " <" + what(parameter) + ">";
        yield parameter.required() ? option : "[" + option + "]";
      }
    };
  }

  private static String bracketed(String text, Parameter parameter) {
    return parameter.required() ? "<" + text + ">" : "[" + text + "]";
  }

  private static String what(Parameter parameter) {
    if (parameter.type() instanceof ParameterType.Choice choice) {
      String choices = String.join("|", choice.values());
      if (choices.length() <= MOST_CHOICES) {
        return choices;
      }
    }
    return parameter.name();
  }
}
