/**
 * The numbers of the design, measured: run with {@code mvn -Pbench verify}, written down in {@code
 * docs/performance.md}. They fail when something is wrong, never when something is slow.
 */
package dev.althing.bench;
