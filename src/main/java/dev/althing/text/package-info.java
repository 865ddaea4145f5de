/**
 * Words for people: Markdown becomes plain text that is complete by itself plus HTML that Matrix
 * allows, long texts are split, message files give the wording in each language, and everything
 * that goes out can be checked against what clients really show. Only pure functions.
 */
@NullMarked
package dev.althing.text;

import org.jspecify.annotations.NullMarked;
