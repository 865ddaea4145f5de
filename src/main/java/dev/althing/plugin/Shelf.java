package dev.althing.plugin;

import dev.althing.command.Registry;
import dev.althing.plugin.life.Life;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The plugins there are at one moment, and the commands.
 *
 * @param lives the plugins that are loaded, by their ids
 * @param refused why files of the folder are not, by their names
 * @param registry the commands of the bot and of all plugins
 */
record Shelf(Map<String, Life> lives, Map<String, String> refused, Registry registry) {
  Shelf {
    lives = Map.copyOf(lives);
    refused = Map.copyOf(refused);
  }

  /** The plugin that was loaded from a file. */
  Optional<Life> of(Path file) {
    return lives.values().stream().filter(life -> life.file().equals(file)).findFirst();
  }

  /** With a plugin, in the place of any of the same id. */
  Shelf with(Life life, Registry commands, String file) {
    Map<String, Life> more = new HashMap<>(lives);
    more.put(life.id(), life);
    Map<String, String> others = new HashMap<>(refused);
    others.remove(file);
    return new Shelf(more, others, commands);
  }

  /** Without a plugin. */
  Shelf without(String id) {
    Map<String, Life> fewer = new HashMap<>(lives);
    fewer.remove(id);
    return new Shelf(fewer, refused, registry.without(id));
  }

  /** Without the refusals of files that are not there any more. */
  Shelf among(Set<String> files) {
    Map<String, String> there = new HashMap<>(refused);
    there.keySet().retainAll(files);
    return new Shelf(lives, there, registry);
  }

  /** With a file that cannot be loaded. */
  Shelf withRefusal(String file, String reason) {
    Map<String, String> more = new HashMap<>(refused);
    more.put(file, reason);
    return new Shelf(lives, more, registry);
  }
}
