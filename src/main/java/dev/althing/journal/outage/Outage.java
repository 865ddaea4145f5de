package dev.althing.journal.outage;

import java.time.Instant;

/**
 * A time without the database.
 *
 * @param since when it was first missed
 * @param reason what the driver said then
 */
public record Outage(Instant since, String reason) {}
