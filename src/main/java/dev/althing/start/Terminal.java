package dev.althing.start;

import java.util.Optional;

/** The person in front of the program, or the script that takes its place. */
public interface Terminal {
  /** Asks for a line; empty when there is nobody to give one any more. */
  Optional<String> line(String question);

  /** Asks likewise, and does not show what is typed. */
  Optional<String> hidden(String question);
}
