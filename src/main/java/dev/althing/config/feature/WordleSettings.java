package dev.althing.config.feature;

import dev.althing.spi.RoomReference;
import java.util.Optional;

/**
 * How the word game is played here.
 *
 * @param words the words
 * @param room the room into which results are shared; else it is where the game was asked for
 */
public record WordleSettings(WordLists words, Optional<RoomReference> room) {}
