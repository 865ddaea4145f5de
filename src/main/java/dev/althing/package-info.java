/** Where everything is put together: the command line, the start and the stop. */
@NullMarked
package dev.althing;

import org.jspecify.annotations.NullMarked;
