package dev.althing.command;

import dev.althing.spi.CommandSpec;
import dev.althing.spi.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The commands line by line, for whatever completes what somebody types: subcommands after their
 * command, and none that are hidden.
 */
public final class Outline {
  /**
   * One command.
   *
   * @param command as it is typed, with the prefix
   * @param usage the same with all it takes
   * @param summary what it does
   * @param permission who may use it unless the operator says otherwise; empty if everybody
   */
  public record Line(
      String command, String usage, String summary, Optional<Permission> permission) {}

  private final String prefix;
  private final CommandView.Glossary glossary;
  private final List<Line> lines = new ArrayList<>();

  private Outline(String prefix, CommandView.Glossary glossary) {
    this.prefix = prefix;
    this.glossary = glossary;
  }

  /** All commands of a registry, with what they do in one language. */
  public static List<Line> of(Registry registry, String prefix, CommandView.Glossary glossary) {
    var outline = new Outline(prefix, glossary);
    registry.entries().forEach(entry -> outline.add(List.of(), entry.spec()));
    return List.copyOf(outline.lines);
  }

  private void add(List<String> parents, CommandSpec spec) {
    if (spec.isHidden()) {
      return;
    }
    List<String> path = new ArrayList<>(parents);
    path.add(spec.name());
    lines.add(
        new Line(
            Usage.command(prefix, path),
            Usage.line(prefix, path, spec),
            CommandView.summary(glossary, path, spec),
            Optional.of(spec.permission()).filter(needed -> needed != Permission.EVERYONE)));
    spec.subcommands().forEach(inner -> add(path, inner));
  }
}
