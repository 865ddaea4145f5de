package dev.althing.entity;

import dev.althing.spi.Command;
import java.util.List;

/**
 * Something built in: what it can be told, what lives on of it, and what it sees.
 *
 * @param name what operators call it
 */
public record Feature(
    String name, List<Command> commands, List<EntityKind> kinds, List<Witness> witnesses) {
  /** Copies the lists. */
  public Feature {
    commands = List.copyOf(commands);
    kinds = List.copyOf(kinds);
    witnesses = List.copyOf(witnesses);
  }
}
