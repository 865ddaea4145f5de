/** Pictures made smaller. */
@NullMarked
package dev.althing.sandbox.media;

import org.jspecify.annotations.NullMarked;
