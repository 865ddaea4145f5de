package dev.althing.plugins.ask;

import dev.althing.spi.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where questions are let in: some are worked on at once, others wait in the order in which they
 * came, each person has one at most.
 */
final class Desk {
  /** What comes of asking. */
  sealed interface Admission {
    /** It is worked on. */
    record Now() implements Admission {}

    /** It waits; 1 is the next. */
    record Waiting(int position) implements Admission {}

    /** The person has another question under way. */
    record OneEach() implements Admission {}

    /** No more may wait. */
    record Full() implements Admission {}
  }

  private final Surroundings around;
  private final List<Work> working = new ArrayList<>();
  private final List<Work> waiting = new ArrayList<>();

  Desk(Surroundings around) {
    this.around = around;
  }

  /** Lets a question in, or not; the same again changes nothing. */
  synchronized Admission admit(Question question) {
    if (find(question.id()).isPresent()) {
      return place(question.id());
    }
    if (all().anyMatch(work -> work.question().asker().equals(question.asker()))) {
      return new Admission.OneEach();
    }
    Work work = new Work(question, around, this::done);
    if (working.size() < around.settings().atOnce()) {
      begin(work);
    } else if (waiting.size() >= around.settings().waiting()) {
      return new Admission.Full();
    } else {
      waiting.add(work);
    }
    return place(question.id());
  }

  private Admission place(String id) {
    for (int i = 0; i < waiting.size(); i++) {
      if (waiting.get(i).question().id().equals(id)) {
        return new Admission.Waiting(i + 1);
      }
    }
    return new Admission.Now();
  }

  /** The question of that id, as long as it is under way. */
  synchronized Optional<Question> find(String id) {
    return work(id).map(Work::question);
  }

  /** Ends the work on a question. */
  void cancel(String id) {
    Optional<Work> found;
    synchronized (this) {
      found = work(id);
      found.filter(waiting::remove).ifPresent(gone -> showPositions());
    }
    found.ifPresent(Work::cancel);
  }

  /** Looks after what is worked on; called again and again. */
  void tick() {
    List<Work> now;
    synchronized (this) {
      now = List.copyOf(working);
    }
    now.forEach(Work::tick);
  }

  /** Lets go of everything without a word. */
  void close() {
    List<Work> now;
    synchronized (this) {
      now = all().toList();
      working.clear();
      waiting.clear();
    }
    now.forEach(Work::abandon);
  }

  private synchronized void done(Work work) {
    if (working.remove(work) && !waiting.isEmpty()) {
      Work next = waiting.remove(0);
      show(next, around.answers(next.question().locale()).now());
      begin(next);
      showPositions();
    }
  }

  private void begin(Work work) {
    working.add(work);
    around.thread().execute(work::begin);
  }

  private void showPositions() {
    for (int i = 0; i < waiting.size(); i++) {
      Work work = waiting.get(i);
      show(work, around.answers(work.question().locale()).waiting(i + 1));
    }
  }

  private void show(Work work, Reply.Message words) {
    Question question = work.question();
    around.context().voice().show(question.where().spot(), question.first(), words);
  }

  private Optional<Work> work(String id) {
    Predicate<Work> isIt = work -> work.question().id().equals(id);
    return all().filter(isIt).findFirst();
  }

  private Stream<Work> all() {
    return Stream.concat(working.stream(), waiting.stream());
  }
}
