package dev.althing.plugins.minecraft;

/** What came of a command that the server was sent. */
sealed interface Answer {
  /** The server said something. */
  record Said(String text) implements Answer {}

  /**
   * It went wrong.
   *
   * @param detail what is to be granted, or what the server said; mostly empty
   */
  record Failed(Trouble trouble, String detail) implements Answer {
    static Failed of(Trouble trouble) {
      return new Failed(trouble, "");
    }
  }
}
