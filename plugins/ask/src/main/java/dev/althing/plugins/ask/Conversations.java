package dev.althing.plugins.ask;

import dev.althing.spi.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * All conversations that can be gone on with: in memory, and by the changes that it gives back in
 * the store. What was not used for the longest time is forgotten first.
 */
final class Conversations {
  /** How many are kept. */
  static final int MOST = 200;

  private static final int MOST_READ = 1_000;

  private final Map<String, Conversation> byKey = new LinkedHashMap<>();
  private final int mostCharacters;

  Conversations(int mostCharacters) {
    this.mostCharacters = mostCharacters;
  }

  /** Takes in what the store has. */
  CompletionStage<Void> load(Store store) {
    return store.list(StoreKey.CONVERSATION, MOST_READ).thenAccept(this::take);
  }

  private synchronized void take(Map<String, String> kept) {
    Map<String, Conversation> read = new LinkedHashMap<>();
    kept.forEach((key, text) -> Conversation.read(text).ifPresent(one -> read.put(key, one)));
    read.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getValue().used()))
        .forEach(entry -> byKey.put(entry.getKey(), entry.getValue()));
  }

  /** What was said there. */
  synchronized Optional<Conversation> find(Question.Where where) {
    return Optional.ofNullable(byKey.get(StoreKey.conversation(where)));
  }

  /** A question is asked there; gives what is to be stored with the answer. */
  synchronized List<Store.Change> asked(Question question, Instant now) {
    Conversation before = current(question, now);
    return put(question.where(), before.asking(question.model(), now));
  }

  /** A question was answered there; gives what is to be stored with the answer. */
  synchronized List<Store.Change> answered(Question question, String answer, Instant now) {
    Exchange added = new Exchange(question.text(), answer);
    return put(question.where(), current(question, now).with(added, now, mostCharacters));
  }

  private Conversation current(Question question, Instant now) {
    return find(question.where()).orElse(Conversation.begun(question.model(), now));
  }

  private List<Store.Change> put(Question.Where where, Conversation conversation) {
    String key = StoreKey.conversation(where);
    byKey.remove(key);
    byKey.put(key, conversation);
    List<Store.Change> changes = new ArrayList<>();
    changes.add(Store.put(key, conversation.written()));
    while (byKey.size() > MOST) {
      String oldest = byKey.keySet().iterator().next();
      byKey.remove(oldest);
      changes.add(Store.remove(oldest));
    }
    return changes;
  }
}
