package dev.althing.spi.testing;

import dev.althing.spi.Reply;
import dev.althing.spi.plugin.NotGranted;
import dev.althing.spi.plugin.Spot;
import dev.althing.spi.plugin.Voice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Notes what is said, once per id. */
final class BenchVoice implements Voice {
  private final Predicate<String> granted;
  private final UnaryOperator<Reply> storing;
  private final Set<String> ids = new HashSet<>();
  private final List<Bench.Said> said = new ArrayList<>();
  private final List<Reply.Message> shown = new ArrayList<>();

  BenchVoice(Predicate<String> granted, UnaryOperator<Reply> storing) {
    this.granted = granted;
    this.storing = storing;
  }

  @Override
  public synchronized CompletionStage<Void> say(String id, Spot where, Reply what) {
    if (!granted.test("send")) {
      return CompletableFuture.failedFuture(new NotGranted("bench", "send"));
    }
    if (ids.add(id)) {
      said.add(new Bench.Said(id, where, storing.apply(what)));
      notifyAll();
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Reply.Answer said(String id, int ordinal) {
    return new Reply.Answer(id, ordinal);
  }

  @Override
  public synchronized void show(Spot where, Reply.Answer earlier, Reply.Message words) {
    shown.add(words);
  }

  synchronized List<Bench.Said> all() {
    return List.copyOf(said);
  }

  synchronized List<Reply.Message> shown() {
    return List.copyOf(shown);
  }
}
