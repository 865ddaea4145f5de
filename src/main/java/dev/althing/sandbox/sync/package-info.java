/**
 * What {@code /sync} answers: tokens, filters, and the sections of joined, invited and left rooms.
 */
@NullMarked
package dev.althing.sandbox.sync;

import org.jspecify.annotations.NullMarked;
