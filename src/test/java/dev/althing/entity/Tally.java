package dev.althing.entity;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A small kind of entity that counts, and fails wherever it is told to. */
final class Tally implements EntityRules<Tally.Command, TallyEvent, Integer, Integer> {
  sealed interface Command {}

  record Add(int by) implements Command {}

  record Show() implements Command {}

  /** Fails in deciding, applying or answering. */
  record Spoil(String how) implements Command {}

  /** Is not decided before the test says so. */
  record Wait(CountDownLatch until) implements Command {}

  /** The entities that were started, each time again. */
  final List<String> started = new CopyOnWriteArrayList<>();

  @Override
  public String type() {
    return "tally";
  }

  @Override
  public Class<TallyEvent> events() {
    return TallyEvent.class;
  }

  @Override
  public Integer empty(String id) {
    started.add(id);
    return 0;
  }

  @Override
  public Decision<TallyEvent, Integer> decide(Integer state, Command command) {
    if (command instanceof Add add) {
      return Decision.happens(new TallyEvent.Added(add.by(), state + add.by()));
    }
    if (command instanceof Spoil spoil) {
      failIf(spoil.how().equals("decide"));
      return Decision.happens(new TallyEvent.Spoiled(spoil.how()));
    }
    if (command instanceof Wait wait) {
      await(wait.until());
    }
    return Decision.answers(state);
  }

  @Override
  public Integer apply(Integer state, TallyEvent event) {
    if (event instanceof TallyEvent.Spoiled spoiled) {
      failIf(spoiled.how().equals("apply"));
      return state;
    }
    return ((TallyEvent.Added) event).total();
  }

  @Override
  public Integer answer(TallyEvent event) {
    failIf(event instanceof TallyEvent.Spoiled);
    return ((TallyEvent.Added) event).total();
  }

  private static void failIf(boolean wanted) {
    if (wanted) {
      throw new IllegalStateException("on purpose");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
