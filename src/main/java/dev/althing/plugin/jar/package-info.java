/** The reading of plugin jars before anything in them is run: entries, manifest, bytecode. */
@NullMarked
package dev.althing.plugin.jar;

import org.jspecify.annotations.NullMarked;
