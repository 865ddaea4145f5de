package dev.althing.spi;

/** Who may use a command; each includes those after it. */
public enum Permission {
  /** Anyone in the room. */
  EVERYONE,
  /** Someone with a moderator's power level in the room where the command is given. */
  ROOM_MODERATOR,
  /** A member of the management room. */
  MANAGEMENT,
  /** A person whom the operator named an owner. */
  OWNER,
  /** Nobody: the command is switched off. */
  NOBODY;

  /** Whether somebody of this rank may do what {@code needed} asks for. */
  public boolean reaches(Permission needed) {
    return compareTo(needed) >= 0;
  }
}
