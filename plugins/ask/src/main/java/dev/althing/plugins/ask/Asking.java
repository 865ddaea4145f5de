package dev.althing.plugins.ask;

import dev.althing.matrix.id.EventId;
import dev.althing.spi.Permission;
import dev.althing.spi.Prompt;
import dev.althing.spi.Reply;
import dev.althing.spi.Store;
import dev.althing.spi.plugin.Answered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What people do with questions: ask them, go on in a thread, cancel them. */
final class Asking {
  /** The prompt whose answer cancels. */
  static final String CANCEL = "cancel";

  /** The prompt whose answer goes on. */
  static final String TALK = "talk";

  /** What one reacts with to cancel. */
  static final String CROSS = "❌";

  private static final Duration PATIENCE = Duration.ofDays(30);

  private final Surroundings around;
  private final Desk desk;

  Asking(Surroundings around, Desk desk) {
    this.around = around;
    this.desk = desk;
  }

  /** Somebody asks: the first message, which becomes the answer, or a refusal. */
  Reply ask(Question question) {
    int most = around.settings().context();
    AskView view = around.view(question.locale());
    if (question.text().length() > most) {
      return view.tooLong(question.text().length(), most);
    }
    Desk.Admission admission = desk.admit(question);
    AnswerView answers = around.answers(question.locale());
    if (admission instanceof Desk.Admission.Now) {
      return first(question, answers.now());
    }
    if (admission instanceof Desk.Admission.Waiting waiting) {
      return first(question, answers.waiting(waiting.position()));
    }
    return admission instanceof Desk.Admission.Full
        ? view.full(around.settings().waiting())
        : view.oneEach();
  }

  /** A thread waits for texts from its first question on; waiting twice would hear each twice. */
  private Reply first(Question question, Reply.Text words) {
    boolean isKnown = around.conversations().find(question.where()).isPresent();
    Instant now = around.context().clock().instant();
    List<Store.Change> changes = new ArrayList<>(around.conversations().asked(question, now));
    changes.add(
        Store.put(
            StoreKey.open(question.id()),
            question.where().written(question.id(), question.locale())));
    around.context().meter().count("questions", 1);
    Reply cancellable = new Reply.InThread(words).asking(Prompt.reactions(CANCEL, CROSS));
    Reply first = isKnown ? cancellable : cancellable.asking(Prompt.texts(TALK).lasting(PATIENCE));
    return first.storing(changes.toArray(Store.Change[]::new));
  }

  /** Somebody writes in a thread. */
  Reply talk(Answered answered) {
    EventId event = answered.where().event().or(() -> answered.where().thread()).orElseThrow();
    EventId root = answered.where().thread().orElse(event);
    var where = new Question.Where(answered.where().room(), event, root);
    String text = Clean.text(answered.given());
    if (text.isEmpty()) {
      return around.view(answered.locale()).emptyText();
    }
    return ask(
        new Question(answered.id(), where, answered.user(), answered.locale(), model(where), text));
  }

  /** The model of a conversation, if it may still be asked. */
  String model(Question.Where where) {
    AskSettings settings = around.settings();
    return around
        .conversations()
        .find(where)
        .map(Conversation::model)
        .filter(settings.models()::contains)
        .orElse(settings.model());
  }

  /** Somebody reacts with a cross. */
  Reply cancel(Answered answered) {
    String id = answered.message().invocation();
    return desk.find(id)
        .map(
            question -> {
              boolean isTheirs = question.asker().equals(answered.user());
              if (!isTheirs && !answered.who().rank().reaches(Permission.ROOM_MODERATOR)) {
                return around.view(answered.locale()).notYours();
              }
              desk.cancel(id);
              return Reply.silence();
            })
        .orElse(Reply.silence());
  }
}
