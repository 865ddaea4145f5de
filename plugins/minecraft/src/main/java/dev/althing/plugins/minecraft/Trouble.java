package dev.althing.plugins.minecraft;

import java.util.Locale;

/** What keeps the server from doing what it is asked. */
enum Trouble {
  /** Nobody answers at that address. */
  UNREACHABLE,
  /** There is no host of that name. */
  UNKNOWN_HOST,
  /** It takes too long. */
  NO_ANSWER,
  /** The connection ends too early. */
  CUT_OFF,
  /** What comes is not RCON. */
  GIBBERISH,
  /** More comes than anybody would read. */
  TOO_LONG,
  /** The server does not take the password. */
  WRONG_PASSWORD,
  /** The operator has set no password. */
  NO_PASSWORD,
  /** The operator does not let the plugin connect. */
  NOT_GRANTED,
  /** The server says something that is none of its usual answers. */
  STRANGE;

  /** Under which its wording is found. */
  String key() {
    return "trouble." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
