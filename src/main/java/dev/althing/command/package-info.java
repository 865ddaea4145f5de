/**
 * From the words of a message to a command with its arguments: addressing, tokens, routing,
 * permissions, cooldowns, help. Pure rules over values; {@link dev.althing.command.CommandView}
 * alone knows the wording.
 */
@NullMarked
package dev.althing.command;

import org.jspecify.annotations.NullMarked;
