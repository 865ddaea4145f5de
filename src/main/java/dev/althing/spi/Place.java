package dev.althing.spi;

/** A kind of place where a command may be used. */
public enum Place {
  /** A room of several people. */
  ROOM,
  /** A room of the bot and one person. */
  DIRECT,
  /** The management room. */
  MANAGEMENT,
  /** A thread, in whichever of the other places it is. */
  THREAD
}
