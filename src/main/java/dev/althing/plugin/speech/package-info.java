/** What plugins say: taken apart into effects, within what they may say and how much. */
@NullMarked
package dev.althing.plugin.speech;

import org.jspecify.annotations.NullMarked;
