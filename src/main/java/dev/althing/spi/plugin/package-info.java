/**
 * What a plugin jar is made of beside its commands: the class that the manifest names, and what it
 * is given when it starts. Depends on the JDK and the packages around it only.
 */
@NullMarked
package dev.althing.spi.plugin;

import org.jspecify.annotations.NullMarked;
