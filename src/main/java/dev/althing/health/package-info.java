/**
 * How the program is: named checks that its parts register, run together with a time limit, and
 * shown by {@code !health} and {@code /health}.
 */
@NullMarked
package dev.althing.health;

import org.jspecify.annotations.NullMarked;
