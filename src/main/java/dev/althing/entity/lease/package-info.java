/** The right to write to the database, which one process at a time has and its death gives up. */
@NullMarked
package dev.althing.entity.lease;

import org.jspecify.annotations.NullMarked;
