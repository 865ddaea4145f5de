/** What moderators change of a watched place, and what is gathered there. */
@NullMarked
package dev.althing.feature.welcome.house;

import org.jspecify.annotations.NullMarked;
