package dev.althing.sandbox.room;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** An accepted event as it is stored; its position orders everything the server ever accepted. */
public record Pdu(
    long position,
    String roomId,
    String eventId,
    String type,
    @Nullable String stateKey,
    String sender,
    long timestamp,
    ObjectNode content) {}
