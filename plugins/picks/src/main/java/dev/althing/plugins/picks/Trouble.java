package dev.althing.plugins.picks;

import java.util.Optional;

/** Why nothing is drawn. */
sealed interface Trouble {
  /** A word that is no lane; perhaps another was meant. */
  record UnknownLane(String word, Optional<String> meant) implements Trouble {}

  /** Somebody of the roster where a lane belongs. */
  record NameAsLane(Member member) implements Trouble {}

  /** Nobody of the roster is called so; perhaps somebody else was meant. */
  record UnknownName(String word, Optional<String> meant) implements Trouble {}

  /** Somebody is left out, but nobody named. */
  record NoNames() implements Trouble {}

  /** A number and several lanes, or two numbers. */
  record Mixed() implements Trouble {}

  /** None or too many are asked for. */
  record Count() implements Trouble {}

  /** More is written than is read. */
  record TooLong() implements Trouble {}

  /** There are not so many for a lane. */
  record TooFew(Lane lane, int wanted, int there) implements Trouble {}

  /** There are enough for each lane, but not for all at once. */
  record Unmatched() implements Trouble {}
}
