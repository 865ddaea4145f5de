/** What happens in rooms, as plugins see it: read only, already understood, by somebody else. */
@NullMarked
package dev.althing.spi.event;

import org.jspecify.annotations.NullMarked;
