/** What somebody asks the room: a question, its options and how it is to be answered. */
@NullMarked
package dev.althing.feature.poll.ask;

import org.jspecify.annotations.NullMarked;
