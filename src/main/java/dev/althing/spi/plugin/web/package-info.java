/** The web around a plugin: what it asks of other servers, and what it answers them. */
@NullMarked
package dev.althing.spi.plugin.web;

import org.jspecify.annotations.NullMarked;
