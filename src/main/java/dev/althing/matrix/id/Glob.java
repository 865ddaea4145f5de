package dev.althing.matrix.id;

/**
 * A pattern for names, as policy lists and server ACLs have it, <a
 * href="https://spec.matrix.org/latest/appendices/#glob-style-matching">spec</a>: {@code *} stands
 * for any characters, {@code ?} for one, everything else for itself, and all of it for all of a
 * name.
 */
public record Glob(String pattern) {
  /** Whether a name is meant; goes back to the last star only, so that no pattern takes long. */
  public boolean matches(String text) {
    int g = 0;
    int t = 0;
    int star = -1;
    int afterStar = 0;
    while (t < text.length()) {
      if (g < pattern.length() && pattern.charAt(g) == '*') {
        star = g++;
        afterStar = t;
      } else if (g < pattern.length()
          && (pattern.charAt(g) == '?' || pattern.charAt(g) == text.charAt(t))) {
        g++;
        t++;
      } else if (star >= 0) {
        g = star + 1;
        t = ++afterStar;
      } else {
        return false;
      }
    }
    return pattern.substring(g).chars().allMatch(c -> c == '*');
  }
}
