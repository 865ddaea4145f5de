/**
 * Who may do what in a room: the authorization rules of room versions 11 and 12, and who sees what.
 */
@NullMarked
package dev.althing.sandbox.room.rules;

import org.jspecify.annotations.NullMarked;
