package dev.althing.plugins.minecraft;

import dev.althing.matrix.id.UserId;
import java.util.List;
import java.util.Optional;

/** The way onto the whitelist: whether a name may be added, and adding it. */
final class Admission {
  /** So many names one person may have where they may have several. */
  static final int MOST_NAMES = 20;

  private final Rcon rcon;
  private final Registry registry;
  private final Claims claims;
  private final boolean onePerUser;

  Admission(Rcon rcon, Registry registry, Claims claims, boolean onePerUser) {
    this.rcon = rcon;
    this.registry = registry;
    this.claims = claims;
    this.onePerUser = onePerUser;
  }

  /** Why somebody may not have a name; empty when they may. */
  Optional<Outcome> objection(PlayerName name, UserId user) {
    Optional<Registration> known = registry.find(name);
    if (known.isPresent()) {
      return known.get().user().equals(user)
          ? Optional.empty()
          : Optional.of(new Outcome.Refused(Outcome.Reason.TAKEN, name.value()));
    }
    List<String> names = registry.namesOf(user);
    if (onePerUser && !names.isEmpty()) {
      return Optional.of(new Outcome.Refused(Outcome.Reason.HAS_ANOTHER, names.get(0)));
    }
    return names.size() >= MOST_NAMES
        ? Optional.of(new Outcome.Refused(Outcome.Reason.TOO_MANY, Integer.toString(MOST_NAMES)))
        : Optional.empty();
  }

  /** Adds a name for somebody. Doing it twice is harmless. */
  Outcome admit(PlayerName name, UserId user) {
    Optional<Outcome> claimed = claims.claim(name, user, onePerUser);
    if (claimed.isPresent()) {
      return claimed.get();
    }
    Outcome outcome = objection(name, user).orElseGet(() -> added(name, user));
    if (!(outcome instanceof Outcome.Done)) {
      claims.release(name);
    }
    return outcome;
  }

  private Outcome added(PlayerName name, UserId user) {
    Answer answer = rcon.run(ServerCommand.add(name));
    if (answer instanceof Answer.Failed failed) {
      return new Outcome.Failed(failed);
    }
    Said said = new Said(((Answer.Said) answer).text());
    if (said.isAdded()) {
      return done(Outcome.Deed.ADDED, name, user);
    }
    if (said.isAlreadyThere()) {
      return done(Outcome.Deed.WAS_THERE, name, user);
    }
    return said.isNobody()
        ? new Outcome.Refused(Outcome.Reason.NO_SUCH_PLAYER, name.value())
        : Outcome.Failed.strange(said);
  }

  private Outcome done(Outcome.Deed deed, PlayerName name, UserId user) {
    boolean wasThere =
        deed == Outcome.Deed.WAS_THERE
            && registry.find(name).map(Registration::wasThere).orElse(true);
    Registration registration = new Registration(user, wasThere);
    return new Outcome.Done(deed, name.value(), registry.adding(name, registration));
  }
}
