/** Who may run a command, and how often. */
@NullMarked
package dev.althing.command.permission;

import org.jspecify.annotations.NullMarked;
