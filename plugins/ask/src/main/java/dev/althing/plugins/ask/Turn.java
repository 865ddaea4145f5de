package dev.althing.plugins.ask;

import java.util.Map;

/**
 * One message of what is sent to the model.
 *
 * @param role system, user or assistant
 * @param text what was said
 */
record Turn(String role, String text) {
  /** What both protocols call it. */
  Map<String, String> asMap() {
    return Map.of("role", role, "content", text);
  }
}
