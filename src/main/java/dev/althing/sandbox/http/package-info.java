/**
 * HTTP for the embedded homeserver: a listener on the loopback interface, the table of endpoints,
 * and the faults that strike between the two.
 */
@NullMarked
package dev.althing.sandbox.http;

import org.jspecify.annotations.NullMarked;
