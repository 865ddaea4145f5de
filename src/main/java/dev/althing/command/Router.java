package dev.althing.command;

import dev.althing.command.permission.Permissions;
import dev.althing.command.text.Addressing.Addressed;
import dev.althing.command.text.Addressing.How;
import dev.althing.command.text.Blank;
import dev.althing.command.text.Tokenizer;
import dev.althing.command.text.Tokenizer.Token;
import dev.althing.matrix.id.RoomId;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Parameter;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the command that a text names and reads its arguments.
 *
 * @param registry the commands there are
 * @param permissions who may use them
 */
public record Router(Registry registry, Permissions permissions) {
  private static final String HELP = "help";
  private static final int LONGEST_NAME = 64;

  /**
   * Who gives a command, and from where.
   *
   * @param rank the highest permission the person has there
   * @param room the room
   * @param place the kind of room, not {@link Place#THREAD}
   * @param inThread whether it was said in a thread
   */
  public record Asker(Permission rank, RoomId room, Place place, boolean inThread) {}

  private record Found(Registry.Entry entry, List<CommandSpec> chain, List<Token> rest) {
    CommandSpec spec() {
      return chain.get(chain.size() - 1);
    }

    List<String> path() {
      return chain.stream().map(CommandSpec::name).toList();
    }
  }

  /** Decides about one text. */
  public Routing route(Addressed addressed, Asker asker) {
    String text = addressed.text();
    if (text.isEmpty()) {
      return greeting(addressed, asker);
    }
    int nameEnd = Blank.wordEnd(text, 0);
    Optional<Registry.Entry> entry =
        nameEnd > LONGEST_NAME ? Optional.empty() : registry.find(text.substring(0, nameEnd));
    if (entry.isEmpty()) {
      return unknown(text.substring(0, nameEnd), addressed.how(), asker);
    }
    return decide(
        descend(entry.get(), Tokenizer.tokens(text, nameEnd, addressed.pills())), text, asker);
  }

  /** Whoever says nothing but the bot's name wants to know what it can do. */
  private Routing greeting(Addressed addressed, Asker asker) {
    return addressed.how() == How.NAME && registry.find(HELP).isPresent()
        ? route(new Addressed(HELP, How.NAME, addressed.prefix(), List.of()), asker)
        : new Routing.NotForUs();
  }

  private Routing unknown(String word, How how, Asker asker) {
    return how != How.BARE && looksLikeCommand(word)
        ? new Routing.Unknown(word, new Help(registry, permissions).like(word, asker))
        : new Routing.NotForUs();
  }

  /** Whether a word is one that people would call a command, and not {@code !!!} or {@code !5}. */
  static boolean looksLikeCommand(String word) {
    return !word.isEmpty()
        && word.length() <= LONGEST_NAME / 2
        && Character.isLetterOrDigit(word.codePointAt(0))
        && word.codePoints().allMatch(Router::isInName)
        && word.codePoints().anyMatch(Character::isLetter);
  }

  private static boolean isInName(int codePoint) {
    int type = Character.getType(codePoint);
    return Character.isLetterOrDigit(codePoint)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || codePoint == '-'
        || codePoint == '_';
  }

  private static Found descend(Registry.Entry entry, List<Token> tokens) {
    List<CommandSpec> chain = new ArrayList<>();
    CommandSpec spec = entry.spec();
    chain.add(spec);
    int used = 0;
    while (used < tokens.size()
        && tokens.get(used) instanceof Token.Word word
        && !word.quoted()
        && word.text().length() <= LONGEST_NAME) {
      Optional<CommandSpec> sub = spec.subcommand(word.text());
      if (sub.isEmpty()) {
        break;
      }
      spec = sub.get();
      chain.add(spec);
      used++;
    }
    return new Found(entry, chain, tokens.subList(used, tokens.size()));
  }

  private Routing decide(Found found, String text, Asker asker) {
    Permission needed = permissions.needed(asker.room(), found.chain());
    if (!asker.rank().reaches(needed)) {
      return new Routing.Denied(found.path(), needed);
    }
    if (!isAllowedIn(found.spec(), asker)) {
      return new Routing.Elsewhere(found.path(), found.spec().places());
    }
    if (mustNameSubcommand(found)) {
      return namingSubcommand(found, text);
    }
    ArgumentParser.Outcome outcome = ArgumentParser.parse(found.spec(), text, found.rest());
    if (outcome instanceof ArgumentParser.Fitting fitting) {
      return new Routing.Run(found.entry(), found.path(), found.spec(), fitting.arguments());
    }
    var failing = (ArgumentParser.Failing) outcome;
    return new Routing.Mistake(found.path(), found.spec(), failing.problem(), text, failing.at());
  }

  private static boolean isAllowedIn(CommandSpec spec, Asker asker) {
    return spec.places().contains(asker.place())
        && (!asker.inThread() || spec.places().contains(Place.THREAD));
  }

  /** A group needs a subcommand; so does a word after a command that takes none but those. */
  private static boolean mustNameSubcommand(Found found) {
    CommandSpec spec = found.spec();
    boolean takesWords =
        spec.parameters().stream().anyMatch(given -> given.form() != Parameter.Form.OPTION);
    boolean hasWord = !found.rest().isEmpty() && found.rest().get(0) instanceof Token.Word;
    return !spec.isRunnable() || (!spec.subcommands().isEmpty() && !takesWords && hasWord);
  }

  private static Routing namingSubcommand(Found found, String text) {
    List<String> names =
        found.spec().subcommands().stream()
            .filter(sub -> !sub.isHidden())
            .map(CommandSpec::name)
            .toList();
    Optional<Token> given = found.rest().stream().findFirst();
    List<String> suggestions =
        given
            .map(token -> Suggestions.of(text.substring(token.start(), token.end()), names))
            .orElse(List.of());
    return new Routing.Mistake(
        found.path(),
        found.spec(),
        new Routing.Problem.NeedsSubcommand(names, suggestions),
        text,
        given.map(Token::start).orElse(text.length()));
  }
}
