/**
 * The host of plugin jars: finds and checks them, gives each a class loader and threads of its own,
 * loads and unloads them while the bot runs, and keeps the trouble of one from all others. Nothing
 * that a plugin does runs on an actor's thread.
 */
@NullMarked
package dev.althing.plugin;

import org.jspecify.annotations.NullMarked;
