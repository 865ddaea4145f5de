package dev.althing.spi.protection;

import java.util.List;

/**
 * What a protection says of something that happened: let it pass, or that something follows.
 *
 * <p>{@code Judgement.of("says a forbidden word", Consequence.redact(), Consequence.warn("…"))}
 *
 * @param reason why, for the people it concerns and for moderators, at most 500 characters
 * @param consequences in the order in which they are carried out, at most 20
 */
public record Judgement(String reason, List<Consequence> consequences) {
  /** Nothing follows. */
  public static final Judgement PASS = new Judgement("", List.of());

  private static final int LONGEST_REASON = 500;
  private static final int MOST = 20;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException when the reason is too long, missing where something follows,
   *     or too much follows
   */
  public Judgement {
    consequences = List.copyOf(consequences);
    if (reason.length() > LONGEST_REASON || consequences.size() > MOST) {
      throw new IllegalArgumentException("a judgement says too much");
    }
    if (reason.isBlank() && !consequences.isEmpty()) {
      throw new IllegalArgumentException("a judgement needs a reason");
    }
  }

  /** Something follows. */
  public static Judgement of(String reason, Consequence... consequences) {
    return new Judgement(reason, List.of(consequences));
  }

  /** Whether nothing follows. */
  public boolean isPass() {
    return consequences.isEmpty();
  }
}
