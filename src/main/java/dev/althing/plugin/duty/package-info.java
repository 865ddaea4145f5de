/** What loaded plugins do beside answering commands: hearing, going on, watching, keeping time. */
@NullMarked
package dev.althing.plugin.duty;

import org.jspecify.annotations.NullMarked;
