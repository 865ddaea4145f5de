/** One plugin that is loaded: its classes, what it is given and brings, and how it behaves. */
@NullMarked
package dev.althing.plugin.life;

import org.jspecify.annotations.NullMarked;
