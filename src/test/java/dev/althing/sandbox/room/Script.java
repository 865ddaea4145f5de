package dev.althing.sandbox.room;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.rules.AuthRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A room in a test, told event by event; nothing is checked unless a test asks. */
public final class Script {
  public final Room room;
  private long position;

  public Script(RoomVersion version, String creator) {
    room = new Room("!r:x", version);
    state(creator, Types.CREATE, "", "{}");
    member(creator, "join");
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) Nodes.MAPPER.readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Event member(String user, String membership) {
    return state(user, Types.MEMBER, user, "{'membership':'" + membership + "'}");
  }

  public Event state(String sender, String type, String key, String content) {
    return append(sender, type, key, content);
  }

  Event say(String sender, String body) {
    return append(sender, Types.MESSAGE, null, "{'body':'" + body + "'}");
  }

  private Event append(String sender, String type, @Nullable String key, String content) {
    position++;
    var pdu = new Pdu(position, "!r:x", "$" + position, type, key, sender, position, json(content));
    return room.append(pdu, null);
  }

  public void tries(String sender, String type, String key, String content) {
    AuthRules.check(room, new Draft(type, key, sender, json(content)), other -> false);
  }
}
