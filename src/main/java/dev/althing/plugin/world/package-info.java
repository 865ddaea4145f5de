/** The world around a plugin as far as it may reach it: rooms, media, the network, the metrics. */
@NullMarked
package dev.althing.plugin.world;

import org.jspecify.annotations.NullMarked;
