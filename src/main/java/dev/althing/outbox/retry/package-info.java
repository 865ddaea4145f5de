/** What an answer of the homeserver means for what was tried, and when to try again. */
@NullMarked
package dev.althing.outbox.retry;

import org.jspecify.annotations.NullMarked;
