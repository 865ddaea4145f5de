/** The rooms with one person: found or made, once, and written to {@code m.direct}. */
@NullMarked
package dev.althing.entity.direct;

import org.jspecify.annotations.NullMarked;
