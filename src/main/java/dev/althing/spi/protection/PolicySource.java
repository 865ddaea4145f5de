package dev.althing.spi.protection;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * A place that rules come from: a room with a ban list, a web service. It needs the capabilities
 * for what it reads, such as {@code read-state} and {@code join-rooms}; it enforces nothing itself.
 *
 * <pre>{@code
 * public CompletionStage<PolicyRevision> read() {
 *   return context.rooms().state(list, "m.policy.rule.user").thenApply(this::revision);
 * }
 * }</pre>
 */
public interface PolicySource {
  /** What it is called, small letters, digits and hyphens. */
  String name();

  /** How often it is asked, at least every minute and at most every day. */
  Duration every();

  /**
   * All rules as they are now; asked when the plugin has started, then again and again, and never
   * twice at once. A stage that fails leaves the last revision in force.
   */
  CompletionStage<PolicyRevision> read();
}
