package dev.althing.config;

import dev.althing.config.feature.FeatureSettings;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.RoomReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is in charge and which rooms the bot belongs to.
 *
 * @param managementRoom the room whose members manage the bot
 * @param owners who may do everything
 * @param join the rooms that are joined at start
 * @param invites whose invitations are accepted
 * @param features how games and the welcome behave
 */
public record CommunitySettings(
    Optional<RoomReference> managementRoom,
    Set<UserId> owners,
    List<RoomReference> join,
    InviteRule invites,
    FeatureSettings features) {

  /** Copies the lists. */
  public CommunitySettings {
    owners = Set.copyOf(owners);
    join = List.copyOf(join);
  }
}
