/**
 * A room of the embedded homeserver: events, state, who may do what and who may see what. Pure
 * bookkeeping in memory; nothing here knows of HTTP, files or time.
 */
@NullMarked
package dev.althing.sandbox.room;

import org.jspecify.annotations.NullMarked;
