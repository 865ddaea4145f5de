package dev.althing.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the program runs.
 *
 * @param parallelSends how many rooms are written to at the same time
 * @param health what is watched, and how
 * @param isTrial whether there are commands for trying out the installation
 * @param plugins how plugins are found and kept in bounds
 */
public record OperationSettings(
    int parallelSends, HealthSettings health, boolean isTrial, Plugins plugins) {

  /**
   * How plugins are found and kept in bounds.
   *
   * @param folder where their jars lie; none are loaded when it does not exist
   * @param isWatched whether jars that come, change or go are noticed
   * @param deadline how long one call may take
   * @param budget how long all protections of a room may judge what came in at once
   * @param only the SHA-256 sums, in small hexadecimal digits, of the jars that may be loaded;
   *     empty for any
   * @param grants what each plugin may do, by its id
   * @param settings what the operator set for each plugin, by its id and the setting's name
   */
  public record Plugins(
      Path folder,
      boolean isWatched,
      Duration deadline,
      Duration budget,
      Set<String> only,
      Map<String, List<String>> grants,
      Map<String, Map<String, String>> settings) {
    /** The form of a plugin's id, and of the names of its settings. */
    public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** Copies the collections. */
    public Plugins {
      only = Set.copyOf(only);
      grants = Map.copyOf(grants);
      settings = Map.copyOf(settings);
    }
  }
}
