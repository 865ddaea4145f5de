/**
 * How what was decided becomes rows: all effects of one cause in one transaction, first write wins.
 */
@NullMarked
package dev.althing.outbox.write;

import org.jspecify.annotations.NullMarked;
