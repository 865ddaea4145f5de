/**
 * What is to happen, as values: commands, entities and rules return effects, and only the outbox
 * and the ledger carry them out, each once per cause.
 */
@NullMarked
package dev.althing.effect;

import org.jspecify.annotations.NullMarked;
