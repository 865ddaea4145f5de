/**
 * The calls to a homeserver over HTTP: every request with a deadline and a bounded answer, every
 * answer taken for hostile until it has proved to be Matrix.
 *
 * <p>The JDK's client carries them, because a long poll must be cancelable.
 */
@NullMarked
package dev.althing.matrix.client.http;

import org.jspecify.annotations.NullMarked;
