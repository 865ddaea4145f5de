package dev.althing.matrix.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Content of {@code m.room.create}, a room's first event, <a
 * href="https://spec.matrix.org/latest/client-server-api/#mroomcreate">spec</a>.
 *
 * @param roomVersion the rules the room lives by
 * @param roomType {@code m.space} for a space
 * @param creator who made the room, as written before version 11; after it, the event's sender
 * @param additionalCreators who else has a creator's power from version 12 on
 * @param predecessor the room this one replaces
 * @param federated whether other servers may take part
 */
public record Create(
    String roomVersion,
    Optional<String> roomType,
    Optional<UserId> creator,
    List<UserId> additionalCreators,
    Optional<RoomId> predecessor,
    boolean federated)
    implements Content {
  static final String TYPE = "m.room.create";
  private static final int FIRST_VERSION_WITH_MIGHTY_CREATORS = 12;

  /** Copies the list. */
  public Create {
    additionalCreators = List.copyOf(additionalCreators);
  }

  /** Whether the room is a space. */
  public boolean isSpace() {
    return roomType.filter("m.space"::equals).isPresent();
  }

  /** Who stands above all levels of power, given who sent this; nobody before version 12. */
  public Set<UserId> mighty(UserId sender) {
    if (!hasMightyCreators()) {
      return Set.of();
    }
    var mighty = new HashSet<>(additionalCreators);
    mighty.add(sender);
    return Set.copyOf(mighty);
  }

  /** Whether creators stand above all levels of power in rooms of this version. */
  public boolean hasMightyCreators() {
    try {
      return Integer.parseInt(roomVersion) >= FIRST_VERSION_WITH_MIGHTY_CREATORS;
    } catch (NumberFormatException unstable) {
      return roomVersion.startsWith("org.matrix.hydra");
    }
  }

  static Optional<Create> read(JsonNode content) {
    return Optional.of(
        new Create(
            Fields.text(content, "room_version").orElse("1"),
            Fields.text(content, "type"),
            Fields.text(content, "creator").flatMap(UserId::parse),
            Fields.texts(content, "additional_creators").stream()
                .flatMap(id -> UserId.parse(id).stream())
                .toList(),
            Fields.text(content.path("predecessor"), "room_id").flatMap(RoomId::parse),
            Fields.flag(content, "m.federate").orElse(true)));
  }
}
