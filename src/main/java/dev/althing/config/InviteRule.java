package dev.althing.config;

import dev.althing.matrix.id.UserId;
import java.util.Set;

/** Whose invitations the bot accepts. */
public sealed interface InviteRule {
  /** Members of the management room and owners. */
  record Management() implements InviteRule {}

  /** Anybody. */
  record Everyone() implements InviteRule {}

  /** Nobody at all. */
  record Nobody() implements InviteRule {}

  /**
   * Listed users, everybody of listed servers, and whoever matches a glob; owners always.
   *
   * @param users user ids
   * @param servers server names
   * @param globs patterns over user ids, with {@code *} for anything and {@code ?} for one
   *     character
   */
  record Listed(Set<UserId> users, Set<String> servers, Set<String> globs) implements InviteRule {
    /** Copies the lists. */
    public Listed {
      users = Set.copyOf(users);
      servers = Set.copyOf(servers);
      globs = Set.copyOf(globs);
    }
  }
}
