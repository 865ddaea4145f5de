/** From a command line to a running program and to its end: arguments, signals, exit codes. */
@NullMarked
package dev.althing.start;

import org.jspecify.annotations.NullMarked;
