package dev.althing.room.answer;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.effect.Target;
import dev.althing.matrix.event.Mentions;
import dev.althing.matrix.event.outgoing.MessageContent;
import dev.althing.matrix.event.outgoing.ReactionContent;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.upkeep.Attachments;
import dev.althing.spi.Reply;
import dev.althing.text.Formatted;
import dev.althing.text.Markup;
import dev.althing.text.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns what a command answers into the events that are sent: replies to the question, in its
 * thread, in as many messages as they need, always saying whom they mention.
 */
public final class Answering {
  private static final String MESSAGE = "m.room.message";
  private static final String REACTION = "m.reaction";

  /** So many characters fit into one message, whatever they are. */
  private static final int SHORT = 2_000;

  /** An edit is one message, and says everything twice. */
  private static final Splitter ONE_PART = new Splitter(10_000, 1);

  private final Attachments attachments;
  private final String cutNote;

  /**
   * Answers in one language.
   *
   * @param cutNote Markdown that ends an answer of which not all could be sent
   */
  public Answering(Attachments attachments, String cutNote) {
    this.attachments = attachments;
    this.cutNote = cutNote;
  }

  /** The answer first, so that its parts have the ordinals that edits refer to. */
  public List<Effect> effects(Outcome outcome, Question question) {
    List<Effect> all = new ArrayList<>();
    answer(outcome, Addressee.of(question), all);
    return all;
  }

  /** The same of what is said anywhere, behind what else comes of the cause. */
  public void answer(Outcome outcome, Addressee addressee, List<Effect> all) {
    List<Integer> leaves = new ArrayList<>();
    outcome.reply().match(new Cases(addressee, all, leaves));
    all.addAll(outcome.effects());
    for (Outcome.Waiting waiting : outcome.waiting()) {
      int ordinal = leaves.get(waiting.leaf());
      waiting.seeds().forEach(key -> all.add(seed(addressee, ordinal, key)));
      all.add(waiting.note().apply(ordinal));
    }
  }

  private static Effect seed(Addressee addressee, int ordinal, String key) {
    return new Effect.Send(
        addressee.to(),
        REACTION,
        ReactionContent.of(key),
        Optional.of(Target.ours(addressee.cause(), ordinal)),
        Effect.Priority.INTERACTIVE);
  }

  /** Each gives the ordinal that comes next. */
  private final class Cases implements Reply.Cases<Integer> {
    private final Addressee addressee;
    private final List<Effect> all;

    /** At which ordinal each single reply begins. */
    private final List<Integer> leaves;

    private Cases(Addressee addressee, List<Effect> all, List<Integer> leaves) {
      this.addressee = addressee;
      this.all = all;
      this.leaves = leaves;
    }

    private void leaf() {
      leaves.add(all.size());
    }

    @Override
    public Integer text(Reply.Text text) {
      leaf();
      return messages(text.markdown(), text.tone(), text.mentions());
    }

    @Override
    public Integer plain(Reply.Plain plain) {
      leaf();
      List<Formatted> parts =
          isShort(plain)
              ? List.of(Markup.literal(plain.text()))
              : Splitter.USUAL.split(Markup.escapeLines(plain.text()), cutNote);
      parts.forEach(part -> send(message(part, plain.tone(), plain.mentions())));
      return all.size();
    }

    @Override
    public Integer reaction(Reply.Reaction reaction) {
      leaf();
      addressee
          .event()
          .map(event -> ReactionContent.of(event, reaction.key()))
          .ifPresent(content -> all.add(new Effect.Send(addressee.to(), REACTION, content)));
      return all.size();
    }

    @Override
    public Integer refusal(Reply.Refusal refusal) {
      leaf();
      return messages(refusal.markdown(), Reply.Tone.NOTICE, Set.of());
    }

    @Override
    public Integer silence(Reply.Silence silence) {
      leaf();
      return all.size();
    }

    @Override
    public Integer several(Reply.Several several) {
      several.replies().forEach(reply -> reply.match(this));
      return all.size();
    }

    @Override
    public Integer edit(Reply.Edit edit) {
      leaf();
      Target earlier =
          Target.ours(new Cause(edit.earlier().invocation()), edit.earlier().ordinal());
      Reply.Message words = edit.replacement();
      Formatted now =
          words instanceof Reply.Text text ? only(text.markdown()) : only((Reply.Plain) words);
      all.add(
          new Effect.Send(
              addressee.to(),
              MESSAGE,
              message(now, words.tone(), words.mentions()).edit(),
              Optional.of(earlier),
              Effect.Priority.INTERACTIVE));
      return all.size();
    }

    @Override
    public Integer thread(Reply.InThread thread) {
      return thread.inside().match(new Cases(addressee.inThread(), all, leaves));
    }

    @Override
    public Integer file(Reply.File file) {
      leaf();
      String path = attachments.keep(file.content());
      var content = Json.object();
      content.put("msgtype", file.mediaType().startsWith("image/") ? "m.image" : "m.file");
      content.put("body", file.name()).put("filename", file.name());
      content.putObject("info").put("mimetype", file.mediaType()).put("size", size(file));
      content.putObject("m.mentions");
      addressee
          .event()
          .ifPresent(event -> MessageContent.relate(content, event, addressee.relation()));
      all.add(new Effect.SendFile(addressee.to(), path, file.mediaType(), content));
      return all.size();
    }

    @Override
    public Integer storing(Reply.Storing storing) {
      throw new IllegalStateException("only a plugin's answer can store something");
    }

    @Override
    public Integer asking(Reply.Asking asking) {
      throw new IllegalStateException("only a plugin's answer can ask");
    }

    private int size(Reply.File file) {
      return file.content().remaining();
    }

    private int messages(String markdown, Reply.Tone tone, Set<UserId> mentions) {
      for (Formatted part : Splitter.USUAL.split(markdown, cutNote)) {
        send(message(part, tone, mentions));
      }
      return all.size();
    }

    private Formatted only(String markdown) {
      List<Formatted> parts = ONE_PART.split(markdown, cutNote);
      return parts.isEmpty() ? Markup.literal("…") : parts.get(0);
    }

    private Formatted only(Reply.Plain plain) {
      return isShort(plain) ? Markup.literal(plain.text()) : only(Markup.escapeLines(plain.text()));
    }

    private boolean isShort(Reply.Plain plain) {
      return plain.text().length() < SHORT;
    }

    private MessageContent message(Formatted part, Reply.Tone tone, Set<UserId> mentions) {
      MessageContent content = tone == Reply.Tone.TEXT ? part.text() : part.notice();
      return content.mentions(new Mentions(mentions, false));
    }

    private void send(MessageContent message) {
      all.add(new Effect.Send(addressee.to(), MESSAGE, addressee.related(message).build()));
    }
  }
}
