/**
 * Everything about the one database: the pool and its threads, the schema and its migrations. What
 * counts as its being away is in {@code outage}, how events are written in {@code event}. H2 in the
 * data directory by default, PostgreSQL by configuration; both are spoken to with the same SQL, and
 * where they differ {@link dev.althing.journal.Dialect} knows.
 */
@NullMarked
package dev.althing.journal;

import org.jspecify.annotations.NullMarked;
