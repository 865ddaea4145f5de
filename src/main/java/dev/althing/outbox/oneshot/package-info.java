/**
 * Things that can neither be named by a transaction id nor compared with what is there: begun once,
 * and looked for before they are begun again.
 */
@NullMarked
package dev.althing.outbox.oneshot;

import org.jspecify.annotations.NullMarked;
