package dev.althing.feature.poll.ask;

import dev.althing.effect.Cause;
import dev.althing.feature.poll.count.Mode;
import dev.althing.matrix.event.Reaction;
import dev.althing.matrix.id.RoomId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A question to a room with what can be answered; it never changes.
 *
 * @param number its number in the room, from 1
 */
public record Poll(int number, String question, List<Option> options, Terms terms, Origin origin) {
  /** The most options that a native poll shows. */
  public static final int MOST_OPTIONS = 20;

  /** A poll that nobody ends, ends by itself after this. */
  private static final Duration LONGEST = Duration.ofDays(366);

  /** Copies the list. */
  public Poll {
    options = List.copyOf(options);
  }

  /** The name of its entity. */
  public static String id(RoomId room, int number) {
    return room.value() + "#" + number;
  }

  /** The name of its entity. */
  public String id() {
    return id(origin.room(), number);
  }

  /** What brought its messages about. */
  public Cause cause() {
    return Cause.event(origin.question());
  }

  /** The language in which it is spoken of. */
  public Locale locale() {
    return Locale.forLanguageTag(origin.locale());
  }

  /** When it ends at the latest. */
  public Instant due() {
    return terms.until().orElse(origin.at().plus(LONGEST));
  }

  /** How its votes are read. */
  public Mode mode() {
    return new Mode(options.size(), terms.most(), terms.ranked());
  }

  /** Whether it is also shown as a native poll, which cannot be ranked. */
  public boolean isNative() {
    return !terms.ranked();
  }

  /** The option for which a reaction stands, without regard to its skin tone and presentation. */
  public OptionalInt optionOf(String sign) {
    String plain = Reaction.plain(sign);
    return IntStream.range(0, options.size())
        .filter(i -> Reaction.plain(options.get(i).sign()).equals(plain))
        .findFirst();
  }
}
