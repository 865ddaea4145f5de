/** A plugin in a unit test, without a bot, a homeserver or a database. */
@NullMarked
package dev.althing.spi.testing;

import org.jspecify.annotations.NullMarked;
