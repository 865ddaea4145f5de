package dev.althing.imports;

import java.util.List;

/** What became of an import. */
public sealed interface Imported {
  /**
   * The file cannot be used, and nothing was done.
   *
   * @param flaws the first things that are wrong with it
   * @param count how many there are altogether
   */
  record Refused(List<Flaw> flaws, int count) implements Imported {
    /** Copies the list. */
    public Refused {
      flaws = List.copyOf(flaws);
    }
  }

  /**
   * The file was gone through.
   *
   * @param isApplied whether what is new was written; otherwise it only would be
   */
  record Counted(boolean isApplied, Tally wordle, Tally welcome, Tally trivia)
      implements Imported {}

  /**
   * The entries of one kind.
   *
   * @param fresh how many are new
   * @param known how many were there before
   */
  record Tally(int fresh, int known) {}
}
