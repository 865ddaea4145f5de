package dev.althing.command;

import dev.althing.spi.Arguments;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Parameter;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import java.util.List;
import java.util.Set;

/** What is to be done with a text that was said to the bot. */
public sealed interface Routing {
  /**
   * A command is to be run.
   *
   * @param entry the command and its owner
   * @param path its name and those of its subcommands
   * @param spec the description of the last of them
   * @param arguments what was given
   */
  record Run(Registry.Entry entry, List<String> path, CommandSpec spec, Arguments arguments)
      implements Routing {
    /** Copies the path. */
    public Run {
      path = List.copyOf(path);
    }
  }

  /**
   * A command was given wrongly.
   *
   * @param path its name and those of its subcommands
   * @param spec the description of the last of them
   * @param problem what is wrong
   * @param text what was written, without the prefix
   * @param at the index in the text where it is wrong
   */
  record Mistake(List<String> path, CommandSpec spec, Problem problem, String text, int at)
      implements Routing {
    /** Copies the path. */
    public Mistake {
      path = List.copyOf(path);
    }
  }

  /**
   * Something like a command, but there is none of that name.
   *
   * @param word the name, of letters, digits and dashes
   * @param suggestions commands that may have been meant
   */
  record Unknown(String word, List<String> suggestions) implements Routing {
    /** Copies the list. */
    public Unknown {
      suggestions = List.copyOf(suggestions);
    }
  }

  /**
   * The person may not use this command.
   *
   * @param path its name and those of its subcommands
   * @param needed who may
   */
  record Denied(List<String> path, Permission needed) implements Routing {
    /** Copies the path. */
    public Denied {
      path = List.copyOf(path);
    }
  }

  /**
   * The command is not for this place.
   *
   * @param path its name and those of its subcommands
   * @param places where it may be used
   */
  record Elsewhere(List<String> path, Set<Place> places) implements Routing {
    /** Copies the path. */
    public Elsewhere {
      path = List.copyOf(path);
    }
  }

  /** It was not meant as a command. */
  record NotForUs() implements Routing {}

  /** Why the arguments of a command could not be understood. */
  sealed interface Problem {
    /**
     * A required parameter was not given.
     *
     * @param parameter which one
     */
    record Missing(Parameter parameter) implements Problem {}

    /**
     * What was given for a parameter is not of its type.
     *
     * @param parameter which one
     */
    record Unreadable(Parameter parameter) implements Problem {}

    /** There is more than the command takes. */
    record TooMuch() implements Problem {}

    /**
     * There is no such option.
     *
     * @param name what was written, without dashes
     * @param suggestions options that look like it
     */
    record UnknownOption(String name, List<String> suggestions) implements Problem {}

    /**
     * A subcommand must be named, and what was written is none.
     *
     * @param names the subcommands there are
     * @param suggestions those that look like what was written; empty if nothing was
     */
    record NeedsSubcommand(List<String> names, List<String> suggestions) implements Problem {}
  }
}
