/**
 * The only writer of sent events. Effects are written once per cause in one transaction; only then
 * do the outbox and the ledger carry them out, in order within a room, until the homeserver has
 * taken or finally refused them. A transaction id is a hash of cause and ordinal, so a request that
 * is repeated after a crash is the same request.
 */
@NullMarked
package dev.althing.outbox;

import org.jspecify.annotations.NullMarked;
