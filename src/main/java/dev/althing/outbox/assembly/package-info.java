/** The outbox, ledger and one-shots put together into the one way out. */
@NullMarked
package dev.althing.outbox.assembly;

import org.jspecify.annotations.NullMarked;
