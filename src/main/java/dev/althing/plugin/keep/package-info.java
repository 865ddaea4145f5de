/** What is kept: by plugins for themselves, and by their host about them. */
@NullMarked
package dev.althing.plugin.keep;

import org.jspecify.annotations.NullMarked;
