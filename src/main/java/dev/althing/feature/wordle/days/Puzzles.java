package dev.althing.feature.wordle.days;

import dev.althing.effect.Cause;
import dev.althing.entity.Entities;
import dev.althing.feature.wordle.words.Order;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The answer of each day. Asked once and remembered, since at midnight everybody asks for the same.
 */
public final class Puzzles {
  /** As many days as anybody is likely to play; then all are forgotten and asked again. */
  private static final int MOST = 5_000;

  private final Entities entities;
  private final Order order;
  private final Days rules = new Days();
  private final Map<Integer, CompletableFuture<String>> asked = new ConcurrentHashMap<>();

  /** The answers that come in this order, as far as no others are fixed. */
  public Puzzles(Entities entities, Order order) {
    this.entities = entities;
    this.order = order;
  }

  /** The answer of a day, the same for everybody and for ever. */
  public CompletionStage<String> answer(int day) {
    if (asked.size() > MOST) {
      asked.clear();
    }
    CompletableFuture<String> answer = asked.computeIfAbsent(day, this::fixed);
    if (answer.isCompletedExceptionally()) {
      asked.remove(day, answer);
    }
    return answer.copy();
  }

  private CompletableFuture<String> fixed(int day) {
    Cause cause = Cause.own("wordle-day:" + day);
    return entities
        .ask(rules, "days", cause, new Days.Fix(day, order.from(day, Days.CANDIDATES)))
        .toCompletableFuture();
  }

  /** An answer by chance, the same for the same cause. */
  public String byChance(Cause cause) {
    return order.byChance(cause.value());
  }
}
