package dev.althing.feature.trivia.game;

import dev.althing.feature.trivia.bank.Bank;
import dev.althing.feature.trivia.bank.Question;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The draw of a question that was not asked lately, and of the order of its answers. */
final class Draw {
  private final Bank bank;

  Draw(Bank bank) {
    this.bank = bank;
  }

  /** A question as it is put; empty when there is none of that kind. */
  Optional<Posed> posed(Plan plan, List<String> recent, int number, Wish.Ask ask) {
    Random random = new Random(ask.seed());
    return question(plan, recent, random).map(it -> posed(plan, it, number, ask, random));
  }

  private Optional<Question> question(Plan plan, List<String> recent, Random random) {
    List<Question> pool = bank.pool(plan.wanted());
    int resting = Math.min(State.REMEMBERED, pool.size() / 2);
    Set<String> lately =
        new HashSet<>(recent.subList(Math.max(0, recent.size() - resting), recent.size()));
    List<Question> fresh = pool.stream().filter(it -> !lately.contains(it.id())).toList();
    return fresh.isEmpty()
        ? Optional.empty()
        : Optional.of(fresh.get(random.nextInt(fresh.size())));
  }

  private static Posed posed(
      Plan plan, Question question, int number, Wish.Ask ask, Random random) {
    List<String> options = new ArrayList<>();
    if (!plan.isTyped()) {
      options.add(question.answer());
      options.addAll(question.wrong());
      Collections.shuffle(options, random);
    }
    int right = Math.max(0, options.indexOf(question.answer()));
    return new Posed(number, question, options, right, ask.cause().value(), ask.now());
  }
}
