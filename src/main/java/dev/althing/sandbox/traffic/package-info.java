/**
 * What makes the embedded homeserver as unpleasant as a real one: rate limits as Synapse has them,
 * and faults thrown in on purpose.
 */
@NullMarked
package dev.althing.sandbox.traffic;

import org.jspecify.annotations.NullMarked;
