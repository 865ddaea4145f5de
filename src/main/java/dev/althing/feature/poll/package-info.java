/** Polls: a question to a room, answered by reactions or in the native poll, counted once. */
@NullMarked
package dev.althing.feature.poll;

import org.jspecify.annotations.NullMarked;
