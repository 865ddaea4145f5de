package dev.althing.config.reading;

import dev.althing.config.feature.HouseSettings;
import dev.althing.config.feature.HouseSettings.Door;
import dev.althing.config.feature.HouseSettings.Entrance;
import dev.althing.config.feature.HouseSettings.Halls;
import dev.althing.config.feature.HouseSettings.Links;
import dev.althing.config.feature.HouseSettings.Question;
import dev.althing.config.feature.HouseSettings.Times;
import dev.althing.config.feature.WelcomeSettings;
import dev.althing.matrix.event.Reaction;
import dev.althing.spi.RoomReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The reading of {@link WelcomeSettings}. */
final class WelcomeReader {
  private static final int MOST_DOORS = 20;
  private static final int LONGEST_QUESTION = 1_000;
  private static final Duration AGE = Duration.ofDays(3_650);

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern GLOB = Pattern.compile("@[^\\s\\p{Cntrl}]{1,254}");
  private static final Pattern KEY = Pattern.compile("\\S(?:.{0,38}\\S)?");

  private static final Form<String> NAMES =
      new Form<>(text -> matching(NAME, text), "small letters, digits and hyphens, like home");

  private static final Form<String> GLOBS =
      new Form<>(text -> matching(GLOB, text.strip()), "a pattern over user ids, like \"@_*:*\"");

  private static final Form<String> KEYS =
      new Form<>(
          text -> Reaction.plain(matching(KEY, text)), "an emoji or a short word, like \"✅\"");

  private static final Form<String> TEXT = bounded(HouseSettings.LONGEST_TEXT, "house rules");
  private static final Form<String> WORDS = bounded(LONGEST_QUESTION, "a question or an answer");

  private static final Form<Links> LINKS =
      Forms.choice(
          Map.of(
              "never", Links.NEVER,
              "where-open", Links.WHERE_OPEN,
              "links", Links.ALWAYS));

  private WelcomeReader() {}

  static WelcomeSettings read(Section section) {
    List<HouseSettings> houses = new ArrayList<>();
    Map<RoomReference, String> watched = new HashMap<>();
    section
        .sections("places", NAMES)
        .forEach(
            (name, part) -> {
              Optional<RoomReference> room = part.optional("room", Forms.room());
              HouseSettings house = house(name, part, room);
              if (room.isPresent()) {
                unique(name, part, watched.putIfAbsent(room.get(), name));
                houses.add(house);
              } else if (!part.has("room")) {
                part.problem("room", "is missing", "name the space or room to watch");
              }
            });
    return new WelcomeSettings(Set.copyOf(section.list("ignore", GLOBS)), houses);
  }

  private static void unique(String name, Section part, String other) {
    if (other != null) {
      part.problem("room", "is watched twice, as " + other + " and " + name, "keep one of the two");
    }
  }

  /** Read also without a room, so that all problems are found at once. */
  private static HouseSettings house(String name, Section part, Optional<RoomReference> room) {
    return new HouseSettings(
        name,
        room.orElse(new RoomReference("#none:none", List.of())),
        part.optional("language", Forms.language()),
        part.optional("text", TEXT),
        entrance(part),
        times(part),
        question(part),
        new Halls(part.optional("lobby", Forms.room()), part.optional("announce", Forms.room())));
  }

  private static Entrance entrance(Section part) {
    List<Door> doors = new ArrayList<>();
    part.lists("reactions", KEYS, Forms.room())
        .forEach((key, rooms) -> doors.add(new Door(key, rooms)));
    if (doors.size() > MOST_DOORS) {
      part.problem("reactions", "are more than " + MOST_DOORS, "leave some out");
    }
    // The block has no order of its own, and a yes must mean something.
    doors.sort((a, b) -> Boolean.compare(isUsual(b), isUsual(a)));
    return new Entrance(
        doors.isEmpty() ? List.of(new Door(Door.USUAL, List.of())) : doors,
        part.optional("instead-of-invites", LINKS).orElse(Links.NEVER),
        part.list("knocks", Forms.room()));
  }

  private static boolean isUsual(Door door) {
    return door.key().equals(Door.USUAL);
  }

  private static Times times(Section part) {
    Form<Duration> days = Forms.duration(Duration.ofSeconds(1), AGE);
    return new Times(
        part.optional("again-after", Forms.duration(Duration.ZERO, AGE))
            .orElse(Duration.ofDays(30)),
        part.optional("remind-after", days),
        part.optional("answer-within", days).orElse(Duration.ofDays(30)),
        part.optional("announce-after", Forms.duration(Duration.ZERO, Duration.ofDays(1)))
            .orElse(Duration.ofSeconds(30)));
  }

  private static Optional<Question> question(Section part) {
    Section question = part.section("question");
    Optional<String> ask = question.optional("ask", WORDS);
    List<String> answers = question.list("answers", WORDS);
    int tries = question.optional("tries", Forms.wholeNumber(1, 20)).orElse(3);
    if (ask.isEmpty() && !answers.isEmpty()) {
      question.problem("ask", "is missing", "write the question that is answered");
    }
    if (ask.isPresent() && answers.isEmpty()) {
      question.problem("answers", "is empty", "write at least one right answer");
    }
    return ask.map(words -> new Question(words, answers, tries));
  }

  private static Form<String> bounded(int most, String what) {
    return new Form<>(
        text -> {
          if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException("is empty or too long");
          }
          return text.strip();
        },
        what + " of at most " + most + " characters");
  }

  private static String matching(Pattern form, String text) {
    if (!form.matcher(text).matches()) {
      throw new IllegalArgumentException("is not " + form);
    }
    return text;
  }
}
