package dev.althing.health;

import java.util.concurrent.CompletionStage;

/** A question to one part of the program: how are you? */
@FunctionalInterface
public interface HealthCheck {
  /** The answer; a failure or a late answer counts as down. */
  CompletionStage<Health> check();
}
