package dev.althing.spi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The description of a command as data: routing, argument errors, help and the command reference
 * all come from it.
 *
 * <pre>{@code
 * CommandSpec.named("roll", "Rolls dice.")
 *     .alias("r")
 *     .takes(Parameter.rest("dice", "what to roll, like 2d6+3").or("1d6"))
 *     .cooldown(Cooldown.perRoom(Duration.ofSeconds(2)))
 *     .example("roll 4d6kh3", "the best three of four")
 *     .build();
 * }</pre>
 */
public final class CommandSpec {
  private static final int LONGEST_NAME = 32;

  private final String name;
  private final String summary;
  private final List<String> aliases;
  private final List<Parameter> parameters;
  private final List<CommandSpec> subcommands;
  private final boolean runnable;
  private final Optional<Permission> permission;
  private final Set<Place> places;
  private final Cooldown cooldown;
  private final boolean hidden;
  private final List<Example> examples;

  private CommandSpec(Builder builder) {
    name = builder.name;
    summary = builder.summary;
    aliases = List.copyOf(builder.aliases);
    parameters = List.copyOf(builder.parameters);
    runnable = builder.runnable;
    permission = builder.permission;
    places = Collections.unmodifiableSet(EnumSet.copyOf(builder.places));
    cooldown = builder.cooldown;
    hidden = builder.hidden;
    examples = List.copyOf(builder.examples);
    subcommands = builder.subcommands.stream().map(sub -> sub.under(this)).toList();
    checkNames();
    checkParameters();
  }

  /**
   * Begins a description.
   *
   * @param name lower case, without prefix and without spaces
   * @param summary one sentence
   */
  public static Builder named(String name, String summary) {
    return new Builder(name, summary);
  }

  /**
   * An example of use.
   *
   * @param line what to write, without the prefix
   * @param meaning half a sentence
   */
  public record Example(String line, String meaning) {}

  /** The name, without prefix. */
  public String name() {
    return name;
  }

  /** One sentence that says what it does. */
  public String summary() {
    return summary;
  }

  /** Other names. */
  public List<String> aliases() {
    return aliases;
  }

  /** What it takes; those at their place come in the order in which they are written. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** Commands within this one: {@code remind list}. */
  public List<CommandSpec> subcommands() {
    return subcommands;
  }

  /** Whether it can be used without naming a subcommand. */
  public boolean isRunnable() {
    return runnable;
  }

  /** Who may use it. */
  public Permission permission() {
    return permission.orElse(Permission.EVERYONE);
  }

  /** Where it may be used. */
  public Set<Place> places() {
    return places;
  }

  /** How often it may be used. */
  public Cooldown cooldown() {
    return cooldown;
  }

  /** Whether help and documentation leave it out. */
  public boolean isHidden() {
    return hidden;
  }

  /** Examples of use. */
  public List<Example> examples() {
    return examples;
  }

  /** The name and its aliases. */
  public List<String> names() {
    List<String> all = new ArrayList<>();
    all.add(name);
    all.addAll(aliases);
    return all;
  }

  /** The subcommand of that name or alias, in any spelling. */
  public Optional<CommandSpec> subcommand(String word) {
    String wanted = Spelling.fold(word);
    return subcommands.stream()
        .filter(sub -> sub.names().stream().map(Spelling::fold).anyMatch(wanted::equals))
        .findFirst();
  }

  /**
   * The keys under which a file of help in another language says it: {@code roll.summary}, {@code
   * roll.parameter.dice}, {@code roll.example.1}, and those of its subcommands behind its name.
   */
  public List<String> helpKeys() {
    List<String> keys = new ArrayList<>();
    keys.add(name + ".summary");
    parameters.forEach(parameter -> keys.add(name + ".parameter." + parameter.name()));
    for (int i = 1; i <= examples.size(); i++) {
      keys.add(name + ".example." + i);
    }
    subcommands.forEach(sub -> sub.helpKeys().forEach(key -> keys.add(name + "." + key)));
    return keys;
  }

  @Override
  public String toString() {
    return "CommandSpec[" + name + "]";
  }

  /** A subcommand is as restricted as its parent unless it says otherwise. */
  private CommandSpec under(CommandSpec parent) {
    var builder = new Builder(name, summary);
    builder.aliases.addAll(aliases);
    builder.parameters.addAll(parameters);
    builder.subcommands.addAll(subcommands);
    builder.examples.addAll(examples);
    builder.runnable = runnable;
    builder.permission = permission.or(() -> parent.permission);
    builder.places = EnumSet.copyOf(places);
    builder.places.retainAll(parent.places);
    builder.cooldown = cooldown;
    builder.hidden = hidden;
    check(!builder.places.isEmpty(), "can be used nowhere within " + parent.name);
    return new CommandSpec(builder);
  }

  private void checkNames() {
    Set<String> seen = new HashSet<>();
    for (CommandSpec sub : subcommands) {
      for (String word : sub.names()) {
        check(seen.add(Spelling.fold(word)), "has two subcommands " + word);
      }
    }
    seen.clear();
    for (String word : names()) {
      check(isName(word), "has a bad name: " + word);
      check(seen.add(Spelling.fold(word)), "has the name " + word + " twice");
    }
    check(!summary.isBlank(), "has no summary");
    check(runnable || !subcommands.isEmpty(), "cannot be run and has no subcommands");
  }

  private void checkParameters() {
    Set<String> seen = new HashSet<>();
    boolean ended = false;
    for (Parameter parameter : parameters) {
      check(seen.add(parameter.name()), "has two parameters " + parameter.name());
      if (parameter.form() != Parameter.Form.OPTION) {
        check(!ended, "has " + parameter.name() + " after one that takes all the rest");
        ended = parameter.form() != Parameter.Form.ONE;
      }
    }
  }

  private static boolean isName(String word) {
    return word.equals(word.toLowerCase(Locale.ROOT))
        && !Spelling.fold(word).isEmpty()
        && !word.startsWith("-")
        && word.codePointCount(0, word.length()) <= LONGEST_NAME
        && word.codePoints().allMatch(CommandSpec::isNameCharacter);
  }

  private static boolean isNameCharacter(int codePoint) {
    return !Character.isWhitespace(codePoint)
        && !Character.isSpaceChar(codePoint)
        && !Character.isISOControl(codePoint)
        && Character.getType(codePoint) != Character.SURROGATE
        && "\"`<>\\".indexOf(codePoint) < 0;
  }

  private void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("command " + name + " " + what);
    }
  }

  /** Collects a description. */
  public static final class Builder {
    private final String name;
    private final String summary;
    private final List<String> aliases = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<CommandSpec> subcommands = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();
    private boolean runnable = true;
    private Optional<Permission> permission = Optional.empty();
    private Set<Place> places = EnumSet.allOf(Place.class);
    private Cooldown cooldown = Cooldown.NONE;
    private boolean hidden;

    private Builder(String name, String summary) {
      this.name = name;
      this.summary = summary;
    }

    /** Other names for it. */
    public Builder alias(String... names) {
      aliases.addAll(Arrays.asList(names));
      return this;
    }

    /** What it takes. */
    public Builder takes(Parameter... added) {
      parameters.addAll(Arrays.asList(added));
      return this;
    }

    /** Commands within this one; they inherit its permission unless they name their own. */
    public Builder subcommands(CommandSpec... added) {
      subcommands.addAll(Arrays.asList(added));
      return this;
    }

    /** It does nothing by itself: a subcommand must be named. */
    public Builder onlySubcommands() {
      runnable = false;
      return this;
    }

    /** Who may use it; everyone unless said. */
    public Builder permission(Permission needed) {
      permission = Optional.of(needed);
      return this;
    }

    /** Where it may be used; everywhere unless said. */
    public Builder in(Place first, Place... others) {
      places = EnumSet.of(first, others);
      return this;
    }

    /** How often it may be used; without limit unless said. */
    public Builder cooldown(Cooldown limit) {
      cooldown = limit;
      return this;
    }

    /** Help and documentation leave it out. */
    public Builder hidden() {
      hidden = true;
      return this;
    }

    /** An example of use, without the prefix. */
    public Builder example(String line, String meaning) {
      examples.add(new Example(line, meaning));
      return this;
    }

    /**
     * The description.
     *
     * @throws IllegalArgumentException when it contradicts itself; the message says how
     */
    public CommandSpec build() {
      return new CommandSpec(this);
    }
  }
}
