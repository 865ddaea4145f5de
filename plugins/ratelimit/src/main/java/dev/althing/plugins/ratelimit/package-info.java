/**
 * A limit for how much one person sends: a plugin that brings a protection. What is decided stands
 * in {@code Pace} and {@code Limit}, what follows in {@code MessagesProtection}, what is said in
 * {@code LimitView}.
 */
@NullMarked
package dev.althing.plugins.ratelimit;

import org.jspecify.annotations.NullMarked;
