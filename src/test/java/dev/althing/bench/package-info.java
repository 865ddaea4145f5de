/**
 * The numbers of the design, measured: {@code mvn -Pbench verify} prints them as a table. They fail
 * when something is wrong, never when something is slow.
 */
package dev.althing.bench;
