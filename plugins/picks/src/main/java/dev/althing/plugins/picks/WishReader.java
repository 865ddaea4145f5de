package dev.althing.plugins.picks;

import dev.althing.spi.Spelling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads what is to be drawn: lanes, {@code team}, a number; then {@code not} and names, or names
 * with a hyphen before them wherever they stand.
 */
final class WishReader {
  private static final int MOST_CHARACTERS = 2_000;
  private static final String HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212";
  private static final String TEAM = "team";
  private static final Set<String> NOT =
      Set.of("not", "without", "except", "ohne", "nicht", "außer", "ausser");
  private static final Set<String> JOINING = Set.of("and", "or", "und", "oder", "&", "+");

  private final Roster roster;
  private final List<String> words;
  private final List<Lane> lanes = new ArrayList<>();
  private final Set<String> without = new LinkedHashSet<>();
  private OptionalInt count = OptionalInt.empty();
  private boolean isTeam;
  private int at;

  private WishReader(Roster roster, List<String> words) {
    this.roster = roster;
    this.words = words;
  }

  static Reading read(Roster roster, String line) {
    if (line.length() > MOST_CHARACTERS) {
      return new Reading.Refused(new Trouble.TooLong());
    }
    var reader = new WishReader(roster, Words.of(line));
    return reader
        .words()
        .or(reader::misfit)
        .<Reading>map(Reading.Refused::new)
        .orElseGet(() -> new Reading.Read(reader.wish()));
  }

  private Optional<Trouble> words() {
    while (at < words.size()) {
      String word = words.get(at);
      String letters = Letters.of(word);
      Optional<Trouble> trouble = Optional.empty();
      if (isHyphenated(word)) {
        trouble = name();
      } else {
        at++;
        if (NOT.contains(letters)) {
          trouble = names();
        } else if (!isJoining(word)) {
          trouble = isNumber(word) ? number(word) : laneOrTeam(word, letters);
        }
      }
      if (trouble.isPresent()) {
        return trouble;
      }
    }
    return Optional.empty();
  }

  private static boolean isHyphenated(String word) {
    return HYPHENS.indexOf(word.charAt(0)) >= 0;
  }

  private static boolean isJoining(String word) {
    return JOINING.contains(Spelling.fold(word));
  }

  private static boolean isNumber(String word) {
    return word.codePoints().allMatch(Character::isDigit);
  }

  private Optional<Trouble> number(String word) {
    if (count.isPresent()) {
      return Optional.of(new Trouble.Mixed());
    }
    int number = 0;
    for (int digit : word.codePoints().map(c -> Character.digit(c, 10)).toArray()) {
      number = Math.min(10 * number + digit, Wish.MOST + 1);
    }
    count = OptionalInt.of(number);
    return number < 1 || number > Wish.MOST ? Optional.of(new Trouble.Count()) : Optional.empty();
  }

  private Optional<Trouble> laneOrTeam(String word, String letters) {
    Optional<Lane> lane = roster.game().lane(letters);
    lane.ifPresent(lanes::add);
    boolean saysTeam = letters.equals(TEAM);
    isTeam |= saysTeam;
    if (lane.isPresent() || saysTeam) {
      return Optional.empty();
    }
    Optional<Trouble> name = roster.find(letters).map(Trouble.NameAsLane::new);
    return name.or(
        () -> Optional.of(new Trouble.UnknownLane(word, Nearest.to(letters, laneWords()))));
  }

  private Map<String, String> laneWords() {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (Lane lane : roster.game().lanes()) {
      meanings.put(lane.word(), lane.word());
      lane.spellings().forEach(spelling -> meanings.put(spelling, lane.word()));
    }
    meanings.put(TEAM, TEAM);
    meanings.put("not", "not");
    return meanings;
  }

  /** Names up to the end. */
  private Optional<Trouble> names() {
    while (at < words.size()) {
      Optional<Trouble> trouble = name();
      if (trouble.isPresent()) {
        return trouble;
      }
    }
    return without.isEmpty() ? Optional.of(new Trouble.NoNames()) : Optional.empty();
  }

  /** The name that begins here: as many words as make one. */
  private Optional<Trouble> name() {
    int most = mostWords();
    for (int length = most; length > 0; length--) {
      Optional<Member> member = roster.find(letters(length));
      if (member.isPresent()) {
        at += length;
        without.add(member.get().letters());
        return without.size() > Wish.MOST_WITHOUT
            ? Optional.of(new Trouble.TooLong())
            : Optional.empty();
      }
    }
    String letters = letters(1);
    if (letters.isEmpty() || isJoining(words.get(at))) {
      at++;
      return Optional.empty();
    }
    return Optional.of(new Trouble.UnknownName(words.get(at), meant(most)));
  }

  /** How many words from here may make one name: the next hyphen begins another. */
  private int mostWords() {
    int most = 1;
    while (most < roster.longestName()
        && at + most < words.size()
        && !isHyphenated(words.get(at + most))) {
      most++;
    }
    return most;
  }

  private String letters(int length) {
    return Letters.of(String.join("", words.subList(at, at + length)));
  }

  private Optional<String> meant(int most) {
    Map<String, String> names = new LinkedHashMap<>();
    roster.members().forEach(member -> names.put(member.letters(), member.name()));
    Optional<String> meant = Optional.empty();
    for (int length = most; length > 0 && meant.isEmpty(); length--) {
      meant = Nearest.to(letters(length), names);
    }
    return meant;
  }

  /** What does not fit together. */
  private Optional<Trouble> misfit() {
    if (lanes.size() > Wish.MOST) {
      return Optional.of(new Trouble.Count());
    }
    return count.isPresent() && lanes.size() > 1
        ? Optional.of(new Trouble.Mixed())
        : Optional.empty();
  }

  private Wish wish() {
    return new Wish(seats(), without);
  }

  private List<Lane> seats() {
    if (count.isPresent()) {
      return Collections.nCopies(count.getAsInt(), lanes.isEmpty() ? Lane.ANY : lanes.get(0));
    }
    if (lanes.isEmpty()) {
      return isTeam ? roster.game().team() : List.of(Lane.ANY);
    }
    return lanes;
  }
}
