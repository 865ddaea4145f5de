package dev.althing.plugins.dice;

import dev.althing.spi.Markdown;
import dev.althing.spi.plugin.Wording;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What rolls say, in words.
 *
 * @param words in which language
 */
record RollView(Wording.Tongue words) {
  /** So many dice of a pool are shown. */
  private static final int DICE = 30;

  /** So many characters of a label are shown. */
  private static final int LABEL = 100;

  /** Beyond it only the sums are shown: as much as surely fits into one message. */
  private static final int ANSWER = 8_000;

  /** The answer to a message. */
  String of(List<Outcome> outcomes) {
    String full = lines(outcomes.stream().map(this::calculated).toList());
    return full.length() <= ANSWER
        ? full
        : lines(outcomes.stream().map(outcome -> label(outcome) + total(outcome)).toList());
  }

  private static String lines(List<String> lines) {
    if (lines.size() == 1) {
      return lines.get(0);
    }
    List<String> numbered = new ArrayList<>();
    lines.forEach(line -> numbered.add((numbered.size() + 1) + ". " + line));
    return String.join("\n", numbered);
  }

  private String calculated(Outcome outcome) {
    var written = new Calculation(words, outcome.pools().iterator());
    return label(outcome) + outcome.roll().formula().match(written) + " = " + total(outcome);
  }

  private static String label(Outcome outcome) {
    String label = Foreign.shown(outcome.roll().label(), LABEL);
    return label.isEmpty() ? "" : label + ": ";
  }

  private static String total(Outcome outcome) {
    return "**" + outcome.total() + "**";
  }

  /** The formula with the dice that fell; it meets the pools in the order they were thrown. */
  private record Calculation(Wording.Tongue words, Iterator<List<Face>> pools)
      implements Formula.Cases<String> {
    @Override
    public String constant(Formula.Constant constant) {
      return Long.toString(constant.value());
    }

    @Override
    public String negated(Formula.Negated negated) {
      return "-" + negated.inside().match(this);
    }

    @Override
    public String bracketed(Formula.Bracketed bracketed) {
      return "(" + bracketed.inside().match(this) + ")";
    }

    @Override
    public String chain(Formula.Chain chain) {
      var written = new StringBuilder(chain.first().match(this));
      for (Formula.Link link : chain.links()) {
        written.append(" ").append(link.operator().sign()).append(" ");
        written.append(link.right().match(this));
      }
      return written.toString();
    }

    @Override
    public String pool(Formula.Pool pool) {
      String modifiers =
          pool.modifiers().stream().map(Modifier::written).collect(Collectors.joining());
      String written = pool.count() + "d" + pool.die().name() + modifiers;
      return Markdown.escape(written) + " (" + dice(pools.next(), pool.die()) + ")";
    }

    private String dice(List<Face> faces, Die die) {
      if (faces.size() <= DICE) {
        return faces.stream().map(face -> face(face, die)).collect(Collectors.joining(", "));
      }
      Stream<Face> keptFirst =
          Stream.concat(
              faces.stream().filter(Face::kept), faces.stream().filter(face -> !face.kept()));
      return keptFirst.limit(DICE).map(face -> face(face, die)).collect(Collectors.joining(", "))
          + ", "
          + words.say("more", Integer.toString(faces.size() - DICE));
    }
  }

  private static String face(Face face, Die die) {
    String value = number(face.value(), die) + (face.exploded() ? "\\!" : "");
    String shown = face.kept() ? value : "~~" + value + "~~";
    return rerolled(face.before(), die) + shown;
  }

  /** The first throw, and dots for those between it and the last. */
  private static String rerolled(List<Integer> before, Die die) {
    if (before.isEmpty()) {
      return "";
    }
    return number(before.get(0), die) + " → " + (before.size() > 1 ? "… → " : "");
  }

  private static String number(int value, Die die) {
    if (!die.equals(Die.FATE)) {
      return Integer.toString(value);
    }
    return value == 0 ? "0" : value > 0 ? "+" : "−";
  }
}
