package dev.althing.config;

/**
 * One thing that is wrong with the configuration.
 *
 * @param where the file and line, or the environment variable
 * @param key the full path of the setting, or the name of the variable
 * @param what what is wrong, without the value of a secret
 * @param fix what to write instead
 */
public record Problem(String where, String key, String what, String fix) {
  /** The problem in one line. */
  public String sentence() {
    return where + ": " + key + " " + what + ": " + fix;
  }
}
