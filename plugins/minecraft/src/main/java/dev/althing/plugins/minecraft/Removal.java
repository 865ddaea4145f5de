package dev.althing.plugins.minecraft;

import dev.althing.matrix.id.UserId;
import dev.althing.spi.Store;
import java.util.List;
import java.util.Optional;

/** The way off the whitelist: for moderators, and for everybody with what they added. */
final class Removal {
  private final Rcon rcon;
  private final Registry registry;
  private final Claims claims;

  Removal(Rcon rcon, Registry registry, Claims claims) {
    this.rcon = rcon;
    this.registry = registry;
    this.claims = claims;
  }

  /** Takes a name off. Doing it twice is harmless. */
  Outcome remove(PlayerName name, UserId user, boolean isModerator) {
    Optional<Registration> known = registry.find(name);
    boolean isTheirs = known.filter(one -> one.user().equals(user)).isPresent();
    if (!isModerator && !isTheirs) {
      return new Outcome.Refused(Outcome.Reason.NOT_YOURS, name.value());
    }
    List<Store.Change> changes =
        known.map(one -> registry.forgetting(name, one.user())).orElse(List.of());
    // Anybody can claim a name that was there before: that must not let them lock it out.
    boolean isOnlyClaimed = !isModerator && known.filter(Registration::wasThere).isPresent();
    Outcome outcome =
        isOnlyClaimed
            ? new Outcome.Done(Outcome.Deed.UNLINKED, name.value(), changes)
            : removed(name, changes);
    if (outcome instanceof Outcome.Done) {
      claims.release(name);
    }
    return outcome;
  }

  private Outcome removed(PlayerName name, List<Store.Change> changes) {
    Answer answer = rcon.run(ServerCommand.remove(name));
    if (answer instanceof Answer.Failed failed) {
      return new Outcome.Failed(failed);
    }
    Said said = new Said(((Answer.Said) answer).text());
    if (said.isRemoved()) {
      return new Outcome.Done(Outcome.Deed.REMOVED, name.value(), changes);
    }
    if (said.isNotThere()) {
      return new Outcome.Done(Outcome.Deed.WAS_NOT_THERE, name.value(), changes);
    }
    if (said.isNobody()) {
      return changes.isEmpty()
          ? new Outcome.Refused(Outcome.Reason.NO_SUCH_PLAYER, name.value())
          : new Outcome.Done(Outcome.Deed.FORGOTTEN, name.value(), changes);
    }
    return Outcome.Failed.strange(said);
  }
}
