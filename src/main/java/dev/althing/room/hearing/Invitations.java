package dev.althing.room.hearing;

import dev.althing.config.InviteRule;
import dev.althing.matrix.id.Glob;
import dev.althing.matrix.id.UserId;
import java.util.Set;
import java.util.function.Predicate;

/** Decides whose invitations are accepted. */
public final class Invitations {
  private final InviteRule rule;
  private final Set<UserId> owners;
  private final Predicate<UserId> manages;

  /**
   * The decision by a rule.
   *
   * @param manages whether somebody is in the management room
   */
  public Invitations(InviteRule rule, Set<UserId> owners, Predicate<UserId> manages) {
    this.rule = rule;
    this.owners = Set.copyOf(owners);
    this.manages = manages;
  }

  boolean accepts(UserId inviter) {
    if (rule instanceof InviteRule.Nobody) {
      return false;
    }
    if (rule instanceof InviteRule.Everyone || owners.contains(inviter)) {
      return true;
    }
    if (rule instanceof InviteRule.Management) {
      return manages.test(inviter);
    }
    if (rule instanceof InviteRule.Listed listed) {
      return listed.users().contains(inviter)
          || listed.servers().contains(inviter.server())
          || listed.globs().stream().anyMatch(glob -> new Glob(glob).matches(inviter.value()));
    }
    throw new AssertionError(rule);
  }
}
