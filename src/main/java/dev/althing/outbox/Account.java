package dev.althing.outbox;

import dev.althing.matrix.client.MatrixClient;
import java.time.Instant;

/**
 * The account we send from.
 *
 * @param client the homeserver, as it sees us
 * @param deviceSince since when we send from this device
 */
public record Account(MatrixClient client, Instant deviceSince) {}
