/** Reminders: somebody wants to be told something later, whatever happens until then. */
@NullMarked
package dev.althing.feature.remind;

import org.jspecify.annotations.NullMarked;
