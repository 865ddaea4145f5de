package dev.althing.command;

import dev.althing.spi.CommandSpec;
import dev.althing.spi.Cooldown;
import dev.althing.spi.Parameter;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.Spans;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** The command reference, {@code docs/commands.md}, written from the descriptions. */
public final class CommandDocs {
  private static final String PREFIX = "!";

  private final StringBuilder page = new StringBuilder();

  private CommandDocs() {}

  /** The page about these commands, by owner and name; hidden ones are left out. */
  public static String render(Registry registry) {
    var docs = new CommandDocs();
    docs.begin();
    var byOwner = new TreeMap<String, List<CommandSpec>>();
    for (Registry.Entry entry : registry.entries()) {
      if (!entry.spec().isHidden()) {
        byOwner.computeIfAbsent(entry.owner(), any -> new ArrayList<>()).add(entry.spec());
      }
    }
    byOwner.forEach(docs::section);
    return docs.page.toString();
  }

  private void begin() {
    line("# Commands");
    line("");
    line("Generated from the command descriptions; do not edit by hand.");
    line("");
    line("A command begins with the prefix (`!` unless the room has another) or with the bot's");
    line("name: `!ping`, `Althing: ping`. `<this>` is required, `[this]` is optional, `this…` may");
    line("be several words. Put quotes around a value with spaces; `--` ends the options.");
  }

  private void section(String owner, List<CommandSpec> specs) {
    line("");
    line("## " + owner);
    specs.forEach(spec -> command(List.of(), spec));
  }

  private void command(List<String> parents, CommandSpec spec) {
    List<String> path = new ArrayList<>(parents);
    path.add(spec.name());
    line("");
    line("### `" + Usage.line(PREFIX, path, spec) + "`");
    line("");
    line(spec.summary());
    line("");
    spec.parameters().forEach(this::parameter);
    facts(parents, spec).forEach(fact -> line("- " + fact));
    for (CommandSpec.Example example : spec.examples()) {
      line("- Example: `" + PREFIX + example.line() + "`: " + example.meaning());
    }
    spec.subcommands().stream().filter(sub -> !sub.isHidden()).forEach(sub -> command(path, sub));
  }

  private void parameter(Parameter parameter) {
    String fallback =
        parameter.fallback().map(value -> "; `" + value + "` unless given").orElse("");
    line("- `" + parameter.name() + "`: " + parameter.summary() + fallback);
  }

  private static List<String> facts(List<String> parents, CommandSpec spec) {
    List<String> facts = new ArrayList<>();
    if (!spec.aliases().isEmpty()) {
      facts.add(
          "Also: " + spec.aliases().stream().map(alias -> code(parents, alias)).collect(joining()));
    }
    facts.add("For: " + who(spec.permission()));
    if (spec.places().size() < Place.values().length) {
      facts.add("Where: " + spec.places().stream().map(CommandDocs::where).collect(joining()));
    }
    Cooldown cooldown = spec.cooldown();
    List<String> limits = new ArrayList<>();
    limit(limits, cooldown.user(), "per person");
    limit(limits, cooldown.room(), "per room");
    limit(limits, cooldown.everywhere(), "altogether");
    if (!limits.isEmpty()) {
      facts.add("How often: " + String.join(", ", limits));
    }
    return facts;
  }

  private static Collector<CharSequence, ?, String> joining() {
    return Collectors.joining(", ");
  }

  private static String code(List<String> parents, String name) {
    List<String> path = new ArrayList<>(parents);
    path.add(name);
    return "`" + Usage.command(PREFIX, path) + "`";
  }

  private static void limit(List<String> limits, Cooldown.Rate rate, String whose) {
    if (!rate.isFree()) {
      limits.add(rate.burst() + " in " + Spans.write(rate.every()) + " " + whose);
    }
  }

  private static String who(Permission permission) {
    return switch (permission) {
      case EVERYONE -> "everyone";
      case ROOM_MODERATOR -> "moderators of the room";
      case MANAGEMENT -> "members of the management room";
      case OWNER -> "owners";
      case NOBODY -> "nobody: it is switched off";
    };
  }

  private static String where(Place place) {
    return switch (place) {
      case ROOM -> "rooms";
      case DIRECT -> "direct rooms";
      case MANAGEMENT -> "the management room";
      case THREAD -> "threads";
    };
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
