/** What moderators ask for, change and are shown. */
@NullMarked
package dev.althing.feature.welcome.desk;

import org.jspecify.annotations.NullMarked;
