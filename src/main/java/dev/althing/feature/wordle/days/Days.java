package dev.althing.feature.wordle.days;

import dev.althing.entity.Decision;
import dev.althing.entity.EntityRules;
import dev.althing.journal.event.JournalFamily;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The rules by which a day gets its answer, once and for everybody. */
public final class Days implements EntityRules<Days.Fix, DayEvent, Days.Fixed, String> {
  /** The family's name. */
  static final String TYPE = "wordle-days";

  /** The days' events, for the journal. */
  public static final JournalFamily FAMILY = JournalFamily.of(TYPE, DayEvent.class);

  /** Within so many days no answer comes twice, though lists and their order may change. */
  private static final int APART = 180;

  /** So many words are considered for a day: more than could be taken by the days around it. */
  static final int CANDIDATES = 2 * APART;

  /**
   * The wish for a day's answer.
   *
   * @param candidates the one that it should have, and those that it may have instead; at least one
   */
  record Fix(int day, List<String> candidates) {
    Fix {
      candidates = List.copyOf(candidates);
    }

    /** Without the words, which are nothing for a log. */
    @Override
    public String toString() {
      return "Fix[" + day + "]";
    }
  }

  /** The days that have an answer; never changed once it is made. */
  record Fixed(TreeMap<Integer, String> answers) {}

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Class<DayEvent> events() {
    return DayEvent.class;
  }

  @Override
  public Fixed empty(String id) {
    return new Fixed(new TreeMap<>());
  }

  @Override
  public Decision<DayEvent, String> decide(Fixed fixed, Fix fix) {
    String known = fixed.answers().get(fix.day());
    if (known != null) {
      return Decision.answers(known);
    }
    Set<String> near =
        new HashSet<>(fixed.answers().subMap(fix.day() - APART, fix.day() + APART).values());
    String answer =
        fix.candidates().stream()
            .filter(word -> !near.contains(word))
            .findFirst()
            .orElse(fix.candidates().get(0));
    return Decision.happens(new DayEvent.AnswerFixed(fix.day(), answer));
  }

  @Override
  public Fixed apply(Fixed fixed, DayEvent event) {
    DayEvent.AnswerFixed done = (DayEvent.AnswerFixed) event;
    TreeMap<Integer, String> answers = new TreeMap<>(fixed.answers());
    answers.put(done.day(), done.answer());
    return new Fixed(answers);
  }

  @Override
  public String answer(DayEvent event) {
    return ((DayEvent.AnswerFixed) event).answer();
  }
}
