package dev.althing.matrix.client.session;

import dev.althing.config.Secret;
import java.nio.file.Path;
import java.util.Optional;

/** What an account proves itself with. */
public sealed interface Credentials {
  /**
   * A password, with which we can sign in again whenever we must.
   *
   * @param user the localpart or the whole user id
   * @param password the password
   * @param deviceName what the device is called in the account's list of sessions
   */
  record Password(String user, Secret password, String deviceName) implements Credentials {}

  /**
   * What an earlier sign-in left in the store.
   *
   * @param user whose it must be, as a localpart or a whole user id; empty when any will do
   */
  record Kept(Optional<String> user) implements Credentials {}

  /** An access token that somebody made for us. */
  record Token(Secret token) implements Credentials {}

  /** A file with an access token; it is read again when the token is refused. */
  record TokenFile(Path file) implements Credentials {}
}
