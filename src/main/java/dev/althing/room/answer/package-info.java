/** From something said to the effects that answer it: commands, prompts, replies and reactions. */
@NullMarked
package dev.althing.room.answer;

import org.jspecify.annotations.NullMarked;
