package dev.althing.command;

import dev.althing.command.Router.Asker;
import dev.althing.command.permission.Permissions;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Permission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody can be told about commands: only those that the person may use.
 *
 * @param registry the commands there are
 * @param permissions who may use them
 */
public record Help(Registry registry, Permissions permissions) {
  private static final int PAGE = 30;

  /** What help has to say. */
  public sealed interface Page {}

  /**
   * A list of commands.
   *
   * @param groups the commands by who may use them
   * @param number the number of this page, from 1
   * @param count how many pages there are
   */
  public record Overview(Map<Permission, List<CommandSpec>> groups, int number, int count)
      implements Page {
    /** Copies the groups, keeping their order. */
    public Overview {
      groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }
  }

  /**
   * All about one command.
   *
   * @param path its name and those of its subcommands
   * @param spec its description
   * @param needed who may use it here
   */
  public record Details(List<String> path, CommandSpec spec, Permission needed) implements Page {
    /** Copies the path. */
    public Details {
      path = List.copyOf(path);
    }
  }

  /**
   * There is no such command.
   *
   * @param words what was asked about
   * @param suggestions commands that may have been meant
   */
  public record NoSuchCommand(String words, List<String> suggestions) implements Page {}

  private record Topic(Permission needed, CommandSpec spec) {}

  /** The commands that the person may use, a page of them. */
  public Page overview(int page, Asker asker) {
    List<Topic> topics = topics(asker);
    int count = Math.max(1, (topics.size() + PAGE - 1) / PAGE);
    int number = Math.min(Math.max(page, 1), count);
    Map<Permission, List<CommandSpec>> groups = new EnumMap<>(Permission.class);
    topics.stream()
        .skip((long) PAGE * (number - 1))
        .limit(PAGE)
        .forEach(
            topic ->
                groups.computeIfAbsent(topic.needed(), any -> new ArrayList<>()).add(topic.spec()));
    return new Overview(groups, number, count);
  }

  /** All about the command of that name; the prefix may stand before it. */
  public Page about(String words, String prefix, Asker asker) {
    String bare = words.startsWith(prefix) ? words.substring(prefix.length()) : words;
    String[] names = bare.strip().split("\\s+", 5);
    List<CommandSpec> chain = chain(names);
    if (chain.isEmpty() || !mayUse(chain, asker)) {
      return new NoSuchCommand(bare.strip(), like(names[0], asker));
    }
    return new Details(
        chain.stream().map(CommandSpec::name).toList(),
        chain.get(chain.size() - 1),
        permissions.needed(asker.room(), chain));
  }

  /** Commands that a word may have meant. */
  List<String> like(String word, Asker asker) {
    List<String> names =
        topics(asker).stream().flatMap(topic -> topic.spec().names().stream()).toList();
    return Suggestions.of(word, names);
  }

  /** The descriptions that the names lead to; empty when they lead nowhere. */
  private List<CommandSpec> chain(String[] names) {
    Optional<CommandSpec> spec = registry.find(names[0]).map(Registry.Entry::spec);
    List<CommandSpec> chain = new ArrayList<>();
    spec.ifPresent(chain::add);
    for (String name : Arrays.asList(names).subList(1, names.length)) {
      spec = spec.flatMap(parent -> parent.subcommand(name));
      spec.ifPresent(chain::add);
    }
    return spec.isPresent() ? chain : List.of();
  }

  private List<Topic> topics(Asker asker) {
    return registry.entries().stream()
        .map(Registry.Entry::spec)
        .filter(spec -> !spec.isHidden())
        .map(spec -> new Topic(easiest(List.of(spec), asker), spec))
        .filter(topic -> asker.rank().reaches(topic.needed()))
        .sorted(Comparator.comparing(Topic::needed))
        .toList();
  }

  private boolean mayUse(List<CommandSpec> chain, Asker asker) {
    return asker.rank().reaches(easiest(chain, asker));
  }

  /** What is needed for the command or for one of its subcommands, whatever is less. */
  private Permission easiest(List<CommandSpec> chain, Asker asker) {
    CommandSpec spec = chain.get(chain.size() - 1);
    Permission least =
        spec.isRunnable() ? permissions.needed(asker.room(), chain) : Permission.NOBODY;
    for (CommandSpec sub : spec.subcommands()) {
      List<CommandSpec> longer = new ArrayList<>(chain);
      longer.add(sub);
      Permission needed = easiest(longer, asker);
      least = needed.reaches(least) ? least : needed;
    }
    return least;
  }
}
