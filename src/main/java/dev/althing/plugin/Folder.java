package dev.althing.plugin;

import dev.althing.plugin.jar.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder in which jars lie. */
record Folder(Path path) {
  private static final Logger LOG = LoggerFactory.getLogger(Folder.class);
  private static final String JAR = ".jar";

  /** How large a file is, and since when: another pair means another file. */
  record State(long size, long since) {}

  /** The jars, in the order of their names. */
  List<Path> jars() {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (var all = Files.list(path)) {
      return all.filter(file -> file.getFileName().toString().endsWith(JAR)).sorted().toList();
    } catch (IOException fault) {
      LOG.error("the plugins in {} cannot be listed", path, fault);
      return List.of();
    }
  }

  /** The jars with their states; one that goes away meanwhile is left out. */
  Map<Path, State> states() {
    Map<Path, State> states = new TreeMap<>();
    for (Path jar : jars()) {
      try {
        states.put(jar, new State(Files.size(jar), Files.getLastModifiedTime(jar).toMillis()));
      } catch (IOException gone) {
        LOG.debug("{} cannot be looked at", jar, gone);
      }
    }
    return states;
  }

  /**
   * The jar of a name, with or without its end.
   *
   * @throws Refused when there is none
   */
  Path find(String name) throws Refused {
    String wanted = name.endsWith(JAR) ? name : name + JAR;
    return jars().stream()
        .filter(file -> file.getFileName().toString().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new Refused("there is no " + wanted + " in " + path));
  }
}
