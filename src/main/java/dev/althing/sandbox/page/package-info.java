/** What the chat page is told by those around the homeserver. */
@NullMarked
package dev.althing.sandbox.page;

import org.jspecify.annotations.NullMarked;
