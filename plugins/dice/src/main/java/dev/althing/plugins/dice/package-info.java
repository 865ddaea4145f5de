/**
 * Dice: what is written becomes a {@link dev.althing.plugins.dice.Formula}, chance makes an outcome
 * of it, and a view puts that into words. What is wrong with a formula is a trouble, which the
 * command answers with.
 */
@NullMarked
package dev.althing.plugins.dice;

import org.jspecify.annotations.NullMarked;
