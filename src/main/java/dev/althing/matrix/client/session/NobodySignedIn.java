package dev.althing.matrix.client.session;

import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixException;

/** The refusals of a bot that was to go on with an earlier sign-in, and how to get one. */
final class NobodySignedIn {
  private static final String HOW =
      "; sign in with the command login (java -jar althing.jar login), or give a password or an"
          + " access token";

  private NobodySignedIn() {}

  static MatrixException yet() {
    return because("nobody has signed in yet");
  }

  static MatrixException anyMore(String user) {
    return because("the homeserver has ended the session of " + user);
  }

  static MatrixException elsewhere(String there, String here) {
    return because("the sign-in that is stored is for " + there + ", not for " + here);
  }

  static MatrixException as(String wanted, String stored) {
    return because("the sign-in that is stored is of " + stored + ", not of " + wanted);
  }

  private static MatrixException because(String reason) {
    return new MatrixException(new MatrixError.SignedOut(reason + HOW));
  }
}
