package dev.althing.entity;

import akka.actor.typed.ActorRef;
import dev.althing.effect.Cause;
import dev.althing.trouble.Backoff;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One entity as its directory sees it: what it was asked, what it has not answered. */
final class Resident {
  static final int MAX_UNANSWERED = 64;
  static final int MAX_WAITING = 10_000;
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(400), Duration.ofSeconds(30));

  /** While the journal is away; who waits for it wants to know soon that it is back. */
  private static final Backoff EXCUSED =
      new Backoff(Duration.ofMillis(400), Duration.ofMillis(800));

  /** Somebody's question and where its answer goes. */
  record Question(Cause cause, Object command, CompletableFuture<Object> answer) {}

  private final EntityRules<?, ?, ?, ?> rules;
  private final Map<Long, Question> unanswered = new LinkedHashMap<>();
  private final Deque<Question> waiting = new ArrayDeque<>();
  private Optional<ActorRef<Entity.Command>> ref = Optional.empty();
  private int failures;
  private int faults;

  Resident(EntityRules<?, ?, ?, ?> rules) {
    this.rules = rules;
  }

  EntityRules<?, ?, ?, ?> rules() {
    return rules;
  }

  boolean isFull() {
    return waiting.size() >= MAX_WAITING;
  }

  boolean isQuiet() {
    return unanswered.isEmpty() && waiting.isEmpty();
  }

  /** Whether it has something to answer. */
  boolean isAnswering() {
    return !unanswered.isEmpty();
  }

  /** Its actor ends, and is not missed. */
  void sleeps() {
    ref = Optional.empty();
  }

  Optional<ActorRef<Entity.Command>> ref() {
    return ref;
  }

  void enqueue(Question question) {
    waiting.add(question);
  }

  /** The next question to tell, if there is one and the entity may have one more. */
  Optional<Question> next(long number) {
    if (ref.isEmpty() || waiting.isEmpty() || unanswered.size() >= MAX_UNANSWERED) {
      return Optional.empty();
    }
    Question question = waiting.remove();
    unanswered.put(number, question);
    return Optional.of(question);
  }

  /** Takes a question off, now that its answer is here. */
  Optional<Question> answered(long number) {
    failures = 0;
    faults = 0;
    return Optional.ofNullable(unanswered.remove(number));
  }

  /** A living actor takes over; gives what it must be told again, in order. */
  Map<Long, Question> livesAs(ActorRef<Entity.Command> actor) {
    ref = Optional.of(actor);
    return new LinkedHashMap<>(unanswered);
  }

  /** The actor ended by a fault, perhaps not its own; how long to wait before the next try. */
  Duration failed(boolean excused) {
    ref = Optional.empty();
    failures++;
    faults += excused ? 0 : 1;
    // Right after an outage the journal may still refuse: that is the first fault, not the
    // hundredth.
    return excused ? EXCUSED.plain(failures) : BACKOFF.plain(faults);
  }

  /** How often it ended by a fault of its own since it last answered. */
  int faults() {
    return faults;
  }

  /** Nobody will answer what was asked. */
  void abandon(EntityFault reason) {
    unanswered.values().forEach(question -> question.answer().completeExceptionally(reason));
    waiting.forEach(question -> question.answer().completeExceptionally(reason));
    unanswered.clear();
    waiting.clear();
  }
}
