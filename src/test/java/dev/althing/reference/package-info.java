/** The reference of the plugin API, {@code docs/plugin-api.md}, written from its sources. */
@NullMarked
package dev.althing.reference;

import org.jspecify.annotations.NullMarked;
