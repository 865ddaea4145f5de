package dev.althing.crypto;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An event as it goes over the wire.
 *
 * @param type the wire type, such as {@code m.room.encrypted}
 * @param content the wire content
 */
public record Sealed(String type, ObjectNode content) {}
