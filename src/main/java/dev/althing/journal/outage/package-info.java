/**
 * Times without the database: which errors of the drivers mean one, since when it lasts, and how
 * long to wait before the next try.
 */
@NullMarked
package dev.althing.journal.outage;

import org.jspecify.annotations.NullMarked;
