/** Settings of single features, as records. */
@NullMarked
package dev.althing.config.feature;

import org.jspecify.annotations.NullMarked;
