package dev.althing.plugins.ask;

import java.time.Duration;
import java.util.List;

/** What keeps a question from being answered. */
sealed interface Trouble {
  /** Nobody answers at the server's address. */
  record Down() implements Trouble {}

  /**
   * The server does not have the model.
   *
   * @param model which one
   * @param there which it has
   * @param isPulled whether one adds it as Ollama does
   */
  record NoModel(String model, List<String> there, boolean isPulled) implements Trouble {
    /** Copies the list. */
    public NoModel {
      there = List.copyOf(there);
    }
  }

  /** The server does not accept the key. */
  record WrongKey() implements Trouble {}

  /** The server has too much to do. */
  record Busy() implements Trouble {}

  /** It took too long. */
  record Late(Duration most) implements Trouble {}

  /** The connection ended before the answer did. */
  record Broken() implements Trouble {}

  /** The server does not speak the protocol. */
  record Garbage() implements Trouble {}

  /** The model said nothing. */
  record Empty() implements Trouble {}

  /**
   * The operator did not allow it.
   *
   * @param plugin what the plugin is called
   * @param capability what would have to be granted
   */
  record Forbidden(String plugin, String capability) implements Trouble {}

  /**
   * The server reports a fault.
   *
   * @param what in short, such as {@code HTTP 500}; may be empty
   * @param said what it says of it; may be empty
   */
  record Fault(String what, String said) implements Trouble {}

  /** A mistake of this program. */
  record Bug() implements Trouble {}
}
