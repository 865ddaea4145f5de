/** What the welcome needs of everything around it. */
@NullMarked
package dev.althing.feature.welcome.around;

import org.jspecify.annotations.NullMarked;
