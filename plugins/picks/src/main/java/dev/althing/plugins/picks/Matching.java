package dev.althing.plugins.picks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who sits on which seat, nobody on two. Somebody who is free is taken first; when nobody is, those
 * who sit already move on (Kuhn's augmenting paths), so that all seats are filled whenever they can
 * be.
 */
final class Matching {
  private final List<List<Member>> candidates;
  private final Map<Member, Integer> seatOf = new HashMap<>();

  private Matching(List<List<Member>> candidates) {
    this.candidates = candidates;
  }

  /**
   * Fills the seats, those in front first.
   *
   * @param candidates who may sit on each seat, the most welcome first
   * @return who sits there, or empty when they cannot all be filled
   */
  static Optional<List<Member>> of(List<List<Member>> candidates) {
    var matching = new Matching(candidates);
    for (int seat = 0; seat < candidates.size(); seat++) {
      if (!matching.seat(seat, new HashSet<>())) {
        return Optional.empty();
      }
    }
    return Optional.of(matching.seated());
  }

  private boolean seat(int seat, Set<Member> asked) {
    for (Member member : candidates.get(seat)) {
      if (!seatOf.containsKey(member)) {
        seatOf.put(member, seat);
        return true;
      }
    }
    for (Member member : candidates.get(seat)) {
      if (asked.add(member) && seat(seatOf.get(member), asked)) {
        seatOf.put(member, seat);
        return true;
      }
    }
    return false;
  }

  private List<Member> seated() {
    List<Member> seated = new ArrayList<>(candidates.stream().map(all -> all.get(0)).toList());
    seatOf.forEach((member, seat) -> seated.set(seat, member));
    return seated;
  }
}
