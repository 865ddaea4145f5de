/**
 * How a person is forgotten: what is theirs is taken out of the database, and where it stands in
 * what others share, another name takes its place.
 */
@NullMarked
package dev.althing.journal.erasure;

import org.jspecify.annotations.NullMarked;
