package dev.althing.plugin.life;

/** A plugin is not called at the moment, after faults of its own. */
public final class Resting extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Resting(String plugin) {
    super("the plugin " + plugin + " rests after repeated faults");
  }
}
