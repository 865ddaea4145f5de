/**
 * Small pastimes: an oracle, fortunes, coins, choices, rock-paper-scissors and numbers. Each
 * command has a file; what is decided stands in the rule beside it, what is said in its view.
 */
@NullMarked
package dev.althing.plugins.fun;

import org.jspecify.annotations.NullMarked;
