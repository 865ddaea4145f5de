/** The data of {@code wordlists/} that the repository carries, checked as a whole. */
@NullMarked
package dev.althing.wordlists;

import org.jspecify.annotations.NullMarked;
