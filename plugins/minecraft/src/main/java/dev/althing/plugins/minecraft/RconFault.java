package dev.althing.plugins.minecraft;

import java.io.IOException;

/** The end of a conversation with a server that does not go as it should. */
final class RconFault extends IOException {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;

  RconFault(Trouble trouble) {
    super(trouble.name());
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }
}
