package dev.althing.plugins.picks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Draws by chance what is wished for, nobody twice. */
final class Drawing {
  private final Wish wish;
  private final List<Member> members;
  private final RandomGenerator random;

  Drawing(Roster roster, Wish wish, RandomGenerator random) {
    this.wish = wish;
    this.members =
        roster.members().stream().filter(one -> !wish.without().contains(one.letters())).toList();
    this.random = random;
  }

  /** A draw; empty when there is none. */
  Optional<Draw> any() {
    return draw((lane, member) -> true);
  }

  /**
   * A draw that is not this one; empty when there is no other. The same people for the same lanes
   * in another order are no other draw.
   *
   * @param shown who was drawn, in letters
   */
  Optional<Draw> other(List<String> shown) {
    List<Integer> places =
        IntStream.range(0, Math.min(shown.size(), seats().size())).boxed().toList();
    for (int place : Shuffle.of(places, random)) {
      Lane barredLane = seats().get(place);
      String barred = shown.get(place);
      Optional<Draw> other =
          draw((lane, member) -> !(lane.equals(barredLane) && member.letters().equals(barred)));
      if (other.isPresent()) {
        return other;
      }
    }
    return Optional.empty();
  }

  /** Why there is no draw. */
  Trouble shortage() {
    for (Lane lane : seats()) {
      int wanted = Math.toIntExact(seats().stream().filter(lane::equals).count());
      int there = candidates(lane, (seat, member) -> true).size();
      if (wanted > there) {
        return new Trouble.TooFew(lane, wanted, there);
      }
    }
    return new Trouble.Unmatched();
  }

  private List<Lane> seats() {
    return wish.seats();
  }

  /** The seats are filled in an order of chance: the first ones have the most to choose from. */
  private Optional<Draw> draw(BiPredicate<Lane, Member> may) {
    List<Integer> order = Shuffle.of(IntStream.range(0, seats().size()).boxed().toList(), random);
    List<List<Member>> candidates =
        order.stream()
            .map(place -> Shuffle.of(candidates(seats().get(place), may), random))
            .toList();
    return Matching.of(candidates).map(seated -> ordered(order, seated));
  }

  private List<Member> candidates(Lane lane, BiPredicate<Lane, Member> may) {
    return members.stream().filter(member -> member.plays(lane) && may.test(lane, member)).toList();
  }

  private Draw ordered(List<Integer> order, List<Member> seated) {
    List<Member> ordered = new ArrayList<>(seated);
    for (int i = 0; i < seated.size(); i++) {
      ordered.set(order.get(i), seated.get(i));
    }
    return new Draw(seats(), ordered);
  }
}
