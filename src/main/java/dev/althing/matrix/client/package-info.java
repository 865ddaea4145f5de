/**
 * The calls Althing makes to a homeserver, as interfaces by endpoint group, and what can go wrong
 * with them; {@code http} carries them over HTTP and {@code session} keeps the account signed in.
 */
@NullMarked
package dev.althing.matrix.client;

import org.jspecify.annotations.NullMarked;
