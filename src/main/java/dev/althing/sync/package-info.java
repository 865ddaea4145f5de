/**
 * The way in: the long poll, the filling of gaps, the token that moves only behind what is safe,
 * and the quarantine for events that nobody can stand.
 */
@NullMarked
package dev.althing.sync;

import org.jspecify.annotations.NullMarked;
