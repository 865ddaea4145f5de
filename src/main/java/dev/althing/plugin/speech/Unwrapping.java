package dev.althing.plugin.speech;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.Focus;
import dev.althing.effect.Outcome;
import dev.althing.effect.Target;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.spi.Prompt;
import dev.althing.spi.Reply;
import dev.althing.spi.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes what a plugin stores and waits for out of what it answers, however deep it lies. */
public final class Unwrapping {
  /** The kind of entity that plugins are to whoever waits for answers. */
  public static final String ENTITY = "plugin";

  private static final int DEEPEST = 20;
  private static final int MOST_CHANGES = 1_000;
  private static final int MOST_LEAVES = 50;

  /** In characters; of a file, which nobody takes apart, so many times as many bytes. */
  private static final int LONGEST = 500_000;

  private static final int FILE_FACTOR = 100;

  /**
   * Where something is said, and why.
   *
   * @param room the room, unless it is said to a person
   * @param root the thread that texts are waited for in
   */
  public record Ground(
      String plugin, Cause cause, Optional<RoomId> room, Optional<EventId> root, Instant now) {}

  /**
   * What came out.
   *
   * @param outcome what is to happen
   * @param needs the capabilities that it takes to say it unasked
   * @param edited the messages that it changes
   */
  public record Unwrapped(Outcome outcome, Set<String> needs, List<Reply.Answer> edited) {}

  private final Ground ground;
  private final List<Effect> effects = new ArrayList<>();
  private final List<Outcome.Waiting> waiting = new ArrayList<>();
  private final Set<String> needs = new LinkedHashSet<>();
  private final List<Reply.Answer> edited = new ArrayList<>();
  private int leaves;

  private Unwrapping(Ground ground) {
    this.ground = ground;
  }

  /**
   * The answer, and all the rest as effects.
   *
   * @throws IllegalArgumentException for an answer that is nested too deep, changes too much or
   *     waits where nobody can answer
   */
  public static Unwrapped of(Ground ground, Reply reply) {
    Unwrapping unwrapping = new Unwrapping(ground);
    Reply bare = unwrapping.bare(reply, 0);
    return new Unwrapped(
        new Outcome(bare, unwrapping.effects, unwrapping.waiting),
        unwrapping.needs,
        unwrapping.edited);
  }

  private Reply bare(Reply reply, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("an answer is nested too deep");
    }
    if (reply instanceof Reply.Storing storing) {
      storing.changes().forEach(this::keep);
      return bare(storing.reply(), depth + 1);
    }
    if (reply instanceof Reply.Asking asking) {
      int leaf = leaves;
      Reply bare = bare(asking.reply(), depth + 1);
      await(asking.prompt(), leaf, asking.reply());
      return bare;
    }
    if (reply instanceof Reply.Several several) {
      return new Reply.Several(several.replies().stream().map(r -> bare(r, depth + 1)).toList());
    }
    return reply instanceof Reply.InThread thread
        ? new Reply.InThread(bare(thread.inside(), depth + 1))
        : leaf(reply);
  }

  private Reply leaf(Reply reply) {
    if (++leaves > MOST_LEAVES) {
      throw new IllegalArgumentException("an answer has more than " + MOST_LEAVES + " parts");
    }
    if (length(reply) > LONGEST) {
      throw new IllegalArgumentException("an answer is longer than anybody reads");
    }
    if (reply instanceof Reply.Reaction) {
      needs.add("react");
    } else if (!(reply instanceof Reply.Silence)) {
      needs.add("send");
    }
    if (reply instanceof Reply.Edit edit) {
      edited.add(edit.earlier());
    }
    return reply;
  }

  private static long length(Reply reply) {
    if (reply instanceof Reply.Edit edit) {
      return length(edit.replacement());
    }
    if (reply instanceof Reply.Text text) {
      return text.markdown().length();
    }
    if (reply instanceof Reply.Plain plain) {
      return plain.text().length();
    }
    if (reply instanceof Reply.File file) {
      return file.content().remaining() / FILE_FACTOR;
    }
    return reply instanceof Reply.Refusal refusal ? refusal.markdown().length() : 0;
  }

  private void keep(Store.Change change) {
    if (effects.size() >= MOST_CHANGES) {
      throw new IllegalArgumentException("an answer stores too much");
    }
    effects.add(new Effect.Keep(ground.plugin(), change));
  }

  private void await(Prompt prompt, int leaf, Reply asking) {
    Instant until = ground.now().plus(prompt.patience());
    if (prompt.kind() instanceof Prompt.Texts) {
      RoomId room = ground.room().orElseThrow(Unwrapping::nowhere);
      EventId root = ground.root().orElseThrow(Unwrapping::nowhere);
      String noted = Noted.of(prompt, new Reply.Answer(ground.cause().value(), 0)).write();
      Focus focus = new Focus.InThread(room, root);
      effects.add(new Effect.Claim(focus, ENTITY, ground.plugin(), noted, until));
      return;
    }
    List<String> seeds = ((Prompt.Reactions) prompt.kind()).keys();
    Optional<Reply.Answer> earlier = edit(asking).map(Reply.Edit::earlier);
    // A message that is changed waits for what is asked now, and no longer for what was.
    earlier.ifPresent(message -> effects.add(new Effect.Unexpect(target(message))));
    waiting.add(
        new Outcome.Waiting(
            leaf,
            earlier.isPresent() ? List.of() : seeds,
            ordinal ->
                expect(
                    prompt,
                    earlier.orElse(new Reply.Answer(ground.cause().value(), ordinal)),
                    until)));
  }

  /** Whoever answers an edit answers the message that was changed. */
  private static Optional<Reply.Edit> edit(Reply reply) {
    if (reply instanceof Reply.Asking asking) {
      return edit(asking.reply());
    }
    return reply instanceof Reply.Edit edit ? Optional.of(edit) : Optional.empty();
  }

  private Effect expect(Prompt prompt, Reply.Answer message, Instant until) {
    return new Effect.Expect(
        target(message),
        ground.root(),
        ENTITY,
        ground.plugin(),
        Noted.of(prompt, message).write(),
        until);
  }

  private static Target target(Reply.Answer message) {
    return Target.ours(new Cause(message.invocation()), message.ordinal());
  }

  private static IllegalArgumentException nowhere() {
    return new IllegalArgumentException("texts can be waited for only where something was asked");
  }
}
