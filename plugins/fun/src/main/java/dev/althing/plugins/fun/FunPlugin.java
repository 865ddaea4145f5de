package dev.althing.plugins.fun;

import dev.althing.spi.plugin.Plugin;
import dev.althing.spi.plugin.PluginContext;
import dev.althing.spi.plugin.Wording;
import java.util.random.RandomGenerator;

/** The plugin for pastimes. */
public final class FunPlugin implements Plugin {
  static final Wording WORDING = Wording.of(FunPlugin.class, "words");

  /** The plugin, not started yet. */
  public FunPlugin() {}

  @Override
  public void start(PluginContext context) {
    RandomGenerator random = context.random();
    context.register(new EightBallCommand(random));
    context.register(new FortuneCommand(random, Fortunes.load()));
    context.register(new FlipCommand(random));
    context.register(new ChooseCommand(random));
    context.register(new RpsCommand(random, new Scores(context.store())));
    context.register(new RandomCommand(random));
  }
}
