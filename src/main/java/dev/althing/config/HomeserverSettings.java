package dev.althing.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** The homeserver the bot is on: the embedded one or a real one. */
public sealed interface HomeserverSettings {
  /** No homeserver is configured: the bot brings its own. */
  record Embedded() implements HomeserverSettings {}

  /** A homeserver somewhere else. */
  record Remote(Address address, Login login, String deviceName) implements HomeserverSettings {}

  /** How a homeserver is found. */
  sealed interface Address {
    /** As the operator wrote it. */
    String text();

    /** The base of its client-server API. */
    record Url(URI url) implements Address {
      @Override
      public String text() {
        return url.toString();
      }
    }

    /** A server name like {@code example.org}, whose {@code .well-known} file knows the rest. */
    record ServerName(String name) implements Address {
      @Override
      public String text() {
        return name;
      }
    }
  }

  /** How the bot proves who it is. */
  sealed interface Login {
    /** A user, by id or by the part before the colon, with its password. */
    record Password(String user, Secret password) implements Login {}

    /** An access token made by somebody else. */
    record Token(Secret token) implements Login {}

    /** A file that holds such a token, read again when the token is refused. */
    record TokenFile(Path file) implements Login {}

    /**
     * What an earlier sign-in left in the data directory.
     *
     * @param user whose it must be; empty when any will do
     */
    record Kept(Optional<String> user) implements Login {}
  }
}
