package dev.althing.sandbox.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The path of an endpoint, cut into its parts once. */
record PathPattern(Endpoint endpoint, List<String> parts) {
  private static final Pattern SLASH = Pattern.compile("/");

  static PathPattern of(Endpoint endpoint) {
    String path = endpoint.path().substring(1);
    return new PathPattern(
        endpoint, path.isEmpty() ? List.of() : SLASH.splitAsStream(path).toList());
  }

  /** The parameters of a path that matches. */
  Optional<Map<String, String>> match(List<String> segments) {
    if (parts.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (part.startsWith("{")) {
        parameters.put(part.substring(1, part.length() - 1), segments.get(i));
      } else if (!part.equals(segments.get(i)) && !isFormer(part, segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  /** Like Synapse, what clients of today call {@code v3} is there as {@code r0} for older ones. */
  private static boolean isFormer(String part, String segment) {
    return part.equals("v3") && segment.equals("r0");
  }
}
