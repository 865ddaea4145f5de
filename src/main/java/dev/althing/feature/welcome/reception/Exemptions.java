package dev.althing.feature.welcome.reception;

import dev.althing.feature.welcome.around.People;
import dev.althing.matrix.id.Glob;
import dev.althing.matrix.id.UserId;
import java.util.List;
import java.util.Set;

/** Who is neither greeted nor let in. */
public final class Exemptions {
  private final List<Glob> globs;
  private final People people;

  /** The exemptions of an operator's globs, beside those whom others know. */
  public Exemptions(Set<String> globs, People people) {
    this.globs = globs.stream().map(Glob::new).toList();
    this.people = people;
  }

  /** Whether somebody is exempt. */
  public boolean holdFor(UserId user) {
    return user.equals(people.self())
        || people.isExempt(user)
        || globs.stream().anyMatch(glob -> glob.matches(user.value()));
  }
}
