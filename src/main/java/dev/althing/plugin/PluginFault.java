package dev.althing.plugin;

/** A call of a plugin went wrong, which is the plugin's own fault. */
final class PluginFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PluginFault(String plugin, Throwable cause) {
    super("the plugin " + plugin + " failed: " + cause, cause);
  }
}
