/**
 * What the homeserver lets us do, and how fast: one budget per limiter that the server shows,
 * learned from its refusals, and one place that hands out permits, interactive work first.
 */
@NullMarked
package dev.althing.outbox.limits;

import org.jspecify.annotations.NullMarked;
