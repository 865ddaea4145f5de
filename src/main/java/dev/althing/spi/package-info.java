/**
 * What a command is made of, for built-in commands and for plugins alike: specs as data, typed
 * arguments in, replies as values out. Depends on the JDK and on {@code matrix.id} only; types that
 * hold data are made by their factory methods, so that they can grow.
 */
@NullMarked
package dev.althing.spi;

import org.jspecify.annotations.NullMarked;
