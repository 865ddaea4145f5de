package dev.althing.feature.poll;

import dev.althing.effect.Cause;
import dev.althing.entity.Decision;
import dev.althing.entity.Entities;
import dev.althing.entity.EntityRules;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Entities that live in memory, and answer a cause that they know from its event. */
final class MemoryEntities implements Entities {
  private final Map<String, Object> states = new HashMap<>();
  private final Map<String, Object> events = new HashMap<>();

  @Override
  @SuppressWarnings("unchecked") // what is kept under a name is always of the same rules
  public <C, E, S, R> CompletionStage<R> ask(
      EntityRules<C, E, S, R> rules, String id, Cause cause, C command) {
    String name = rules.type() + "|" + id;
    String told = name + "|" + cause;
    if (events.containsKey(told)) {
      return CompletableFuture.completedFuture(rules.answer((E) events.get(told)));
    }
    S state = (S) states.computeIfAbsent(name, it -> rules.empty(id));
    Decision<E, R> decision = rules.decide(state, command);
    if (decision instanceof Decision.Answers<E, R> answers) {
      return CompletableFuture.completedFuture(answers.answer());
    }
    E event = ((Decision.Happens<E, R>) decision).event();
    events.put(told, event);
    states.put(name, rules.apply(state, event));
    return CompletableFuture.completedFuture(rules.answer(event));
  }

  @Override
  public <T> CompletionStage<T> still(Supplier<CompletionStage<T>> work) {
    return work.get();
  }
}
