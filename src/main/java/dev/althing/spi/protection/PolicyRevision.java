package dev.althing.spi.protection;

import java.util.List;

/**
 * The rules of a source at one moment; it never changes.
 *
 * <p>{@code new PolicyRevision("42", List.of(PolicyRule.ban(Subject.USER, "@spam*:*", "spam")))}
 *
 * @param version the source's own name for it: two of the same version are the same
 * @param rules at most 200,000
 */
public record PolicyRevision(String version, List<PolicyRule> rules) {
  private static final int MOST = 200_000;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException for more than 200,000 rules
   */
  public PolicyRevision {
    rules = List.copyOf(rules);
    if (rules.size() > MOST) {
      throw new IllegalArgumentException("at most 200000 rules, not " + rules.size());
    }
  }
}
