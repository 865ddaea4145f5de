package dev.althing.feature.trivia.bank;

/**
 * Something that is wrong with a pack; the rest of the pack is used.
 *
 * @param file the file or resource
 * @param line the line in it, from 1; 0 when it is the file as a whole
 * @param what what is wrong, in words for an operator
 */
public record Flaw(String file, int line, String what) {
  @Override
  public String toString() {
    return line == 0 ? file + ": " + what : file + ":" + line + ": " + what;
  }
}
