/**
 * Staying signed in: credentials, the file that remembers device and tokens, refreshing and signing
 * in again, and finding the homeserver in the first place.
 *
 * <p>The device never changes by itself, because the homeserver recognises a repeated transaction
 * only on the same device.
 */
@NullMarked
package dev.althing.matrix.client.session;

import org.jspecify.annotations.NullMarked;
