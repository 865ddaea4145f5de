/**
 * The embedded homeserver: a small Matrix server on the loopback interface, so that one command
 * shows the whole bot on a bare machine and every test has a real server to talk to. Never for a
 * real community.
 */
@NullMarked
package dev.althing.sandbox;

import org.jspecify.annotations.NullMarked;
