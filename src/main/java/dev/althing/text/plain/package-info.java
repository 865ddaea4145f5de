/**
 * Plain text that is complete by itself: Markdown rendered without HTML, with lists and tables
 * aligned, and how much room a text takes.
 */
@NullMarked
package dev.althing.text.plain;

import org.jspecify.annotations.NullMarked;
