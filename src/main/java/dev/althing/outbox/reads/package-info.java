/**
 * The one gateway through which everything is read from the homeserver: what was read just now is
 * remembered, who asks the same at the same time gets the same answer, and no more than a few
 * questions are asked at a time.
 */
@NullMarked
package dev.althing.outbox.reads;

import org.jspecify.annotations.NullMarked;
