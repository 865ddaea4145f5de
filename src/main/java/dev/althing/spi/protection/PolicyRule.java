package dev.althing.spi.protection;

/**
 * One rule of a policy, <a
 * href="https://spec.matrix.org/latest/client-server-api/#moderation-policy-lists">spec</a>.
 *
 * <p>{@code PolicyRule.ban(PolicyRule.Subject.SERVER, "*.evil.example", "spam")}
 *
 * @param subject what it is about
 * @param entity whom it names, with {@code *} for any characters and {@code ?} for one
 * @param recommendation what is to be done
 * @param reason why, perhaps empty
 */
public record PolicyRule(
    Subject subject, String entity, Recommendation recommendation, String reason) {
  private static final int LONGEST = 1_000;

  /** What a rule is about. */
  public enum Subject {
    /** People. */
    USER,
    /** Rooms. */
    ROOM,
    /** Homeservers. */
    SERVER
  }

  /** What a rule recommends. */
  public enum Recommendation {
    /** To ban. */
    BAN,
    /** To let in again what another rule bans. */
    ALLOW
  }

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException when the entity is empty, or one of the texts too long
   */
  public PolicyRule {
    if (entity.isEmpty() || entity.length() > LONGEST || reason.length() > LONGEST) {
      throw new IllegalArgumentException("a rule's texts have at most 1000 characters");
    }
  }

  /** A ban. */
  public static PolicyRule ban(Subject subject, String entity, String reason) {
    return new PolicyRule(subject, entity, Recommendation.BAN, reason);
  }
}
