package dev.althing.matrix.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.id.UserId;

/**
 * A state event without identity, as an invitation shows a room, <a
 * href="https://spec.matrix.org/latest/client-server-api/#stripped-state">spec</a>; nothing in it
 * is checked by a server.
 *
 * @param sender who is said to have sent it
 * @param type what kind of content it has
 * @param stateKey which of that kind
 * @param content what it means
 * @param raw the content as it came, an object
 */
public record StrippedEvent(
    UserId sender, String type, String stateKey, Content content, JsonNode raw) {}
