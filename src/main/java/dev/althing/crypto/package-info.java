/**
 * The seam where encryption stands between the outbox and the homeserver, and between the
 * homeserver and the rooms; today everything passes in clear.
 */
@NullMarked
package dev.althing.crypto;

import org.jspecify.annotations.NullMarked;
