package dev.althing.spi.plugin;

/**
 * How something that a plugin depends on is, for {@code !health}.
 *
 * <p>{@code context.watch("server", () -> completedFuture(Condition.poor("no answer")))}
 *
 * @param isGood whether all is well
 * @param detail a short text for operators
 */
public record Condition(boolean isGood, String detail) {
  /** All is well. */
  public static Condition good(String detail) {
    return new Condition(true, detail);
  }

  /** Something does not work, and the bot goes on. */
  public static Condition poor(String detail) {
    return new Condition(false, detail);
  }
}
