package dev.althing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Nodes;

/**
 * The default inhabitants of a sandbox: a bot, a moderator, two public rooms and one by invitation.
 *
 * @param botPassword new at each founding; given to nobody but the caller
 */
public record Community(
    String bot,
    String botPassword,
    String moderator,
    String lobby,
    String games,
    String management) {
  /** The password of the moderator, printed for everybody to see. */
  public static final String MODERATOR_PASSWORD = "moderator";

  static Community found(Seed seed) {
    String password = seed.secret();
    String bot = seed.account("althing", password);
    String moderator = seed.account("moderator", MODERATOR_PASSWORD);
    String management = room(seed, moderator, "management", false);
    String lobby = room(seed, moderator, "lobby", true);
    String games = room(seed, moderator, "games", true);
    for (String room : new String[] {management, lobby, games}) {
      seed.bring(room, moderator, bot);
    }
    return new Community(bot, password, moderator, lobby, games, management);
  }

  private static String room(Seed seed, String creator, String name, boolean open) {
    String alias = "#" + name + ":" + seed.serverName();
    return seed.alias(alias).orElseGet(() -> seed.room(creator, request(name, open)));
  }

  private static ObjectNode request(String name, boolean open) {
    ObjectNode request = Nodes.object();
    request.put(
        "name", name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1));
    request.put("room_alias_name", name);
    request.put("visibility", open ? "public" : "private");
    return request.put("preset", open ? "public_chat" : "private_chat");
  }

  @Override
  public String toString() {
    return "Community[" + bot + ", " + moderator + "]";
  }
}
