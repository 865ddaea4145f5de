package dev.althing.spi.plugin;

/** The operator did not allow a plugin what it wanted to do; the message says how to allow it. */
public final class NotGranted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String capability;

  /**
   * A wish that is not granted.
   *
   * @param capability what would have to be granted, such as {@code send}
   */
  public NotGranted(String plugin, String capability) {
    super(
        "the plugin "
            + plugin
            + " may not do this without the capability "
            + capability
            + ": an owner grants it with plugins grant "
            + plugin
            + " "
            + capability);
    this.capability = capability;
  }

  /** What would have to be granted. */
  public String capability() {
    return capability;
  }
}
