/**
 * What an operator may decide: HOCON files and environment variables, read once into records. All
 * problems are found in one go and reported together, each with its key, its line and what to do.
 */
@NullMarked
package dev.althing.config;

import org.jspecify.annotations.NullMarked;
