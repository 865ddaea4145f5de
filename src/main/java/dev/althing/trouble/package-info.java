/** What every part needs when something fails: what it was, and how long to wait. */
@NullMarked
package dev.althing.trouble;

import org.jspecify.annotations.NullMarked;
