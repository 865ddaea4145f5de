package dev.althing.sandbox.http;

/** Who may call an endpoint. */
public enum Access {
  /** Everybody. */
  PUBLIC,
  /** Who has an access token. */
  TOKEN,
  /** A test on this machine: browsers cannot send the header it takes. */
  CONTROL
}
