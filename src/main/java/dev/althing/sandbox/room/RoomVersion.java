package dev.althing.sandbox.room;

/** A room version the sandbox can create. */
public enum RoomVersion {
  /** The one rooms get when nobody asks for another. */
  V11("11"),
  /** Room ids are the hash of the create event and creators stand above all power levels. */
  V12("12");

  private final String id;

  RoomVersion(String id) {
    this.id = id;
  }

  /** The name in {@code m.room.create}. */
  public String id() {
    return id;
  }

  /** Whether creators have infinite power and the room id is a hash. */
  public boolean privilegedCreators() {
    return this == V12;
  }

  /** Reads a name. */
  public static RoomVersion of(String id) {
    for (RoomVersion version : values()) {
      if (version.id.equals(id)) {
        return version;
      }
    }
    throw new Refusal(
        400,
        "M_UNSUPPORTED_ROOM_VERSION",
        "Your homeserver does not support this room version: " + id);
  }
}
