package dev.althing.command;

import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The commands there are at one moment, each with its owner. Never changes: adding and removing
 * give another registry, so that whoever routes by one sees all of a change or nothing.
 */
public final class Registry {
  /** No commands. */
  public static final Registry EMPTY = new Registry(Map.of());

  private final Map<String, Entry> byName;

  private Registry(Map<String, Entry> byName) {
    this.byName = Collections.unmodifiableMap(byName);
  }

  /**
   * A command and whose it is.
   *
   * @param owner the plugin's id, or the feature's name
   * @param command what runs it
   * @param spec its description as it was when it was registered
   */
  public record Entry(String owner, Command command, CommandSpec spec) {}

  /** What became of a registration. */
  public sealed interface Registration {}

  /**
   * All commands were added.
   *
   * @param registry the commands from now on
   */
  public record Registered(Registry registry) implements Registration {}

  /**
   * No command was added, since names are taken.
   *
   * @param conflicts which ones, at least one
   */
  public record Refused(List<Conflict> conflicts) implements Registration {
    /** Copies the list. */
    public Refused {
      conflicts = List.copyOf(conflicts);
    }
  }

  /**
   * A name that two commands claim.
   *
   * @param name the name or alias
   * @param claimant who wanted it
   * @param holder who has it
   */
  public record Conflict(String name, String claimant, String holder) {}

  /** These commands and those of one more owner: all of them, or none. */
  public Registration with(String owner, Collection<? extends Command> commands) {
    Map<String, Entry> more = new LinkedHashMap<>(byName);
    List<Conflict> conflicts = new ArrayList<>();
    for (Command command : commands) {
      var entry = new Entry(owner, command, command.spec());
      for (String name : entry.spec().names()) {
        Entry holder = more.putIfAbsent(Spelling.fold(name), entry);
        if (holder != null) {
          conflicts.add(new Conflict(name, owner, holder.owner()));
        }
      }
    }
    return conflicts.isEmpty() ? new Registered(new Registry(more)) : new Refused(conflicts);
  }

  /** These commands but for those of one owner. */
  public Registry without(String owner) {
    Map<String, Entry> fewer = new LinkedHashMap<>(byName);
    fewer.values().removeIf(entry -> entry.owner().equals(owner));
    return new Registry(fewer);
  }

  /** The command of that name or alias, in any spelling. */
  public Optional<Entry> find(String name) {
    return Optional.ofNullable(byName.get(Spelling.fold(name)));
  }

  /** All commands, by name. */
  public List<Entry> entries() {
    Set<Entry> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    return byName.values().stream()
        .filter(seen::add)
        .sorted(Comparator.comparing((Entry entry) -> entry.spec().name()))
        .toList();
  }

  /**
   * What permissions are set for: commands, {@code remind}, and subcommands, {@code remind list}.
   */
  public Set<String> paths() {
    Set<String> paths = new TreeSet<>();
    entries().forEach(entry -> gather(entry.spec(), "", paths));
    return paths;
  }

  private static void gather(CommandSpec spec, String before, Set<String> paths) {
    String path = before + spec.name();
    paths.add(path);
    spec.subcommands().forEach(inner -> gather(inner, path + " ", paths));
  }

  /** Whose commands these are. */
  public Set<String> owners() {
    Set<String> owners = new HashSet<>();
    byName.values().forEach(entry -> owners.add(entry.owner()));
    return owners;
  }
}
