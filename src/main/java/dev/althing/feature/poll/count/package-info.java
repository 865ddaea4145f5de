/** What a poll comes to: single votes become one vote per person, and those become a result. */
@NullMarked
package dev.althing.feature.poll.count;

import org.jspecify.annotations.NullMarked;
