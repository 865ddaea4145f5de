package dev.althing.plugins.minecraft;

/** A command that the server may be sent; made of fixed words and checked names only. */
final class ServerCommand {
  static final ServerCommand WHITELIST = new ServerCommand("whitelist list");
  static final ServerCommand PLAYERS = new ServerCommand("list");

  private final String line;

  private ServerCommand(String line) {
    this.line = line;
  }

  static ServerCommand add(PlayerName name) {
    return new ServerCommand("whitelist add " + name.value());
  }

  static ServerCommand remove(PlayerName name) {
    return new ServerCommand("whitelist remove " + name.value());
  }

  /** As the server reads it, in one line without a slash. */
  String line() {
    return line;
  }
}
