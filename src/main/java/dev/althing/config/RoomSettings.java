package dev.althing.config;

import dev.althing.spi.Permission;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is different in one room.
 *
 * @param prefix what a command starts with
 * @param language the language the bot speaks
 * @param permissions who may use a command; goes before what is set for all rooms
 */
public record RoomSettings(
    Optional<String> prefix, Optional<Locale> language, Map<String, Permission> permissions) {

  /** A room in which nothing is different. */
  public static final RoomSettings NOTHING =
      new RoomSettings(Optional.empty(), Optional.empty(), Map.of());

  /** Copies the permissions. */
  public RoomSettings {
    permissions = Map.copyOf(permissions);
  }
}
