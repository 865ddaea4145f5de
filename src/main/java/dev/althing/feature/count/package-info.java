/** The counter: one number per room that survives anything. */
@NullMarked
package dev.althing.feature.count;

import org.jspecify.annotations.NullMarked;
