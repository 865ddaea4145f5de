/** What is known of one person in one watched place, and the rules by which it goes on. */
@NullMarked
package dev.althing.feature.welcome.newcomer;

import org.jspecify.annotations.NullMarked;
