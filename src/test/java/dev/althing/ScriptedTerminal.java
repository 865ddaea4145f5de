package dev.althing;

import dev.althing.start.Terminal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A person who gives these answers, one after the other, and then leaves. */
final class ScriptedTerminal implements Terminal {
  final List<String> asked = new ArrayList<>();
  final List<String> askedHidden = new ArrayList<>();
  private final Deque<String> answers;

  ScriptedTerminal(String... answers) {
    this.answers = new ArrayDeque<>(List.of(answers));
  }

  @Override
  public Optional<String> line(String question) {
    asked.add(question);
    return Optional.ofNullable(answers.poll());
  }

  @Override
  public Optional<String> hidden(String question) {
    askedHidden.add(question);
    return Optional.ofNullable(answers.poll());
  }
}
