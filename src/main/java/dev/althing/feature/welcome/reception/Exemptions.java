package dev.althing.feature.welcome.reception;

import dev.althing.feature.welcome.around.People;
import dev.althing.matrix.id.UserId;
import java.util.Set;

/** Who is neither greeted nor let in. */
public final class Exemptions {
  private final Set<String> globs;
  private final People people;

  /** The exemptions of an operator's globs, beside those whom others know. */
  public Exemptions(Set<String> globs, People people) {
    this.globs = Set.copyOf(globs);
    this.people = people;
  }

  /** Whether somebody is exempt. */
  public boolean holdFor(UserId user) {
    return user.equals(people.self())
        || people.isExempt(user)
        || globs.stream().anyMatch(glob -> matches(glob, user.value()));
  }

  /** Goes back to the last star only, so that no pattern takes long. */
  static boolean matches(String glob, String text) {
    int g = 0;
    int t = 0;
    int star = -1;
    int afterStar = 0;
    while (t < text.length()) {
      if (g < glob.length() && glob.charAt(g) == '*') {
        star = g++;
        afterStar = t;
      } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == text.charAt(t))) {
        g++;
        t++;
      } else if (star >= 0) {
        g = star + 1;
        t = ++afterStar;
      } else {
        return false;
      }
    }
    return glob.substring(g).chars().allMatch(c -> c == '*');
  }
}
