package dev.althing.plugin.keep;

import dev.althing.effect.Effect;
import dev.althing.matrix.id.RoomId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How far protections go, everywhere or in a room: until somebody decides, in the shadow. */
public final class Modes {
  /** How far a protection goes. */
  public enum Mode {
    /** It is not asked. */
    OFF,
    /** It is asked, and what would follow is counted and shown, and not done. */
    SHADOW,
    /** What it says is done. */
    ON;

    /** As people write it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final HostValues values;

  /** What is kept of it. */
  public Modes(HostValues values) {
    this.values = values;
  }

  /**
   * How far it goes in a room.
   *
   * @param protection the plugin's id and the protection's name, with a slash between
   */
  public Mode of(String protection, RoomId room) {
    return values
        .find(key(protection, Optional.of(room)))
        .map(Modes::mode)
        .orElseGet(() -> of(protection));
  }

  /** How far it goes where nothing else is said. */
  public Mode of(String protection) {
    return values.find(key(protection, Optional.empty())).map(Modes::mode).orElse(Mode.SHADOW);
  }

  /** Where something else is said. */
  public Map<String, String> rooms(String protection) {
    return values.under(key(protection, Optional.empty()) + "@");
  }

  /** What lets it go so far, or, in a room, as far as elsewhere. */
  public static Effect change(String protection, Optional<RoomId> room, Optional<Mode> mode) {
    String key = key(protection, room);
    return mode.map(to -> HostValues.put(key, to.code())).orElseGet(() -> HostValues.remove(key));
  }

  private static Mode mode(String text) {
    return switch (text) {
      case "on" -> Mode.ON;
      case "off" -> Mode.OFF;
      default -> Mode.SHADOW;
    };
  }

  private static String key(String protection, Optional<RoomId> room) {
    return "law:" + protection + room.map(id -> "@" + id.value()).orElse("");
  }
}
