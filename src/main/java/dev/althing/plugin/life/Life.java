package dev.althing.plugin.life;

import dev.althing.plugin.call.Calls;
import dev.althing.plugin.call.Conduct;
import dev.althing.plugin.call.TooBusy;
import dev.althing.plugin.call.TooGreedy;
import dev.althing.plugin.call.TooSlow;
import dev.althing.plugin.jar.Manifest;
import dev.althing.plugin.jar.PluginJar;
import dev.althing.plugin.jar.Refused;
import dev.althing.plugin.keep.Gate;
import dev.althing.plugin.speech.HostVoice;
import dev.althing.spi.plugin.NotGranted;
import dev.althing.spi.plugin.Plugin;
import dev.althing.trouble.Causes;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One plugin that is loaded: from its start to its stop. */
public final class Life {
  private final PluginJar jar;
  private final Path file;
  private final Given given;
  private final Calls calls;
  private final Blame blame;
  private final PluginStart.Started started;
  private final AtomicReference<Conduct> conduct = new AtomicReference<>(Conduct.NEW);

  /** Threads of others that it has not given back. */
  private final AtomicInteger kept = new AtomicInteger();

  private final Map<String, Properties> helps = new ConcurrentHashMap<>();
  private final List<Runnable> ending = new ArrayList<>();
  private boolean hasEnded;

  private Life(
      PluginJar jar,
      Path file,
      Given given,
      Calls calls,
      PluginStart.Started started,
      Blame blame) {
    this.jar = jar;
    this.file = file;
    this.given = given;
    this.calls = calls;
    this.started = started;
    this.blame = blame;
  }

  /**
   * Begins the life of a plugin.
   *
   * @param file where the jar was
   * @param deadline how long one call may take
   * @throws Refused when it does not start; nothing of it is left then
   */
  public static Life begin(PluginJar jar, Path file, Given given, Duration deadline, Blame blame)
      throws Refused {
    var loader = new PluginLoader(jar.manifest().id(), jar.entries());
    Calls calls = new Calls(jar.manifest().id(), deadline, loader);
    try {
      var started = PluginStart.start(jar.manifest(), loader, given, calls);
      return new Life(jar, file, given, calls, started, blame);
    } catch (Refused refused) {
      calls.close();
      throw refused;
    }
  }

  public String id() {
    return jar.manifest().id();
  }

  public Manifest manifest() {
    return jar.manifest();
  }

  /** The SHA-256 of its jar. */
  public String sum() {
    return jar.sum();
  }

  public Path file() {
    return file;
  }

  public Brought brought() {
    return started.brought();
  }

  public Gate gate() {
    return given.gate();
  }

  public HostVoice voice() {
    return given.voice();
  }

  /** What its jar says of its own commands in a language, as help asks for it. */
  public Optional<String> help(Locale locale, String key) {
    String file = "help_" + locale.getLanguage() + ".properties";
    boolean isOwn =
        brought().commands().stream().anyMatch(one -> key.startsWith(one.spec().name() + "."));
    return isOwn
        ? Optional.ofNullable(helps.computeIfAbsent(file, this::read).getProperty(key))
        : Optional.empty();
  }

  private Properties read(String file) {
    Properties properties = new Properties();
    byte[] content = jar.entries().getOrDefault(file, new byte[0]);
    try {
      properties.load(new StringReader(new String(content, StandardCharsets.UTF_8)));
    } catch (IOException | IllegalArgumentException unreadable) {
      properties.clear();
    }
    return properties;
  }

  /** How it has behaved. */
  public Conduct conduct() {
    return Objects.requireNonNull(conduct.get());
  }

  /** Whether it may be called. */
  public boolean mayBeCalled() {
    return conduct().mayBeCalled(now(), abandoned());
  }

  /** Whether only another start of the program helps. */
  public boolean isStuck() {
    return Conduct.isStuck(abandoned());
  }

  private int abandoned() {
    return calls.abandoned() + kept.get();
  }

  /**
   * Calls it, and notes how it behaves; fails with {@link Resting} while it rests, with {@link
   * TooBusy} when too much waits, and else with its own fault.
   */
  public <T> CompletionStage<T> call(Callable<? extends CompletionStage<T>> work) {
    if (!mayBeCalled()) {
      return CompletableFuture.failedFuture(new Resting(id()));
    }
    return calls.call(work).whenComplete(this::noted);
  }

  private void noted(@Nullable Object answer, @Nullable Throwable fault) {
    if (fault == null) {
      praise();
      return;
    }
    Throwable cause = Causes.of(fault);
    // Neither is a fault of its own: others want too much of it, or it was not allowed to.
    if (!(cause instanceof TooBusy) && !(cause instanceof NotGranted)) {
      blame(cause);
    }
  }

  /** It has behaved well. */
  public void praise() {
    note(Conduct::good);
  }

  /** Something of it went wrong. */
  public void blame(Throwable fault) {
    blame(fault, fault instanceof TooSlow || fault instanceof TooGreedy);
  }

  /**
   * Something of it went wrong.
   *
   * @param isGrave whether the very first time is one too many
   */
  public void blame(Throwable fault, boolean isGrave) {
    Instant now = now();
    UnaryOperator<Conduct> worse = before -> before.bad(String.valueOf(fault), isGrave, now);
    Conduct before = note(worse);
    if (worse.apply(before).rests() > before.rests()) {
      blame.rests(this, fault);
    }
  }

  /** It has not given back a thread that was lent to it. */
  public void keeps() {
    kept.incrementAndGet();
  }

  private Conduct note(UnaryOperator<Conduct> change) {
    return Objects.requireNonNull(conduct.getAndUpdate(change));
  }

  private Instant now() {
    return given.own().fortune().clock().instant();
  }

  /** Something is to be done when it ends, or at once if it has. */
  public void atEnd(Runnable work) {
    synchronized (ending) {
      if (!hasEnded) {
        ending.add(work);
        return;
      }
    }
    work.run();
  }

  /** Whether it ends or has ended: what comes of it now comes too late. */
  public boolean hasEnded() {
    synchronized (ending) {
      return hasEnded;
    }
  }

  /** Stops it; completes when it has, or is left behind. */
  public CompletionStage<Boolean> end() {
    synchronized (ending) {
      hasEnded = true;
    }
    ending.forEach(Runnable::run);
    Plugin plugin = started.plugin();
    return calls
        .call(
            () -> {
              plugin.stop();
              return CompletableFuture.completedFuture(true);
            })
        .whenComplete((stopped, fault) -> calls.close());
  }
}
