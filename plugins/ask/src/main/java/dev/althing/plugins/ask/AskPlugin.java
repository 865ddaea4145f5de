package dev.althing.plugins.ask;

import dev.althing.spi.plugin.Plugin;
import dev.althing.spi.plugin.PluginContext;
import dev.althing.spi.plugin.PluginSettings;
import dev.althing.spi.plugin.Wording;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The plugin that asks language models. */
public final class AskPlugin implements Plugin {
  private static final Duration PACE = Duration.ofSeconds(1);

  private final Duration pace;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(AskPlugin::daemon);
  private Runnable closing = () -> {};

  /** The plugin, not started yet. */
  public AskPlugin() {
    this(PACE);
  }

  /**
   * The plugin, not started yet.
   *
   * @param pace how long it waits until it shows more of an answer
   */
  AskPlugin(Duration pace) {
    this.pace = pace;
  }

  @Override
  public void start(PluginContext context) {
    Surroundings around = surroundings(context);
    Desk desk = new Desk(around);
    closing = desk::close;
    CompletionStage<Boolean> ready =
        around.conversations().load(context.store()).handle((none, fault) -> known(around, fault));
    Asking asking = new Asking(around, desk);
    context.register(new AskCommand(around, asking, ready));
    context.continues(Asking.TALK, answered -> ready.thenApply(known -> asking.talk(answered)));
    context.continues(
        Asking.CANCEL, answered -> CompletableFuture.completedFuture(asking.cancel(answered)));
    context.watch("server", new ServerWatch(around)::look);
    new Recovery(around, desk).begin();
    long millis = pace.toMillis();
    thread.scheduleWithFixedDelay(() -> tick(around, desk), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Without earlier conversations it goes on all the same. */
  private static boolean known(Surroundings around, @Nullable Throwable fault) {
    around.note("earlier conversations cannot be read", fault);
    return fault == null;
  }

  private Surroundings surroundings(PluginContext context) {
    PluginSettings set = context.settings();
    AskSettings settings = AskSettings.of(set);
    Server server = new Server(set.text("server"), set.text("key"), settings.timeout());
    return new Surroundings(
        context,
        settings,
        server,
        AskSettings.protocol(set, server),
        new Conversations(settings.context()),
        Wording.of(AskPlugin.class, "words"),
        thread);
  }

  private static void tick(Surroundings around, Desk desk) {
    try {
      desk.tick();
    } catch (RuntimeException fault) {
      around.note("what is under way cannot be shown", fault);
    }
  }

  @Override
  public void stop() {
    thread.shutdownNow();
    closing.run();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "ask");
    thread.setDaemon(true);
    return thread;
  }
}
