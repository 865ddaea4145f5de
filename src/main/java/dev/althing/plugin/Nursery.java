package dev.althing.plugin;

import dev.althing.plugin.jar.Capability;
import dev.althing.plugin.jar.Manifest;
import dev.althing.plugin.jar.PluginJar;
import dev.althing.plugin.jar.Refused;
import dev.althing.plugin.keep.Gate;
import dev.althing.plugin.keep.Grants;
import dev.althing.plugin.keep.Switches;
import dev.althing.plugin.life.Blame;
import dev.althing.plugin.life.Given;
import dev.althing.plugin.life.Life;
import dev.althing.plugin.life.PluginStart;
import dev.althing.plugin.speech.Acquaintance;
import dev.althing.plugin.speech.HostVoice;
import dev.althing.plugin.world.GatedNetwork;
import dev.althing.plugin.world.HostMeter;
import dev.althing.plugin.world.HostRooms;
import dev.althing.spi.plugin.PluginSettings;
import dev.althing.spi.plugin.web.OpenNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where jars become plugins: checked against what the operator allows, given what they need. */
final class Nursery {
  private static final int READERS = 8;
  private static final int WAITING = 64;

  private final Ground ground;
  private final Grants grants;
  private final Switches switches;

  Nursery(Ground ground, Grants grants, Switches switches) {
    this.ground = ground;
    this.grants = grants;
    this.switches = switches;
  }

  /**
   * Reads a jar.
   *
   * @throws Refused when it is none, or the operator does not want it
   */
  PluginJar read(Path file) throws Refused {
    PluginJar jar = PluginJar.read(file);
    boolean isListed =
        ground.settings().only().isEmpty() || ground.settings().only().contains(jar.sum());
    if (!isListed) {
      throw new Refused(
          "its sum is not in althing.plugins.only: if you trust it, add " + jar.sum());
    }
    for (Map.Entry<String, String> danger : jar.dangers().entrySet()) {
      String id = jar.manifest().id();
      if (!grants.allows(id, new Capability(danger.getKey()))) {
        throw new Refused(
            "%s: if you want that, say plugins grant %s %s"
                .formatted(danger.getValue(), id, danger.getKey()));
      }
    }
    return jar;
  }

  /**
   * Starts a plugin.
   *
   * @param chosen what it is told
   * @throws Refused when it does not start
   */
  Life begin(PluginJar jar, Path file, Map<String, String> chosen, Blame blame) throws Refused {
    Manifest manifest = jar.manifest();
    PluginSettings settings = PluginStart.settings(manifest, chosen);
    List<Capability> asked =
        manifest.capabilities().stream().map(one -> one.resolved(settings)).toList();
    Gate gate = new Gate(manifest.id(), asked, grants);
    ThreadPoolExecutor readers = readers(manifest.id());
    try {
      Life life =
          Life.begin(
              jar, file, given(gate, settings, readers), ground.settings().deadline(), blame);
      life.atEnd(readers::shutdownNow);
      return life;
    } catch (Refused refused) {
      readers.shutdownNow();
      throw refused;
    }
  }

  private Given given(Gate gate, PluginSettings settings, ThreadPoolExecutor readers)
      throws Refused {
    String id = gate.plugin();
    var voice =
        new HostVoice(
            gate, ground.ties().outlet(), new Acquaintance(id), room -> switches.isOff(id, room));
    return new Given(
        gate,
        settings,
        new Given.Own(ground.values().of(id), directory(id), ground.fortune()),
        voice,
        new Given.Around(
            new HostRooms(gate, ground.ties().rooms()),
            new GatedNetwork(gate, new OpenNetwork(readers)),
            new HostMeter(id, ground.ties().metrics())));
  }

  private Path directory(String id) throws Refused {
    try {
      return Files.createDirectories(ground.data().resolve("plugins").resolve(id));
    } catch (IOException fault) {
      throw new Refused("its directory cannot be made: " + fault);
    }
  }

  /** Threads on which a plugin's answers from the network are read. */
  private static ThreadPoolExecutor readers(String plugin) {
    ThreadPoolExecutor readers =
        new ThreadPoolExecutor(
            READERS,
            READERS,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "plugin-" + plugin + "-network");
              thread.setDaemon(true);
              return thread;
            });
    readers.allowCoreThreadTimeOut(true);
    return readers;
  }
}
