/**
 * What is only worth saying now: typing, receipts, progress; the latest wins and nothing is kept.
 */
@NullMarked
package dev.althing.outbox.ephemera;

import org.jspecify.annotations.NullMarked;
