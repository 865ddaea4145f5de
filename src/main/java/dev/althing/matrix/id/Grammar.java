package dev.althing.matrix.id;

import java.nio.charset.StandardCharsets;

/** The rules that all identifiers share: a sigil, at most 255 bytes, no control characters. */
final class Grammar {
  private static final int MAX_BYTES = 255;

  private Grammar() {}

  static boolean allows(char sigil, String value) {
    return value.length() > 1
        && value.charAt(0) == sigil
        && value.length() <= MAX_BYTES
        && value.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
        && value.codePoints().noneMatch(Grammar::isForbidden);
  }

  static boolean hasServer(String value) {
    int colon = value.indexOf(':');
    return colon > 0 && colon < value.length() - 1;
  }

  static String serverOf(String value) {
    return value.substring(value.indexOf(':') + 1);
  }

  static IllegalArgumentException refusal(String kind, String value) {
    String shown = value.length() > 60 ? value.substring(0, 60) + "…" : value;
    return new IllegalArgumentException("not a " + kind + ": " + shown);
  }

  private static boolean isForbidden(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.isWhitespace(codePoint)
        || Character.getType(codePoint) == Character.SURROGATE;
  }
}
