package dev.althing.plugins.picks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everybody who can be drawn in a game, found by any spelling of the name. */
final class Roster {
  private final Game game;
  private final List<Member> members;
  private final Map<String, Member> byLetters = new HashMap<>();
  private final Map<String, Optional<Member>> byWord = new HashMap<>();
  private final int longestName;

  Roster(Game game, List<Member> members) {
    this.game = game;
    this.members = List.copyOf(members);
    int longest = 1;
    for (Member member : members) {
      List<String> words = Words.of(member.name());
      longest = Math.max(longest, words.size());
      byLetters.put(member.letters(), member);
      words.stream()
          .map(Letters::of)
          .filter(letters -> !letters.isEmpty())
          .forEach(letters -> share(letters, member));
    }
    longestName = longest;
  }

  /** A word of several names means none of them. */
  private void share(String letters, Member member) {
    byWord.merge(letters, Optional.of(member), (one, other) -> Optional.empty());
  }

  Game game() {
    return game;
  }

  List<Member> members() {
    return members;
  }

  /** How many words the longest name has. */
  int longestName() {
    return longestName;
  }

  /** Who is called so, in full or by a word that nobody else has in the name. */
  Optional<Member> find(String letters) {
    return Optional.ofNullable(byLetters.get(letters))
        .or(() -> byWord.getOrDefault(letters, Optional.empty()));
  }
}
