package dev.althing.spi;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What a plugin keeps: short texts under keys, in the bot's database. Each plugin has its own,
 * which stays when the plugin is loaded again or taken away.
 *
 * <p>It is changed by what a command answers, so that the change and the answer are written
 * together: {@code Reply.text("You won.").storing(Store.add("won:" + user, 1))}. A call that is
 * repeated after a crash changes nothing a second time.
 */
public interface Store {
  /** The most characters of a key. */
  int LONGEST_KEY = 512;

  /** The most characters of a value. */
  int LONGEST_VALUE = 100_000;

  /** The text under a key. */
  CompletionStage<Optional<String>> find(String key);

  /**
   * What is there under keys that begin in one way, in the order of the keys.
   *
   * @param prefix how they begin; empty for all
   * @param most how many of them at most, 1 to 10,000
   */
  CompletionStage<Map<String, String>> list(String prefix, int most);

  /** Puts a text under a key, whatever was there. */
  static Change put(String key, String value) {
    return new Put(key, value);
  }

  /** Takes away what is under a key. */
  static Change remove(String key) {
    return new Remove(key);
  }

  /** Adds to the whole number under a key; what is no number counts as 0. */
  static Change add(String key, long amount) {
    return new Add(key, amount);
  }

  /** One change of what is kept. */
  sealed interface Change {
    /** Which text is changed, 1 to {@link Store#LONGEST_KEY} characters. */
    String key();
  }

  /** A text is put, whatever was there. */
  record Put(String key, String value) implements Change {
    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException when the key or the value is too long, or the key is empty
     */
    public Put {
      checkKey(key);
      if (value.length() > LONGEST_VALUE) {
        throw new IllegalArgumentException("a value of " + value.length() + " characters");
      }
    }
  }

  /** A text is taken away. */
  record Remove(String key) implements Change {
    /**
     * Checks the key.
     *
     * @throws IllegalArgumentException when it is empty or too long
     */
    public Remove {
      checkKey(key);
    }
  }

  /** A whole number grows by an amount, which may be negative. */
  record Add(String key, long amount) implements Change {
    /**
     * Checks the key.
     *
     * @throws IllegalArgumentException when it is empty or too long
     */
    public Add {
      checkKey(key);
    }

    /** What is there afterwards, by what was there before. */
    public String to(Optional<String> before) {
      return Long.toString(before.map(Store::number).orElse(0L) + amount);
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  private static void checkKey(String key) {
    if (key.isEmpty() || key.length() > LONGEST_KEY) {
      throw new IllegalArgumentException("a key of " + key.length() + " characters");
    }
  }
}
