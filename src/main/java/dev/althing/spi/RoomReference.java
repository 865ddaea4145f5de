package dev.althing.spi;

import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.id.RoomId;
import java.util.List;
import java.util.Optional;

/**
 * A room as somebody named it: by id, by alias, or by a link to either.
 *
 * @param target the id or alias with its sigil
 * @param via servers through which the room can be joined, if a link named some
 */
public record RoomReference(String target, List<String> via) {
  /**
   * Checks that the target is a room.
   *
   * @throws IllegalArgumentException when it is neither a room id nor an alias
   */
  public RoomReference {
    via = List.copyOf(via);
    if (RoomId.parse(target).isEmpty() && RoomAlias.parse(target).isEmpty()) {
      throw new IllegalArgumentException("neither a room id nor an alias");
    }
  }

  /** The room's id, if it was named by it. */
  public Optional<RoomId> id() {
    return RoomId.parse(target);
  }

  /** The room's alias, if it was named by it. */
  public Optional<RoomAlias> alias() {
    return RoomAlias.parse(target);
  }
}
