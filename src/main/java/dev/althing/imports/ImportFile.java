package dev.althing.imports;

import dev.althing.feature.wordle.player.Statistics;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.List;

/**
 * What a file says that people did elsewhere.
 *
 * @param source the name of the bot with which they did it
 * @param players how they fared in the word game
 * @param guests whom that bot had received
 * @param points what they won with questions
 */
record ImportFile(String source, List<Player> players, List<Guest> guests, List<Points> points) {
  /** How somebody fared in the word game. */
  record Player(UserId person, Statistics statistics) {}

  /**
   * Somebody who was received.
   *
   * @param place the name of the watched place
   * @param at when they were greeted
   */
  record Guest(String place, UserId person, Instant at, boolean hasAccepted) {}

  /** What somebody won in a room. */
  record Points(RoomId room, UserId person, Instant at, long points) {}

  /** Copies the lists. */
  ImportFile {
    players = List.copyOf(players);
    guests = List.copyOf(guests);
    points = List.copyOf(points);
  }
}
