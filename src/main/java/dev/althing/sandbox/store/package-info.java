/**
 * Everything the embedded homeserver knows, behind one lock: accounts, rooms, directory, media.
 * What changes it is a {@link dev.althing.sandbox.store.Change}, written to the journal as one line
 * per request before the request is answered, and applied again at the next start.
 */
@NullMarked
package dev.althing.sandbox.store;

import org.jspecify.annotations.NullMarked;
