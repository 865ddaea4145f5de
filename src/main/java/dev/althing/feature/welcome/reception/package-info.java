/** The reception itself: greeting, listening, letting in, asking the moderators. */
@NullMarked
package dev.althing.feature.welcome.reception;

import org.jspecify.annotations.NullMarked;
