/** How a typed answer is compared with the right one: what does not matter, and what is a slip. */
@NullMarked
package dev.althing.feature.trivia.match;

import org.jspecify.annotations.NullMarked;
