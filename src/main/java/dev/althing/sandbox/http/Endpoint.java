package dev.althing.sandbox.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A method and a path with parameters in braces, who may call it and what it does. */
public record Endpoint(String method, String path, Access access, Handler handler) {

  private static final Pattern SLASH = Pattern.compile("/");

  /** The parameters of a path that this endpoint matches. */
  Optional<Map<String, String>> match(List<String> segments) {
    List<String> pattern =
        path.equals("/") ? List.of() : SLASH.splitAsStream(path.substring(1)).toList();
    if (pattern.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String part = pattern.get(i);
      if (part.startsWith("{")) {
        parameters.put(part.substring(1, part.length() - 1), segments.get(i));
      } else if (!part.equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
