/** The welcome: newcomers are greeted in private, and let in when they have accepted the rules. */
@NullMarked
package dev.althing.feature.welcome;

import org.jspecify.annotations.NullMarked;
