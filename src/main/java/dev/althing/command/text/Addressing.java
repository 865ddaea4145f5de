package dev.althing.command.text;

import dev.althing.command.text.Pills.Pill;
import dev.althing.matrix.id.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the bot is spoken to in a room.
 *
 * <p>A command begins with a prefix, {@code !ping}, or with the bot's name: a pill or its user id,
 * or its display name or localpart with a colon or a comma behind it (without one behind an
 * {@code @}, or if the message mentions the bot), or a prefix and the localpart, {@code !althing
 * ping}, for rooms with several bots. Whether text without any of it is meant for the bot is
 * decided elsewhere.
 *
 * @param self the bot's own user id
 * @param displayName the bot's name in the room
 * @param prefixes what a command may begin with, the one shown in help first; may be empty
 */
public record Addressing(UserId self, Optional<String> displayName, List<String> prefixes) {
  private static final int LONGEST_PREFIX = 16;

  /**
   * Checks the prefixes.
   *
   * @throws IllegalArgumentException when one cannot be a prefix
   */
  public Addressing {
    prefixes = List.copyOf(prefixes);
    for (String prefix : prefixes) {
      if (!isPrefix(prefix)) {
        throw new IllegalArgumentException("not a prefix for commands: '" + prefix + "'");
      }
    }
  }

  /**
   * Whether a text can be a prefix: 1 to 16 visible characters without blanks, and none that begins
   * a quotation ({@code >}) or an id ({@code @}).
   */
  public static boolean isPrefix(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_PREFIX
        && text.charAt(0) != '>'
        && text.charAt(0) != '@'
        && text.codePoints().noneMatch(c -> c == '`' || Blank.is(c) || !Excerpt.isVisible(c));
  }

  /** How somebody turned to the bot. */
  public enum How {
    /** With a prefix. */
    PREFIX,
    /** By its name. */
    NAME,
    /** Not at all, where all text may be for the bot. */
    BARE
  }

  /**
   * A text that is for the bot.
   *
   * @param text the text without prefix or name
   * @param how by what it was seen
   * @param prefix what commands begin with here, to be shown in answers
   * @param pills the pills in the text
   */
  public record Addressed(String text, How how, String prefix, List<Pill> pills) {
    /** Copies the pills. */
    public Addressed {
      pills = List.copyOf(pills);
    }
  }

  /**
   * The text for the bot.
   *
   * @param bare whether text without prefix or name is for the bot too
   */
  public Optional<Addressed> read(Said said, boolean bare) {
    String words = said.words();
    List<Pill> pills = said.formattedBody().map(Pills::in).orElse(List.of());
    Optional<Addressed> spoken =
        byPrefix(words, pills).or(() -> byName(words, pills, isMentioned(said, pills)));
    return bare && !words.isEmpty()
        ? spoken.or(() -> Optional.of(new Addressed(words, How.BARE, shownPrefix(), pills)))
        : spoken;
  }

  private boolean isMentioned(Said said, List<Pill> pills) {
    return said.mentions().contains(self) || pills.stream().anyMatch(this::isSelf);
  }

  private boolean isSelf(Pill pill) {
    return pill.link().target().equals(self.value());
  }

  private String shownPrefix() {
    return prefixes.isEmpty() ? "" : prefixes.get(0);
  }

  private Optional<Addressed> byPrefix(String words, List<Pill> pills) {
    Optional<String> prefix = prefixOf(words);
    if (prefix.isEmpty()) {
      return Optional.empty();
    }
    String rest = words.substring(prefix.get().length());
    int nameEnd = Blank.wordEnd(rest, 0);
    if (rest.substring(0, nameEnd).equalsIgnoreCase(self.localpart())) {
      String after = rest.substring(Blank.skip(rest, nameEnd));
      return Optional.of(new Addressed(after, How.NAME, prefix.get(), pills));
    }
    int start = Blank.skip(rest, 0);
    boolean apart = start > 0;
    if (apart == endsInLetter(prefix.get())) {
      return Optional.of(new Addressed(rest.substring(start), How.PREFIX, prefix.get(), pills));
    }
    return Optional.empty();
  }

  /** The longest prefix that the words begin with. */
  private Optional<String> prefixOf(String words) {
    return prefixes.stream()
        .filter(prefix -> words.regionMatches(true, 0, prefix, 0, prefix.length()))
        .max(Comparator.comparingInt(String::length));
  }

  /** After a prefix like {@code bot} a blank must follow; after one like {@code !} none may. */
  private static boolean endsInLetter(String prefix) {
    return Character.isLetterOrDigit(prefix.codePointBefore(prefix.length()));
  }

  private Optional<Addressed> byName(String words, List<Pill> pills, boolean mentioned) {
    for (Name name : names(pills)) {
      int end = name.endIn(words, mentioned);
      if (end >= 0) {
        String rest = words.substring(Blank.skip(words, end));
        List<Pill> others =
            !pills.isEmpty() && isSelf(pills.get(0)) ? pills.subList(1, pills.size()) : pills;
        return Optional.of(new Addressed(withoutPrefix(rest), How.NAME, shownPrefix(), others));
      }
    }
    return Optional.empty();
  }

  private String withoutPrefix(String rest) {
    return rest.substring(prefixOf(rest).map(String::length).orElse(0));
  }

  private List<Name> names(List<Pill> pills) {
    List<Name> names = new ArrayList<>();
    if (!pills.isEmpty() && isSelf(pills.get(0))) {
      names.add(new Name(pills.get(0).text(), true));
      names.add(new Name("[" + pills.get(0).text() + "](" + pills.get(0).href() + ")", true));
    }
    names.add(new Name(self.value(), true));
    Stream.concat(displayName.map(String::strip).stream(), Stream.of(self.localpart()))
        .filter(name -> !name.isEmpty())
        .forEach(
            name -> {
              names.add(new Name("@" + name, true));
              names.add(new Name(name, false));
            });
    return names;
  }

  /**
   * Something the bot is called.
   *
   * @param clear whether nobody else can be meant
   */
  private record Name(String text, boolean clear) {
    /** Where the rest begins if the words begin with this name, else -1. */
    int endIn(String words, boolean mentioned) {
      int end = text.length();
      if (!words.regionMatches(true, 0, text, 0, end)) {
        return -1;
      }
      if (end == words.length()) {
        return clear || mentioned ? end : -1;
      }
      char next = words.charAt(end);
      if ((next == ':' && !goesOnAsId(words)) || next == ',') {
        return end + 1;
      }
      return Blank.is(next) && (clear || mentioned) ? end : -1;
    }

    /** Whether a name that is the beginning of a user id is followed by more of one. */
    private boolean goesOnAsId(String words) {
      int after = text.length() + 1;
      return text.startsWith("@") && after < words.length() && !Blank.is(words.charAt(after));
    }
  }
}
