package dev.althing.plugin.speech;

import dev.althing.matrix.id.RoomId;
import dev.althing.spi.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a plugin was asked lately, and where: it may go on answering that without being allowed to
 * speak unasked.
 */
public final class Acquaintance {
  private static final int REMEMBERED = 1_000;

  private final String own;
  private final Map<String, RoomId> asked =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RoomId> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Of a plugin that was asked nothing yet. */
  public Acquaintance(String plugin) {
    this.own = prefix(plugin);
  }

  /** What the causes of what a plugin says by itself begin with. */
  static String prefix(String plugin) {
    return "plugin:" + plugin + ":";
  }

  /** It is asked something. */
  public synchronized void asked(String id, RoomId room) {
    asked.put(id, room);
  }

  /** Whether something is said to an earlier question, and in its room. */
  synchronized boolean isAnswer(String id, Optional<RoomId> room) {
    int slash = id.lastIndexOf('/');
    RoomId place = asked.getOrDefault(id, asked.get(slash < 0 ? id : id.substring(0, slash)));
    return place != null && room.filter(place::equals).isPresent();
  }

  /** Whether a message is one of this plugin's. */
  synchronized boolean isOwn(Reply.Answer message) {
    return message.invocation().startsWith(own) || asked.containsKey(message.invocation());
  }
}
