package dev.althing.plugin.jar;

/** A plugin that cannot be loaded; the message says what is wrong and how it is mended. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  /** A refusal in one or two sentences. */
  public Refused(String message) {
    super(message);
  }
}
