/** The contents of events that are to be sent, built step by step. */
@NullMarked
package dev.althing.matrix.event.outgoing;

import org.jspecify.annotations.NullMarked;
