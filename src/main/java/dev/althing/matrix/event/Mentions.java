package dev.althing.matrix.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who is to be notified by a message, <a
 * href="https://spec.matrix.org/latest/client-server-api/#user-and-room-mentions">spec</a>.
 *
 * @param users the people mentioned
 * @param room whether everybody in the room is
 */
public record Mentions(Set<UserId> users, boolean room) {
  /** Mentions nobody. */
  public static final Mentions NOBODY = new Mentions(Set.of(), false);

  /** Copies the set. */
  public Mentions {
    users = Set.copyOf(users);
  }

  /** Mentions these people and not the room. */
  public static Mentions of(UserId... users) {
    return new Mentions(Set.of(users), false);
  }

  static Optional<Mentions> read(JsonNode content) {
    return Fields.object(content, "m.mentions").map(Mentions::readObject);
  }

  private static Mentions readObject(JsonNode mentions) {
    Set<UserId> users = new LinkedHashSet<>();
    Fields.texts(mentions, "user_ids").forEach(id -> UserId.parse(id).ifPresent(users::add));
    return new Mentions(users, Fields.flag(mentions, "room").orElse(false));
  }
}
