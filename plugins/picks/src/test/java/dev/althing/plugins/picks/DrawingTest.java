package dev.althing.plugins.picks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DrawingTest {
  private static final List<Lane> LANES = Game.CHAMPION.lanes();

  private static Drawing drawing(Random random, List<Member> members, List<Lane> seats) {
    return new Drawing(new Roster(Game.CHAMPION, members), new Wish(seats, Set.of()), random);
  }

  @Test
  void findsTheOnlyDrawThereIs() {
    List<Member> members =
        List.of(
            Member.of("a", LANES.subList(0, 1)),
            Member.of("b", LANES.subList(0, 2)),
            Member.of("c", LANES.subList(0, 3)),
            Member.of("d", LANES.subList(0, 4)),
            Member.of("e", LANES));
    for (int seed = 0; seed < 100; seed++) {
      Drawing drawing = drawing(new Random(seed), members, LANES);
      assertThat(drawing.any().orElseThrow().letters()).containsExactly("a", "b", "c", "d", "e");
      assertThat(drawing.other(List.of("a", "b", "c", "d", "e"))).isEmpty();
    }
  }

  @Test
  void saysWhenLanesCannotBeFilledAtOnce() {
    List<Lane> both = LANES.subList(0, 2);
    List<Member> members = List.of(Member.of("a", both), Member.of("b", LANES.subList(3, 4)));
    Drawing drawing = drawing(new Random(1), members, both);
    assertThat(drawing.any()).isEmpty();
    assertThat(drawing.shortage()).isEqualTo(new Trouble.Unmatched());
  }

  @Test
  void findsADrawAndAnotherExactlyWhenThereAreSome() {
    var random = new Random(5);
    int none = 0;
    int single = 0;
    for (int i = 0; i < 3_000; i++) {
      List<Member> members = members(random);
      List<Lane> seats = seats(random);
      Set<List<Set<String>>> all = new HashSet<>();
      enumerate(members, seats, new ArrayList<>(), all);
      Drawing drawing = drawing(random, members, seats);
      Optional<Draw> any = drawing.any();
      assertThat(any.isPresent()).isEqualTo(!all.isEmpty());
      none += all.isEmpty() ? 1 : 0;
      single += all.size() == 1 ? 1 : 0;
      if (any.isPresent()) {
        List<Set<String>> drawn = kinds(seats, any.get().letters());
        assertThat(all).contains(drawn);
        Optional<Draw> other = drawing.other(any.get().letters());
        assertThat(other.isPresent()).isEqualTo(all.size() > 1);
        other.ifPresent(
            draw -> assertThat(kinds(seats, draw.letters())).isNotEqualTo(drawn).isIn(all));
      }
    }
    assertThat(none).isPositive();
    assertThat(single).isPositive();
  }

  @Test
  void drawsOneAsOftenAsAnother() {
    List<Member> members = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "d")) {
      members.add(Member.of(name, LANES));
    }
    Map<String, Integer> times = new HashMap<>();
    Drawing drawing = drawing(new Random(3), members, List.of(Lane.ANY, LANES.get(0)));
    for (int i = 0; i < 4_000; i++) {
      times.merge(drawing.any().orElseThrow().letters().get(0), 1, Integer::sum);
    }
    assertThat(times).hasSize(4).allSatisfy((name, n) -> assertThat(n).isBetween(850, 1_150));
  }

  private static List<Member> members(Random random) {
    List<Member> members = new ArrayList<>();
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      List<Lane> lanes = new ArrayList<>(LANES.subList(0, 3));
      lanes.removeIf(lane -> random.nextBoolean());
      members.add(Member.of("m" + i, lanes));
    }
    return members;
  }

  private static List<Lane> seats(Random random) {
    List<Lane> seats = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      int at = random.nextInt(4);
      seats.add(at == 3 ? Lane.ANY : LANES.get(at));
    }
    return seats;
  }

  /** All draws, by trying everything. */
  private static void enumerate(
      List<Member> members, List<Lane> seats, List<String> chosen, Set<List<Set<String>>> all) {
    if (chosen.size() == seats.size()) {
      all.add(kinds(seats, chosen));
      return;
    }
    for (Member member : members) {
      if (member.plays(seats.get(chosen.size())) && !chosen.contains(member.letters())) {
        List<String> longer = new ArrayList<>(chosen);
        longer.add(member.letters());
        enumerate(members, seats, longer, all);
      }
    }
  }

  /** Who is drawn for which lane, whatever the order. */
  private static List<Set<String>> kinds(List<Lane> seats, List<String> letters) {
    List<Set<String>> kinds = new ArrayList<>();
    for (Lane lane : seats) {
      Set<String> kind = new HashSet<>();
      for (int i = 0; i < seats.size(); i++) {
        if (seats.get(i).equals(lane)) {
          kind.add(letters.get(i));
        }
      }
      kinds.add(kind);
    }
    return kinds;
  }
}
