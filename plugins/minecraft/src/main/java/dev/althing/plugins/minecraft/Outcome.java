package dev.althing.plugins.minecraft;

import dev.althing.spi.Store;
import java.util.List;
import java.util.Locale;

/** What came of a request to change the whitelist. */
sealed interface Outcome {
  /** It is as was wished. */
  enum Deed {
    /** The name was put on the whitelist. */
    ADDED,
    /** The name was on it already. */
    WAS_THERE,
    /** The name was taken off. */
    REMOVED,
    /** The name was not on it. */
    WAS_NOT_THERE,
    /** The name stays on it, but is nobody's any more. */
    UNLINKED,
    /** The server does not know the name any more, and it is nobody's any more. */
    FORGOTTEN;

    String key() {
      return "done." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Why something is not done, so that asking again would not help. */
  enum Reason {
    /** Somebody else registered the name. */
    TAKEN,
    /** They have another name. */
    HAS_ANOTHER,
    /** They have as many names as anybody may have. */
    TOO_MANY,
    /** The name is not theirs to take off. */
    NOT_YOURS,
    /** There is no such account. */
    NO_SUCH_PLAYER;

    String key() {
      return "refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * It was done.
   *
   * @param name of the player
   * @param changes to be stored with the answer
   */
  record Done(Deed deed, String name, List<Store.Change> changes) implements Outcome {
    /** Copies the list. */
    public Done {
      changes = List.copyOf(changes);
    }

    Store.Change[] toStore() {
      return changes.toArray(Store.Change[]::new);
    }
  }

  /**
   * It is against the rules.
   *
   * @param name of the player that is in the way
   */
  record Refused(Reason reason, String name) implements Outcome {}

  /** The server did not do it; one may try again. */
  record Failed(Answer.Failed failure) implements Outcome {
    static Failed strange(Said said) {
      return new Failed(new Answer.Failed(Trouble.STRANGE, said.text()));
    }
  }
}
