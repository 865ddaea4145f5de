package dev.althing.feature.wordle.words;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The order in which the answers of a list come: each once before one comes again, and then in
 * another order. It cannot be computed without the key.
 */
public final class Order {
  private final OrderKey key;
  private final List<String> answers;
  private final Map<Integer, List<String>> seasons = new ConcurrentHashMap<>();

  /** The order of these answers, of which there is at least one. */
  public Order(OrderKey key, List<String> answers) {
    this.key = key;
    this.answers = List.copyOf(answers);
  }

  /** The answer for a day, and those of the days behind it, as many as are wanted. */
  public List<String> from(int day, int most) {
    return IntStream.range(0, Math.min(most, answers.size()))
        .mapToObj(i -> at((long) day + i))
        .toList();
  }

  private String at(long day) {
    int size = answers.size();
    int season = (int) Math.floorDiv(day, (long) size);
    return seasons
        .computeIfAbsent(season, this::ordered)
        .get((int) Math.floorMod(day, (long) size));
  }

  private List<String> ordered(int season) {
    Map<String, byte[]> places = new HashMap<>();
    answers.forEach(word -> places.put(word, key.hash("day " + season + " " + word)));
    return answers.stream()
        .sorted((one, other) -> Arrays.compareUnsigned(places.get(one), places.get(other)))
        .toList();
  }

  /** An answer by chance, the same for the same cause. */
  public String byChance(String cause) {
    BigInteger number = new BigInteger(1, key.hash("practice " + cause));
    return answers.get(number.mod(BigInteger.valueOf(answers.size())).intValue());
  }
}
