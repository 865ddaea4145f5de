/** What an operator and a curious user ask the bot about itself. */
@NullMarked
package dev.althing.feature.ops;

import org.jspecify.annotations.NullMarked;
