package dev.althing.plugins.wordfilter;

import dev.althing.spi.plugin.Plugin;
import dev.althing.spi.plugin.PluginContext;

/** The plugin that finds forbidden words. */
public final class WordfilterPlugin implements Plugin {
  /** The plugin, not started yet. */
  public WordfilterPlugin() {}

  @Override
  public void start(PluginContext context) {
    try {
      context.register(new WordsProtection(FilterSettings.read(context)));
    } catch (Trouble.Found found) {
      FilterView view =
          FilterView.in(context.settings().text("language")).orElseGet(FilterView::english);
      throw new IllegalArgumentException(view.troubles(found.all()), found);
    }
  }
}
