package dev.althing.matrix.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.id.MxcUri;
import dev.althing.matrix.json.Fields;
import java.util.Optional;

/**
 * Content of {@code m.room.member}, whose state key is the person, <a
 * href="https://spec.matrix.org/latest/client-server-api/#mroommember">spec</a>.
 *
 * @param membership how the person stands to the room
 * @param displayName the name chosen by the person; anything, and not unique
 * @param avatar the picture chosen by the person
 * @param reason why, in the sender's words
 * @param direct whether an invitation is to a conversation of two
 */
public record Member(
    Membership membership,
    Optional<String> displayName,
    Optional<MxcUri> avatar,
    Optional<String> reason,
    boolean direct)
    implements Content {
  static final String TYPE = "m.room.member";

  /** Reads a member event's content, also a previous one; empty when it is malformed. */
  public static Optional<Member> read(JsonNode content) {
    return Fields.text(content, "membership")
        .flatMap(Membership::parse)
        .map(
            membership ->
                new Member(
                    membership,
                    Fields.text(content, "displayname"),
                    Fields.text(content, "avatar_url").flatMap(MxcUri::parse),
                    Fields.text(content, "reason"),
                    Fields.flag(content, "is_direct").orElse(false)));
  }
}
