package dev.althing.feature.wordle;

import dev.althing.effect.Cause;
import dev.althing.entity.Decision;
import dev.althing.entity.Entities;
import dev.althing.entity.EntityRules;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Entities in memory, which answer a cause they know from its event; for tests. */
public final class TestEntities implements Entities {
  private final Map<String, Object> states = new HashMap<>();
  private final Map<String, Object> events = new HashMap<>();
  private int asked;
  private boolean isAway;

  @Override
  @SuppressWarnings("unchecked") // each key has rules of its own
  public <C, E, S, R> CompletionStage<R> ask(
      EntityRules<C, E, S, R> rules, String id, Cause cause, C command) {
    asked++;
    if (isAway) {
      return CompletableFuture.failedFuture(new IllegalStateException("away"));
    }
    String key = rules.type() + "|" + id;
    E known = (E) events.get(key + " " + cause);
    if (known != null) {
      return CompletableFuture.completedFuture(rules.answer(known));
    }
    S state = (S) states.computeIfAbsent(key, it -> rules.empty(id));
    Decision<E, R> decision = rules.decide(state, command);
    if (decision instanceof Decision.Answers<E, R> answers) {
      return CompletableFuture.completedFuture(answers.answer());
    }
    E event = ((Decision.Happens<E, R>) decision).event();
    states.put(key, rules.apply(state, event));
    events.put(key + " " + cause, event);
    return CompletableFuture.completedFuture(rules.answer(event));
  }

  /** How often anybody was asked. */
  public int asked() {
    return asked;
  }

  /** From now on nobody answers, or everybody does. */
  public void away(boolean isSo) {
    isAway = isSo;
  }

  @Override
  public <T> CompletionStage<T> still(Supplier<CompletionStage<T>> work) {
    return work.get();
  }
}
