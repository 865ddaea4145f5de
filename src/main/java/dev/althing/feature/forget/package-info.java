/** The right to be forgotten: what is known of somebody is handed to them, or taken away. */
@NullMarked
package dev.althing.feature.forget;

import org.jspecify.annotations.NullMarked;
