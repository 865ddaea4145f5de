/**
 * What the program counts and measures, for Prometheus. Every name starts with {@code althing_},
 * and every label has few values, whatever strangers write.
 */
@NullMarked
package dev.althing.metrics;

import org.jspecify.annotations.NullMarked;
