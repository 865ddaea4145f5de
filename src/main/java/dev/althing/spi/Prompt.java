package dev.althing.spi;

import dev.althing.matrix.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a message waits for: a reaction to it, or a text in its thread. It waits also while the bot
 * is away and after it was started again; whoever registered under the name is then called.
 *
 * <pre>{@code
 * Reply.text("**Ahri** plays mid. 🎲 for another one")
 *     .asking(Prompt.reactions("again", "🎲").carrying("mid").lasting(Duration.ofHours(1)));
 * }</pre>
 *
 * @param name under which the plugin registered what is done then, 1 to 40 characters
 * @param kind what is waited for
 * @param data what the plugin wants to be told then, at most 2,300 characters
 * @param from whose answer counts
 * @param patience how long it waits, at most a year
 * @param isOnce whether the first answer that counts ends the waiting
 */
public record Prompt(
    String name, Kind kind, String data, From from, Duration patience, boolean isOnce) {
  /** How many reactions a message can offer. */
  public static final int MOST_REACTIONS = 12;

  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_DATA = 2_300;
  private static final Duration USUAL = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(366);

  /** What is waited for. */
  public sealed interface Kind {}

  /**
   * One of these reactions, with which the bot begins.
   *
   * @param keys the emoji, 1 to 12, each of at most 32 characters
   */
  public record Reactions(List<String> keys) implements Kind {
    private static final int LONGEST_KEY = 32;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException for none, too many, or one that is no short line
     */
    public Reactions {
      keys = List.copyOf(keys);
      if (keys.isEmpty() || keys.size() > MOST_REACTIONS) {
        throw new IllegalArgumentException("1 to 12 reactions, not " + keys.size());
      }
      if (!keys.stream().allMatch(Reactions::isKey)) {
        throw new IllegalArgumentException("a reaction is a short text on one line");
      }
    }

    private static boolean isKey(String key) {
      return !key.isBlank()
          && key.length() <= LONGEST_KEY
          && key.chars().noneMatch(Character::isISOControl);
    }
  }

  /** Any text in the thread of the answer, without a prefix; commands stay commands. */
  public record Texts() implements Kind {}

  /**
   * Whose answer counts.
   *
   * @param person only this one's; anybody's when empty
   * @param rank what they must at least be in the room
   */
  public record From(Optional<UserId> person, Permission rank) {
    /** Anybody. */
    public static final From ANYBODY = new From(Optional.empty(), Permission.EVERYONE);
  }

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException when the name, the data or the patience is out of its bounds
   */
  public Prompt {
    if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a prompt's name has 1 to 40 characters");
    }
    if (data.length() > LONGEST_DATA) {
      throw new IllegalArgumentException("a prompt carries at most 2300 characters");
    }
    if (patience.isNegative() || patience.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a prompt waits 0 to 366 days, not " + patience);
    }
  }

  /** Waits a day for one of these reactions by anybody. */
  public static Prompt reactions(String name, String... keys) {
    return of(name, new Reactions(List.of(keys)));
  }

  /** Waits a day for texts in the answer's thread by anybody. */
  public static Prompt texts(String name) {
    return of(name, new Texts());
  }

  private static Prompt of(String name, Kind kind) {
    return new Prompt(name, kind, "", From.ANYBODY, USUAL, false);
  }

  /** The same, telling this to whoever is called. */
  public Prompt carrying(String text) {
    return new Prompt(name, kind, text, from, patience, isOnce);
  }

  /** The same for one person only. */
  public Prompt by(UserId person) {
    From only = new From(Optional.of(person), from.rank());
    return new Prompt(name, kind, data, only, patience, isOnce);
  }

  /** The same only for those who are at least this in the room. */
  public Prompt by(Permission rank) {
    From only = new From(from.person(), rank);
    return new Prompt(name, kind, data, only, patience, isOnce);
  }

  /** The same, waiting so long. */
  public Prompt lasting(Duration longest) {
    return new Prompt(name, kind, data, from, longest, isOnce);
  }

  /** The same, ended by the first answer that counts. */
  public Prompt once() {
    return new Prompt(name, kind, data, from, patience, true);
  }
}
