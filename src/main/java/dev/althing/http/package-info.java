/**
 * The two listeners of the program: one for the operator, on loopback, with health and metrics, and
 * a public one, off unless configured, where other parts mount their routes.
 */
@NullMarked
package dev.althing.http;

import org.jspecify.annotations.NullMarked;
