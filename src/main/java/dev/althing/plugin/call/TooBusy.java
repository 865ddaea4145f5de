package dev.althing.plugin.call;

/** There was no room for a call: too many wait already. */
public final class TooBusy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooBusy() {
    super("too many calls wait already");
  }
}
