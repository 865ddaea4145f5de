package dev.althing.config;

import dev.althing.matrix.id.RoomId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything that an operator decided, read once at start.
 *
 * @param homeserver the homeserver the bot is on
 * @param storage where things are kept
 * @param community who is in charge and which rooms there are
 * @param commands how commands are recognised and who may use them
 * @param rooms what is different in single rooms
 * @param locality language and time zone
 * @param listeners the ports
 * @param operation how the program runs
 */
public record Settings(
    HomeserverSettings homeserver,
    StorageSettings storage,
    CommunitySettings community,
    CommandSettings commands,
    Map<RoomId, RoomSettings> rooms,
    LocalitySettings locality,
    ListenerSettings listeners,
    OperationSettings operation) {

  /** Copies the rooms. */
  public Settings {
    rooms = Map.copyOf(rooms);
  }

  /** What reading the settings led to. */
  public sealed interface Loaded {
    /** Settings one can run with, and what an operator should know about them. */
    record Usable(Settings settings, List<String> warnings) implements Loaded {
      /** Copies the warnings. */
      public Usable {
        warnings = List.copyOf(warnings);
      }
    }

    /** All that is wrong; never empty. */
    record Refused(List<Problem> problems) implements Loaded {
      /** Copies the problems. */
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /** What is different in a room; nothing for a room that is not named. */
  public RoomSettings in(RoomId room) {
    return rooms.getOrDefault(room, RoomSettings.NOTHING);
  }

  /** What nobody can do until more is configured, in sentences for the operator. */
  public List<String> cannotYet() {
    var sentences = new ArrayList<String>();
    if (homeserver instanceof HomeserverSettings.Embedded) {
      return sentences;
    }
    if (community.owners().isEmpty()) {
      sentences.add(
          "No owner is configured: nobody can use the commands for owners, like !rooms."
              + " Set althing.owners or ALTHING_OWNERS.");
    }
    if (community.managementRoom().isEmpty()) {
      sentences.add(
          "No management room is configured: nobody can manage the bot or moderate with it,"
              + " and nobody is told when something goes wrong."
              + " Set althing.management-room or ALTHING_MANAGEMENT_ROOM.");
    }
    if (acceptsNobody()) {
      sentences.add(
          "Every invitation will be declined, since only members of the management room and owners"
              + " may invite the bot and there are none. Set one of the two, or"
              + " althing.invites.accept.");
    }
    return sentences;
  }

  private boolean acceptsNobody() {
    return community.owners().isEmpty()
        && community.managementRoom().isEmpty()
        && community.invites() instanceof InviteRule.Management;
  }
}
