package dev.althing.command.permission;

import dev.althing.spi.Permission;

/**
 * What somebody is in one room, as far as permissions go.
 *
 * @param powerLevel the person's power level; {@link Long#MAX_VALUE} for a creator whose power has
 *     no limit
 * @param moderatorLevel the power level from which on one is a moderator of this room
 * @param managementMember whether the person is joined to the management room
 * @param owner whether the operator named the person an owner
 */
public record Standing(
    long powerLevel, long moderatorLevel, boolean managementMember, boolean owner) {
  /** The highest permission that the person has. */
  public Permission rank() {
    if (owner) {
      return Permission.OWNER;
    }
    if (managementMember) {
      return Permission.MANAGEMENT;
    }
    return powerLevel >= moderatorLevel ? Permission.ROOM_MODERATOR : Permission.EVERYONE;
  }
}
