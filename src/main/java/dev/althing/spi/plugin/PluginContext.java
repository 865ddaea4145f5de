package dev.althing.spi.plugin;

import dev.althing.spi.Command;
import dev.althing.spi.Store;
import dev.althing.spi.event.Happening;
import dev.althing.spi.plugin.web.Network;
import dev.althing.spi.plugin.web.Route;
import dev.althing.spi.protection.PolicySource;
import dev.althing.spi.protection.Protection;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What a plugin is given when it starts, and may keep until it is stopped. What it brings it names
 * while it starts; later that throws {@link IllegalStateException}, as does more than 100 of a
 * kind.
 *
 * <pre>{@code
 * public void start(PluginContext context) {
 *   context.register(new Flip(context.random()));
 *   context.continues("again", answered -> completedFuture(Reply.text("**tails**")));
 *   context.schedule(
 *       "morning",
 *       Schedule.daily(LocalTime.of(8, 0), ZoneOffset.UTC),
 *       due -> context.voice().say(due.id(), Spot.room(room), Reply.text("Good morning.")));
 * }
 * }</pre>
 */
public interface PluginContext {
  /** The plugin's id, as its manifest says it. */
  String id();

  /** Brings a command. */
  void register(Command command);

  /** Brings a protection, which acts only with the capability {@code moderate}. */
  void register(Protection protection);

  /** Brings a source of rules. */
  void register(PolicySource source);

  /**
   * Names what is done when a prompt is answered.
   *
   * @param prompt the prompt's name
   */
  void continues(String prompt, Continuation continuation);

  /** Hears what happens, of these kinds. */
  void listen(Set<Happening.Kind> kinds, Listener listener);

  /**
   * Runs a task again and again.
   *
   * @param name small letters, digits and hyphens
   */
  void schedule(String name, Schedule when, Task task);

  /**
   * Shows in {@code !health} how something is that the plugin depends on.
   *
   * @param name at most 16 small letters, digits and hyphens
   */
  void watch(String name, Supplier<CompletionStage<Condition>> look);

  /**
   * Answers HTTP requests to {@code /plugins/<id>/<path>} of the public listener, and to all below.
   * Needs the capability {@code http-routes}.
   *
   * @param path without a slash at its ends; empty for everything
   * @throws NotGranted when the operator did not allow it: the plugin is not loaded then
   */
  void route(String path, Route route);

  /** What the operator set, as far as the manifest declares it. */
  PluginSettings settings();

  /** What the plugin keeps. */
  Store store();

  /** How it says something without an answer to give. */
  Voice voice();

  /** What it can learn of rooms. */
  Rooms rooms();

  /** The network, as far as the capabilities {@code network:<host>} go. */
  Network network();

  /** The plugin's own directory for files; it exists. */
  Path directory();

  /** The time; never ask the system for it, so that tests can set it. */
  InstantSource clock();

  /** Chance that nobody can foresee; safe to be used by several threads. */
  RandomGenerator random();

  /** What it counts and measures. */
  Meter meter();

  /** The bot's log, under the plugin's name. */
  System.Logger log();

  /** Whether the operator granted a capability. */
  boolean may(String capability);
}
