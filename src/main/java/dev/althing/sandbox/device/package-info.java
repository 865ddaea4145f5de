/**
 * The devices of users and what encryption needs of a homeserver: the keys that devices and users
 * publish, who signed them, what was sent to a device, and backups of room keys. The homeserver
 * only keeps and hands out; it can read none of what is encrypted.
 */
@NullMarked
package dev.althing.sandbox.device;

import org.jspecify.annotations.NullMarked;
