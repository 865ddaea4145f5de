package dev.althing.feature.welcome.newcomer;

/** What a newcomer's record answers. */
public sealed interface Answer {
  /** This happened. */
  record Happened(NewcomerEvent event) implements Answer {}

  /** It stands so. */
  record Is(Newcomer newcomer) implements Answer {}

  /** Nothing happens. */
  enum No implements Answer {
    /** There is nothing to do. */
    NOTHING,
    /** They were never greeted. */
    UNKNOWN,
    /** They are no longer in the place. */
    GONE,
    /** It has just been done. */
    ALREADY,
    /** The moderators are to decide. */
    WAITS,
    /** The moderators have turned them away. */
    TURNED_AWAY
  }
}
