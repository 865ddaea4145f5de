package dev.althing.plugins.picks;

import dev.althing.spi.Markdown;
import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Wording;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What is said when nothing is drawn: why, and how it is right.
 *
 * @param words in which language
 * @param roster from which nothing is drawn
 * @param typed how a line is typed here, as Markdown
 */
record TroubleView(Wording.Tongue words, Roster roster, UnaryOperator<String> typed) {
  /** So many characters of what was written are quoted. */
  private static final int QUOTED = 30;

  Reply of(Trouble trouble) {
    return Reply.refusal(said(trouble));
  }

  private String said(Trouble trouble) {
    if (trouble instanceof Trouble.UnknownLane unknown) {
      String word = Markdown.escape(unknown.word(), QUOTED);
      return own("unknown-lane", word, meant(unknown.meant()), lanes());
    }
    if (trouble instanceof Trouble.NameAsLane name) {
      String example = example("not " + name.member().name());
      return own("name-as-lane", Markdown.escape(name.member().name()), example);
    }
    if (trouble instanceof Trouble.UnknownName unknown) {
      String word = Markdown.escape(unknown.word(), QUOTED);
      return own("unknown-name", word, meant(unknown.meant()));
    }
    if (trouble instanceof Trouble.NoNames) {
      return own("no-names", example("not " + roster.members().get(0).name()));
    }
    if (trouble instanceof Trouble.Mixed) {
      List<Lane> lanes = roster.game().lanes();
      String named = "team " + lanes.get(0).word() + " " + lanes.get(1).word();
      return own("mixed", example("team 3"), example(named));
    }
    if (trouble instanceof Trouble.Count) {
      return words.say("count", String.valueOf(Wish.MOST), example("team 3"));
    }
    if (trouble instanceof Trouble.TooLong) {
      return words.say("too-long", String.valueOf(Wish.MOST_WITHOUT));
    }
    return trouble instanceof Trouble.TooFew few ? tooFew(few) : own("unmatched");
  }

  private String tooFew(Trouble.TooFew few) {
    String wanted = String.valueOf(few.wanted());
    String there = String.valueOf(few.there());
    return few.lane().equals(Lane.ANY)
        ? own("short", wanted, there)
        : own("short-lane", wanted, there, words.say("lane." + few.lane().word()));
  }

  private String own(String key, Object... arguments) {
    return words.say(roster.game().word() + "." + key, arguments);
  }

  private String meant(Optional<String> meant) {
    return meant.map(word -> words.say("did-you-mean", Markdown.escape(word))).orElse("");
  }

  /** As they are typed, which is the same in every language. */
  private String lanes() {
    return roster.game().lanes().stream()
        .map(lane -> Markdown.code(lane.word()))
        .collect(Collectors.joining(", "));
  }

  private String example(String rest) {
    return typed.apply(roster.game().word() + " " + rest);
  }
}
