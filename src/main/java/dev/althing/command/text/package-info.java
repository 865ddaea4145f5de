/** What somebody wrote, taken apart: whom it addresses, its pills, its words. */
@NullMarked
package dev.althing.command.text;

import org.jspecify.annotations.NullMarked;
