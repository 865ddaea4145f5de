package dev.althing.plugins.picks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an answer remembers of its draw, so that it can be drawn again.
 *
 * @param game from whose roster
 * @param wish what was wished for
 * @param shown who was drawn first, in letters
 */
record Ticket(Game game, Wish wish, List<String> shown) {
  private static final String FORM = "1";

  Ticket {
    shown = List.copyOf(shown);
  }

  String written() {
    List<String> seats = wish.seats().stream().map(Lane::word).toList();
    return String.join(
        "\n",
        FORM,
        game.word(),
        String.join(",", seats),
        String.join(",", wish.without()),
        String.join(",", shown));
  }

  /** Reads what was written, perhaps by an earlier version. */
  static Optional<Ticket> read(String written) {
    String[] lines = written.split("\n", -1);
    if (lines.length != 5 || !lines[0].equals(FORM)) {
      return Optional.empty();
    }
    return Arrays.stream(Game.values())
        .filter(game -> game.word().equals(lines[1]))
        .findFirst()
        .flatMap(
            game ->
                seats(game, list(lines[2]))
                    .map(seats -> new Wish(seats, Set.copyOf(list(lines[3]))))
                    .map(wish -> new Ticket(game, wish, list(lines[4]))));
  }

  private static Optional<List<Lane>> seats(Game game, List<String> words) {
    List<Lane> seats = new ArrayList<>();
    for (String word : words) {
      Optional<Lane> lane = word.equals(Lane.ANY.word()) ? Optional.of(Lane.ANY) : game.lane(word);
      lane.ifPresent(seats::add);
    }
    boolean fits = !seats.isEmpty() && seats.size() == words.size() && seats.size() <= Wish.MOST;
    return fits ? Optional.of(seats) : Optional.empty();
  }

  private static List<String> list(String line) {
    return line.isEmpty() ? List.of() : List.of(line.split(","));
  }
}
