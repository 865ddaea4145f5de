package dev.althing.plugin.jar;

import java.util.List;

/**
 * What a jar says of its plugin, in the file {@code althing-plugin.conf}.
 *
 * @param id what it is called, small letters, digits and hyphens
 * @param version its own version
 * @param main the class that is the plugin
 * @param summary what it is for, in a sentence
 * @param settings what an operator can tell it
 * @param capabilities what it would like to be allowed
 */
public record Manifest(
    String id,
    String version,
    String main,
    String summary,
    List<Setting> settings,
    List<Capability> capabilities) {
  /** Where it stands in the jar. */
  public static final String FILE = "althing-plugin.conf";

  /** The version of the plugin API that this program offers. */
  public static final int API = 1;

  /** Copies the lists. */
  public Manifest {
    settings = List.copyOf(settings);
    capabilities = List.copyOf(capabilities);
  }
}
