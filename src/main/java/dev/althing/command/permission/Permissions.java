package dev.althing.command.permission;

import dev.althing.matrix.id.RoomId;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Permission;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may use which command where: what the command asks for, unless the operator set something
 * else, for everywhere or for one room.
 *
 * <p>Keys are a command's name, {@code remind}, or its name and those of its subcommands, {@code
 * remind list}. What is set for a command holds for its subcommands too, except that it never makes
 * easier what a subcommand keeps for fewer people.
 *
 * <p>What is set for a room comes before what is set for everywhere, also when the one is set for a
 * command and the other for its subcommand; among the settings of a room, or of everywhere, what is
 * set for the subcommand comes first.
 *
 * @param everywhere settings for all rooms
 * @param rooms settings for single rooms
 */
public record Permissions(Map<String, Permission> everywhere, Rooms rooms) {
  /** What is set for single rooms; empty for a room of which nothing is said. */
  @FunctionalInterface
  public interface Rooms {
    /** The settings of a room, by command. */
    Map<String, Permission> in(RoomId room);
  }

  /** Every command as it describes itself. */
  public static final Permissions AS_DESCRIBED = new Permissions(Map.of(), room -> Map.of());

  /** Copies the settings for all rooms. */
  public Permissions {
    everywhere = Map.copyOf(everywhere);
  }

  /**
   * What a command asks for in a room.
   *
   * @param chain the command's description followed by those of its subcommands
   */
  public Permission needed(RoomId room, List<CommandSpec> chain) {
    Permission needed = Permission.EVERYONE;
    Permission described = Permission.EVERYONE;
    boolean isSet = false;
    Map<String, Permission> settings = everywhere;
    Map<String, Permission> here = rooms.in(room);
    var path = new StringBuilder();
    for (CommandSpec spec : chain) {
      path.append(path.isEmpty() ? "" : " ").append(spec.name());
      // From where a room has a word of its own on, what is set for everywhere is not asked.
      settings = here.containsKey(path.toString()) ? here : settings;
      Optional<Permission> setting = Optional.ofNullable(settings.get(path.toString()));
      boolean inherits =
          isSet && (spec.permission() == described || needed.reaches(spec.permission()));
      if (!inherits) {
        needed = spec.permission();
      }
      needed = setting.orElse(needed);
      isSet |= setting.isPresent();
      described = spec.permission();
    }
    return needed;
  }
}
