package dev.althing.plugin.call;

/** A call took far more memory than an answer needs. */
public final class TooGreedy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooGreedy(long bytes) {
    super("it took " + (bytes >> 20) + " MB of memory for one call");
  }
}
