/**
 * How events are kept: the families that make up the journal's format, the one serializer that
 * writes them as JSON under logical names, and the settings that let Akka Persistence use the one
 * database.
 */
@NullMarked
package dev.althing.journal.event;

import org.jspecify.annotations.NullMarked;
