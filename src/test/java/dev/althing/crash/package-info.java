/**
 * The proof that a crash loses and doubles nothing: the packaged program and its homeserver as
 * processes that are killed while people talk to it, and a reader who counts afterwards.
 */
@NullMarked
package dev.althing.crash;

import org.jspecify.annotations.NullMarked;
