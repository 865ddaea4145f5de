package dev.althing.plugins.ask;

import dev.althing.spi.Reply;
import dev.althing.spi.Store;
import dev.althing.spi.plugin.web.Network.Streaming;
import dev.althing.spi.plugin.web.WebAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One question on its way to its answer. It ends once, however much goes wrong at once. */
final class Work {
  /** How often it is looked whether the first message is written, and how long in between. */
  private static final int LOOKS = 200;

  private static final long MILLIS = 50;

  private final Question question;
  private final Surroundings around;
  private final Consumer<Work> done;
  private final Growing answer = new Growing();
  private Optional<Instant> started = Optional.empty();
  private Optional<Streaming> streaming = Optional.empty();
  private int shown;
  private boolean isOver;

  /**
   * Work that is not begun.
   *
   * @param done told when it is over
   */
  Work(Question question, Surroundings around, Consumer<Work> done) {
    this.question = question;
    this.around = around;
    this.done = done;
  }

  Question question() {
    return question;
  }

  /** Begins as soon as the first message is written down, since it becomes the answer. */
  void begin() {
    look(LOOKS);
  }

  private void look(int more) {
    if (!isOver()) {
      around
          .context()
          .store()
          .find(StoreKey.open(question.id()))
          .exceptionally(unreadable -> Optional.empty())
          .thenAccept(note -> looked(note.isPresent(), more))
          .whenComplete((looked, fault) -> failed(fault));
    }
  }

  private void failed(@Nullable Throwable fault) {
    if (fault != null) {
      end(new Ending.Troubled(troubles().of(fault)));
    }
  }

  private void looked(boolean isWritten, int more) {
    if (isWritten) {
      ask();
    } else if (more > 0) {
      later(() -> look(more - 1));
    } else {
      abandon(); // it was answered before a crash, or nobody was told that it is under way
      done.accept(this);
    }
  }

  private void later(Runnable what) {
    try {
      around.thread().schedule(what, MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopped) {
      abandon();
    }
  }

  private void ask() {
    Instant now = now();
    synchronized (this) {
      started = Optional.of(now);
    }
    AskSettings settings = around.settings();
    Conversation before =
        around
            .conversations()
            .find(question.where())
            .orElse(Conversation.begun(question.model(), now));
    List<Turn> turns = before.turns(settings.system(), question.text(), settings.context());
    try {
      var request = around.protocol().question(question.model(), turns);
      take(around.context().network().lines(request, this::line));
    } catch (RuntimeException fault) {
      end(new Ending.Troubled(troubles().of(fault)));
    }
  }

  private void take(Streaming opened) {
    boolean isLate;
    synchronized (this) {
      isLate = isOver;
      streaming = Optional.of(opened);
    }
    if (isLate) {
      opened.cancel().run();
    }
    opened.end().whenComplete(this::ended);
  }

  private void line(String line) {
    Piece piece = around.protocol().read(line);
    if (piece instanceof Piece.Words words) {
      words(words);
    } else if (piece instanceof Piece.Fault fault) {
      end(new Ending.Troubled(troubles().during(fault)));
    } else {
      end(new Ending.Troubled(new Trouble.Garbage()));
    }
  }

  private void words(Piece.Words words) {
    boolean isCut;
    synchronized (this) {
      if (isOver) {
        return;
      }
      answer.add(words.text());
      isCut = answer.length() > around.settings().answer();
    }
    if (isCut || words.isLast()) {
      end(new Ending.Done(isCut));
    }
  }

  /** The stream is over; if the answer were, this would be known already. */
  private void ended(@Nullable WebAnswer last, @Nullable Throwable fault) {
    if (isOver()) {
      return;
    }
    if (fault != null) {
      end(new Ending.Troubled(troubles().of(fault)));
    } else if (last != null) {
      troubles().of(last).thenAccept(trouble -> end(new Ending.Troubled(trouble)));
    }
  }

  private Diagnosis troubles() {
    return new Diagnosis(around, question.model());
  }

  /** Shows what is new, and ends what takes too long. */
  void tick() {
    boolean isLate;
    synchronized (this) {
      if (isOver || started.isEmpty()) {
        return;
      }
      isLate = took().compareTo(around.settings().timeout()) >= 0;
      if (!isLate && answer.length() > shown) {
        shown = answer.length();
        var words = around.answers(question.locale()).growing(answer.soFar());
        around.context().voice().show(question.where().spot(), question.first(), words);
      }
    }
    if (isLate) {
      end(new Ending.Troubled(new Trouble.Late(around.settings().timeout())));
    }
  }

  /** Ends it by somebody's wish. */
  void cancel() {
    end(new Ending.Cancelled());
  }

  /** Ends it without a word. */
  void abandon() {
    close();
  }

  private synchronized boolean isOver() {
    return isOver;
  }

  /** Whether this has ended it. */
  private boolean close() {
    Optional<Streaming> open;
    synchronized (this) {
      if (isOver) {
        return false;
      }
      isOver = true;
      open = streaming;
    }
    open.ifPresent(one -> one.cancel().run());
    return true;
  }

  private void end(Ending wanted) {
    if (!close()) {
      return;
    }
    String text = Clean.text(answer.whole());
    boolean isMute = wanted instanceof Ending.Done && text.isEmpty();
    Ending ending = isMute ? new Ending.Troubled(new Trouble.Empty()) : wanted;
    Reply last;
    try {
      last = last(ending, Clean.cut(text, around.settings().answer()));
    } finally {
      done.accept(this);
    }
    count(ending);
    around
        .context()
        .voice()
        .say(Question.end(question.id()), question.where().spot(), last)
        .whenComplete((said, fault) -> around.note("an answer cannot be said", fault));
  }

  private Reply last(Ending ending, String text) {
    List<Store.Change> changes = new ArrayList<>();
    changes.add(Store.remove(StoreKey.open(question.id())));
    if (ending instanceof Ending.Done) {
      changes.addAll(around.conversations().answered(question, text, now()));
    }
    return shown(ending, text)
        .asEditOf(question.first())
        .storing(changes.toArray(Store.Change[]::new));
  }

  private AnswerView.Shown shown(Ending ending, String text) {
    AnswerView view = around.answers(question.locale());
    if (ending instanceof Ending.Done done) {
      return done.isCut()
          ? view.cut(text, question.model(), took(), around.settings().answer())
          : view.done(text, question.model(), took());
    }
    return ending instanceof Ending.Troubled troubled
        ? view.troubled(text, troubled.trouble())
        : view.cancelled(text);
  }

  private void count(Ending ending) {
    var meter = around.context().meter();
    if (ending instanceof Ending.Done) {
      meter.count("answers", 1);
      meter.took("answer", took());
    } else {
      meter.count(ending instanceof Ending.Cancelled ? "cancelled" : "troubles", 1);
    }
  }

  private Instant now() {
    return around.context().clock().instant();
  }

  private synchronized Duration took() {
    return started.map(from -> Duration.between(from, now())).orElse(Duration.ZERO);
  }
}
