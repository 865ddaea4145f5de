package dev.althing;

/** The command line of Althing. */
public final class Main {
  private Main() {}

  /** Starts the program. */
  public static void main(String[] args) {}
}
