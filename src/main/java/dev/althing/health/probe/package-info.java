/**
 * Looking at what is beside the bot: the homeserver as others see it, and services by HTTP or TCP;
 * bounded in time and size, and without following anybody elsewhere.
 */
@NullMarked
package dev.althing.health.probe;

import org.jspecify.annotations.NullMarked;
