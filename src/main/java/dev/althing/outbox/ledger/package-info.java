/**
 * Changes of state as wishes: each is compared with what is there before it is asked for, so that
 * what is so already is asked for no more, and after a crash only what was under way may be asked
 * for again.
 */
@NullMarked
package dev.althing.outbox.ledger;

import org.jspecify.annotations.NullMarked;
