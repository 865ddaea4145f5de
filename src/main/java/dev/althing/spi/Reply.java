package dev.althing.spi;

import dev.althing.matrix.id.UserId;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/**
 * What a command answers. Answers reply to the question, stay in its thread, and notify only those
 * whom they mention.
 *
 * <p>{@code Reply.text("**6**, well rolled")}, {@code Reply.reaction("✅")}, {@code
 * Reply.refusal("There is no such lane.")}
 */
public sealed interface Reply {
  /** What is done with each kind of reply. */
  interface Cases<R> {
    /** For a formatted text. */
    R text(Text text);

    /** For an unformatted text. */
    R plain(Plain plain);

    /** For a reaction. */
    R reaction(Reaction reaction);

    /** For a refusal. */
    R refusal(Refusal refusal);

    /** For no answer. */
    R silence(Silence silence);

    /** For several answers. */
    R several(Several several);

    /** For a change of an earlier answer. */
    R edit(Edit edit);

    /** For an answer in a thread. */
    R thread(InThread thread);

    /** For a file. */
    R file(File file);

    /** For an answer with which something is stored. */
    R storing(Storing storing);

    /** For an answer that waits for something. */
    R asking(Asking asking);
  }

  /** Calls the case for this kind of reply. */
  <R> R match(Cases<R> cases);

  /**
   * The same, and with it these changes of what the plugin keeps; both are written or neither is.
   */
  default Reply storing(Store.Change... changes) {
    return new Storing(this, List.of(changes));
  }

  /** The same, waiting for a reaction to it or a text in its thread. */
  default Reply asking(Prompt prompt) {
    return new Asking(this, prompt);
  }

  /** A formatted answer, as a notice. */
  static Text text(String markdown) {
    return new Text(markdown, Tone.NOTICE, Set.of());
  }

  /** An answer without any formatting, as a notice. */
  static Plain plain(String text) {
    return new Plain(text, Tone.NOTICE, Set.of());
  }

  /** An emoji at the question. */
  static Reaction reaction(String key) {
    return new Reaction(key);
  }

  /** A "no" with its reason. */
  static Refusal refusal(String markdown) {
    return new Refusal(markdown);
  }

  /** No answer. */
  static Silence silence() {
    return new Silence();
  }

  /** Several answers, in this order. */
  static Several several(Reply... replies) {
    return new Several(List.of(replies));
  }

  /** How loud a message is. */
  enum Tone {
    /** {@code m.notice}: an automatic message that makes no sound. */
    NOTICE,
    /** {@code m.text}: a message that may notify people. */
    TEXT
  }

  /** A reply that is a message of words, and can therefore take the place of an earlier one. */
  sealed interface Message extends Reply {
    /** How loud it is. */
    Tone tone();

    /** Whom it notifies. */
    Set<UserId> mentions();
  }

  /**
   * A formatted message.
   *
   * @param markdown CommonMark with tables and strikethrough
   * @param tone how loud it is
   * @param mentions whom it notifies
   */
  record Text(String markdown, Tone tone, Set<UserId> mentions) implements Message {
    /** Copies the mentions. */
    public Text {
      mentions = Set.copyOf(mentions);
    }

    /** The same in another tone. */
    public Text in(Tone other) {
      return new Text(markdown, other, mentions);
    }

    /** The same, notifying these people. */
    public Text mentioning(UserId... people) {
      return new Text(markdown, tone, Set.of(people));
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.text(this);
    }
  }

  /**
   * A message that is shown exactly as it is written.
   *
   * @param text the characters
   * @param tone how loud it is
   * @param mentions whom it notifies
   */
  record Plain(String text, Tone tone, Set<UserId> mentions) implements Message {
    /** Copies the mentions. */
    public Plain {
      mentions = Set.copyOf(mentions);
    }

    /** The same in another tone. */
    public Plain in(Tone other) {
      return new Plain(text, other, mentions);
    }

    /** The same, notifying these people. */
    public Plain mentioning(UserId... people) {
      return new Plain(text, tone, Set.of(people));
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.plain(this);
    }
  }

  /**
   * An emoji at the question.
   *
   * @param key the emoji, or a short text
   */
  record Reaction(String key) implements Reply {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.reaction(this);
    }
  }

  /**
   * A "no" that the asker can understand: counted apart from answers.
   *
   * @param markdown the reason and, if there is one, the way out
   */
  record Refusal(String markdown) implements Reply {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.refusal(this);
    }
  }

  /** No answer. */
  record Silence() implements Reply {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.silence(this);
    }
  }

  /**
   * Several answers.
   *
   * @param replies in the order in which they are sent
   */
  record Several(List<Reply> replies) implements Reply {
    /** Copies the list. */
    public Several {
      replies = List.copyOf(replies);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.several(this);
    }
  }

  /**
   * New words for an earlier answer.
   *
   * @param earlier which one
   * @param replacement what it says from now on
   */
  record Edit(Answer earlier, Message replacement) implements Reply {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.edit(this);
    }
  }

  /**
   * Which of the bot's answers is meant, known before it is sent.
   *
   * @param invocation the id of the invocation it answered
   * @param ordinal its place among that invocation's answers, from 0
   */
  record Answer(String invocation, int ordinal) {}

  /**
   * An answer that opens a thread under the question, or stays in the one it was asked in.
   *
   * @param inside what to say there
   */
  record InThread(Reply inside) implements Reply {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.thread(this);
    }
  }

  /**
   * A file.
   *
   * @param name what it is called
   * @param mediaType e.g. {@code image/png}
   * @param content its bytes
   */
  record File(String name, String mediaType, ByteBuffer content) implements Reply {
    /** Keeps its own view of the bytes. */
    public File {
      content = content.slice().asReadOnlyBuffer();
    }

    /** The bytes, from the first to the last. */
    @Override
    public ByteBuffer content() {
      return content.duplicate();
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.file(this);
    }
  }

  /**
   * An answer that is written together with changes of what the plugin keeps.
   *
   * @param reply the answer
   * @param changes in the order in which they are made
   */
  record Storing(Reply reply, List<Store.Change> changes) implements Reply {
    /** Copies the list. */
    public Storing {
      changes = List.copyOf(changes);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.storing(this);
    }
  }

  /**
   * An answer that waits for something.
   *
   * @param reply the answer; it is its first message that waits
   * @param prompt for what
   */
  record Asking(Reply reply, Prompt prompt) implements Reply {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.asking(this);
    }
  }
}
