/**
 * Sends events: one lane per room, strictly in order, one request at a time in each. What is
 * written stays until the homeserver has taken it or refused it for good.
 */
@NullMarked
package dev.althing.outbox.send;

import org.jspecify.annotations.NullMarked;
