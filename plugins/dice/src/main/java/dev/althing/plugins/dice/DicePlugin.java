package dev.althing.plugins.dice;

import dev.althing.spi.plugin.Plugin;
import dev.althing.spi.plugin.PluginContext;
import dev.althing.spi.plugin.Wording;

/** The plugin that rolls dice: {@code !roll 4d6kh3}. */
public final class DicePlugin implements Plugin {
  @Override
  public void start(PluginContext context) {
    var limits = new Limits(Math.toIntExact(context.settings().integer("most-dice")));
    Wording wording = Wording.of(DicePlugin.class, "words");
    context.register(new RollCommand(limits, context.random(), wording));
  }
}
