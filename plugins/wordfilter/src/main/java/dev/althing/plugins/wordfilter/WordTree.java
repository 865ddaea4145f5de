package dev.althing.plugins.wordfilter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All forbidden words and phrases, by their letters. From each beginning of a word in a text one
 * way is followed, at most as long as the longest phrase.
 */
final class WordTree {
  /** A word that ends at a node. */
  private record Word(Reading reading, Rule rule) {}

  /** What words that begin alike have in common. */
  private static final class Node {
    final Map<Integer, Node> next = new HashMap<>();
    final List<Word> words = new ArrayList<>(0);
  }

  private final Node root = new Node();

  /** Adds a word, whose reading is not empty and has no gaps at its ends. */
  void add(Reading reading, Rule rule) {
    Node node = root;
    for (int i = 0; i < reading.length(); i++) {
      node = node.next.computeIfAbsent(reading.letter(i), letter -> new Node());
    }
    node.words.add(new Word(reading, rule));
  }

  /** The first that is in a text. */
  Optional<Rule> find(Reading text) {
    for (int start = 0; start < text.length(); start++) {
      Optional<Rule> found = text.isStart(start) ? from(start, text) : Optional.empty();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Rule> from(int start, Reading text) {
    Optional<Node> node = Optional.of(root);
    for (int at = start; at < text.length() && node.isPresent(); at++) {
      node = Optional.ofNullable(node.get().next.get(text.letter(at)));
      if (node.isPresent() && text.isEnd(at + 1)) {
        for (Word word : node.get().words) {
          if (text.repeats(start, word.reading())) {
            return Optional.of(word.rule());
          }
        }
      }
    }
    return Optional.empty();
  }
}
