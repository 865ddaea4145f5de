/**
 * What an operator may decide, as records; the secrets among it, and the log that blots them out.
 * How all of it is read, and all problems found in one go, is in {@code reading}.
 */
@NullMarked
package dev.althing.config;

import org.jspecify.annotations.NullMarked;
