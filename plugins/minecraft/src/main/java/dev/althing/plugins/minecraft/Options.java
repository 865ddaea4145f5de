package dev.althing.plugins.minecraft;

import dev.althing.matrix.id.RoomId;
import dev.althing.spi.plugin.PluginSettings;
import java.util.List;

/**
 * What the operator set.
 *
 * @param server where the server is
 * @param password for its RCON
 * @param onePerUser whether everybody may add one account only
 * @param approval whether a moderator has to agree
 * @param bedrock whether names may begin with a dot
 * @param rooms where it may be used; everywhere when empty
 */
record Options(
    Address server,
    Password password,
    boolean onePerUser,
    boolean approval,
    boolean bedrock,
    List<String> rooms) {
  /**
   * Checks the rooms.
   *
   * @throws IllegalArgumentException when one is no room id; the message is for the operator
   */
  Options {
    rooms = List.copyOf(rooms);
    if (!rooms.stream().allMatch(room -> room.startsWith("!"))) {
      throw new IllegalArgumentException("the setting rooms has ids of rooms, which begin with !");
    }
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException when one cannot be; the message is for the operator
   */
  static Options of(PluginSettings settings) {
    return new Options(
        Address.read(settings.text("server")),
        new Password(settings.text("password")),
        settings.flag("one-per-user"),
        settings.flag("approval"),
        settings.flag("bedrock"),
        settings.texts("rooms"));
  }

  boolean allow(RoomId room) {
    return rooms.isEmpty() || rooms.contains(room.value());
  }
}
