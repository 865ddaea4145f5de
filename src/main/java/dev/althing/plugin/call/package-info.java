/** The calls of plugins: on bounded threads of their own, for a bounded time. */
@NullMarked
package dev.althing.plugin.call;

import org.jspecify.annotations.NullMarked;
