package dev.althing.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.feature.wordle.player.Game;
import dev.althing.feature.wordle.player.Statistics;
import dev.althing.feature.wordle.rules.Day;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The entries of a file by their kinds, as they are read one after the other. */
final class Entries {
  static final String WORDLE = "wordle";
  static final String WELCOME = "welcome";
  static final String TRIVIA = "trivia";

  static final int MOST_GAMES = 100_000;
  static final int MOST_POINTS = 1_000_000_000;

  private static final Set<String> OF_PLAYERS =
      Set.of("person", "played", "won", "streak", "longest", "last", "distribution");
  private static final Set<String> OF_GUESTS = Set.of("place", "person", "at", "accepted");
  private static final Set<String> OF_POINTS = Set.of("room", "person", "at", "points");

  /** It is tomorrow somewhere already. */
  private static final Duration AHEAD = Duration.ofHours(14);

  private final Set<String> places;
  private final Instant now;
  private final Flaws flaws;
  private final List<ImportFile.Player> players = new ArrayList<>();
  private final List<ImportFile.Guest> guests = new ArrayList<>();
  private final List<ImportFile.Points> points = new ArrayList<>();
  private final Set<Object> seen = new HashSet<>();

  /**
   * No entries yet.
   *
   * @param places the names of the places where newcomers are welcomed
   */
  Entries(Set<String> places, Instant now, Flaws flaws) {
    this.places = Set.copyOf(places);
    this.now = now;
    this.flaws = flaws;
  }

  static boolean isKind(String section) {
    return Set.of(WORDLE, WELCOME, TRIVIA).contains(section);
  }

  ImportFile from(String source) {
    return new ImportFile(source, players, guests, points);
  }

  /** Reads one. */
  void add(String section, int line, String place, ObjectNode json) {
    Entry entry = new Entry(line, place, json, flaws);
    switch (section) {
      case WORDLE -> addPlayer(entry);
      case WELCOME -> addGuest(entry);
      case TRIVIA -> addPoints(entry);
      default -> throw new IllegalArgumentException(section);
    }
  }

  private void addPlayer(Entry entry) {
    entry.hasOnly(OF_PLAYERS);
    Optional<UserId> person = entry.user("person");
    LocalDate tomorrow = now.plus(AHEAD).atZone(ZoneOffset.UTC).toLocalDate();
    int last = entry.day("last", tomorrow).map(Entries::number).orElse(0);
    Statistics statistics =
        new Statistics(
            entry.number("played", MOST_GAMES),
            entry.number("won", MOST_GAMES),
            entry.number("streak", MOST_GAMES),
            entry.number("longest", MOST_GAMES),
            last,
            entry.numbers("distribution", Game.ROWS, MOST_GAMES));
    if (entry.isFit()) {
      agree(entry, statistics);
    }
    if (isNew(entry, WORDLE, person)) {
      players.add(new ImportFile.Player(person.orElseThrow(), statistics));
    }
  }

  /** The number of the puzzle of a day; 0 for days before the first. */
  private static int number(LocalDate day) {
    return (int) Math.max(0, ChronoUnit.DAYS.between(Day.date(0), day));
  }

  private static void agree(Entry entry, Statistics it) {
    long sum = it.distribution().stream().mapToLong(count -> count).sum();
    if (sum != it.won()) {
      entry.flaw("sum", Map.of("sum", sum, "won", it.won()));
    }
    if (it.won() > it.played()) {
      entry.flaw("more", Map.of("one", "won", "other", "played"));
    }
    if (it.longest() > it.won()) {
      entry.flaw("more", Map.of("one", "longest", "other", "won"));
    }
    if (it.streak() > it.longest()) {
      entry.flaw("more", Map.of("one", "streak", "other", "longest"));
    }
  }

  private void addGuest(Entry entry) {
    entry.hasOnly(OF_GUESTS);
    Optional<String> place = entry.text("place");
    place
        .filter(name -> !places.contains(name))
        .ifPresent(name -> entry.flaw("place", Map.of("place", name)));
    Optional<UserId> person = entry.user("person");
    Optional<Instant> at = entry.moment("at", now);
    boolean hasAccepted = entry.truth("accepted");
    if (isNew(entry, WELCOME, List.of(place, person))) {
      guests.add(
          new ImportFile.Guest(
              place.orElseThrow(), person.orElseThrow(), at.orElseThrow(), hasAccepted));
    }
  }

  private void addPoints(Entry entry) {
    entry.hasOnly(OF_POINTS);
    Optional<RoomId> room = entry.room("room");
    Optional<UserId> person = entry.user("person");
    Optional<Instant> at = entry.moment("at", now);
    int won = entry.number("points", MOST_POINTS);
    if (isNew(entry, TRIVIA, List.of(room, person, at))) {
      points.add(
          new ImportFile.Points(room.orElseThrow(), person.orElseThrow(), at.orElseThrow(), won));
    }
  }

  private boolean isNew(Entry entry, String kind, Object key) {
    if (entry.isFit() && !seen.add(List.of(kind, key))) {
      entry.flaw("twice", Map.of());
    }
    return entry.isFit();
  }
}
