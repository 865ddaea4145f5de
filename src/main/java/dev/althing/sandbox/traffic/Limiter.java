package dev.althing.sandbox.traffic;

/** What is counted for a rate limit, named as Synapse's configuration names it. */
public enum Limiter {
  /** Events of one user, state and redactions among them. */
  MESSAGE,
  /** Joins of one user. */
  JOIN,
  /** Joins to one room. */
  JOIN_ROOM,
  /** Invites into one room. */
  INVITE_ROOM,
  /** Invites of one invited user. */
  INVITE_USER,
  /** Invites sent by one user. */
  INVITE_ISSUER,
  /** Logins to one account. */
  LOGIN,
  /** Rooms made by one user. */
  ROOM_CREATION
}
