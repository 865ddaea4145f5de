package dev.althing.plugin;

import dev.althing.plugin.call.Calls;
import dev.althing.plugin.call.Conduct;
import dev.althing.plugin.jar.Manifest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** One plugin that is loaded: from its start to its stop. */
final class Life {
  private final Manifest manifest;
  private final String sum;
  private final Path file;
  private final PluginStart.Started started;
  private final Calls calls;
  private final AtomicReference<Conduct> conduct = new AtomicReference<>(Conduct.NEW);

  /**
   * A plugin that has started.
   *
   * @param sum the SHA-256 of its jar
   * @param file where the jar was
   */
  Life(Manifest manifest, String sum, Path file, PluginStart.Started started, Calls calls) {
    this.manifest = manifest;
    this.sum = sum;
    this.file = file;
    this.started = started;
    this.calls = calls;
  }

  Manifest manifest() {
    return manifest;
  }

  String sum() {
    return sum;
  }

  Path file() {
    return file;
  }

  PluginStart.Started started() {
    return started;
  }

  /** How many commands it brings. */
  int commands() {
    return started.commands().size();
  }

  Calls calls() {
    return calls;
  }

  Conduct conduct() {
    return Objects.requireNonNull(conduct.get());
  }

  boolean mayBeCalled(Instant now) {
    return conduct().mayBeCalled(now, calls.abandoned());
  }

  /** Notes how it behaved; gives how it had behaved before. */
  Conduct note(UnaryOperator<Conduct> change) {
    return Objects.requireNonNull(conduct.getAndUpdate(change));
  }
}
