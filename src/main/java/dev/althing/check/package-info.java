/**
 * The look at an installation before the bot runs in it: what was seen, the rules that judge it,
 * and what an operator reads. It takes nothing, writes nothing and disturbs nobody.
 */
@NullMarked
package dev.althing.check;

import org.jspecify.annotations.NullMarked;
