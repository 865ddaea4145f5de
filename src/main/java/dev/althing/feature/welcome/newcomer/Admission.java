package dev.althing.feature.welcome.newcomer;

/** How a newcomer stands to one of the rooms that are opened to them. */
public enum Admission {
  /** The invitation is made, or on its way. */
  INVITED,
  /** They have a link. */
  LINKED,
  /** The homeserver refused the invitation for good. */
  FAILED,
  /** They were gone, or banned, before the invitation was made. */
  DROPPED,
  /** They are in it. */
  ENTERED,
  /** They declined. */
  DECLINED,
  /** They were in it and went. */
  LEFT,
  /** A moderator put them out, or took the invitation back. */
  PUT_OUT;

  /** Whether asking again leads to another invitation. */
  boolean isAsked() {
    return this != ENTERED && this != PUT_OUT;
  }
}
