package dev.althing.feature.poll.ask;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.SpoofChecker;
import dev.althing.matrix.event.Reaction;
import dev.althing.spi.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Looks for options that nobody could tell apart. */
final class Likeness {
  private static final SpoofChecker LOOKS = new SpoofChecker.Builder().build();

  private Likeness() {}

  /** The first two that are the same, look the same or have the same reaction. */
  static Optional<Refused> among(List<Option> options) {
    return pair(options, "same-options", Likeness::areSame)
        .or(() -> pair(options, "same-signs", Likeness::haveOneSign))
        .or(() -> pair(options, "alike-options", Likeness::lookAlike));
  }

  private static Optional<Refused> pair(
      List<Option> options, String key, BiPredicate<Option, Option> test) {
    for (int i = 0; i < options.size(); i++) {
      for (int j = i + 1; j < options.size(); j++) {
        if (test.test(options.get(i), options.get(j))) {
          return Optional.of(
              new Refused(
                  key, Map.of("first", i + 1, "second", j + 1, "sign", options.get(j).sign())));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean areSame(Option one, Option other) {
    return Spelling.fold(one.name()).equals(Spelling.fold(other.name()));
  }

  private static boolean haveOneSign(Option one, Option other) {
    return Reaction.plain(one.sign()).equals(Reaction.plain(other.sign()));
  }

  /** In letters of different alphabets; within one, people know what they read. */
  private static boolean lookAlike(Option one, Option other) {
    Set<Integer> scripts = scripts(one.name());
    Set<Integer> others = scripts(other.name());
    return !scripts.isEmpty()
        && !others.isEmpty()
        && !scripts.equals(others)
        && looks(one.name()).equals(looks(other.name()));
  }

  private static String looks(String text) {
    return LOOKS.getSkeleton(Spelling.fold(text));
  }

  private static Set<Integer> scripts(String text) {
    return text.codePoints()
        .map(UScript::getScript)
        .filter(script -> script != UScript.COMMON && script != UScript.INHERITED)
        .boxed()
        .collect(Collectors.toCollection(HashSet::new));
  }
}
