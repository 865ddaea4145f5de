package dev.althing.plugins.ratelimit;

import dev.althing.spi.event.Happening;
import dev.althing.spi.plugin.Plugin;
import dev.althing.spi.plugin.PluginContext;
import dev.althing.spi.plugin.PluginSettings;
import java.time.Duration;
import java.util.Set;

/** The plugin that limits how much one person sends. */
public final class RatelimitPlugin implements Plugin {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Set<Happening.Kind> MESSAGES = Set.of(Happening.Kind.MESSAGE);
  private static final Set<Happening.Kind> ALL =
      Set.of(Happening.Kind.MESSAGE, Happening.Kind.EDIT, Happening.Kind.REACTION);

  /** The plugin, not started yet. */
  public RatelimitPlugin() {}

  @Override
  public void start(PluginContext context) {
    PluginSettings settings = context.settings();
    LimitView view = view(settings.text("language"));
    Limit limit = new Limit((int) settings.integer("messages"), within(settings, view));
    context.register(
        new MessagesProtection(
            limit,
            sanction(settings.text("then"), view),
            settings.flag("count-reactions") ? ALL : MESSAGES,
            view));
  }

  private static LimitView view(String language) {
    return LimitView.in(language)
        .orElseThrow(() -> new IllegalArgumentException(LimitView.english().badLanguage(language)));
  }

  private static Duration within(PluginSettings settings, LimitView view) {
    Duration within = settings.duration("within");
    boolean isWhole = within.getNano() == 0;
    if (!isWhole || within.compareTo(SHORTEST) < 0 || within.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(view.badTime(within));
    }
    return within;
  }

  private static Sanction sanction(String code, LimitView view) {
    return Sanction.read(code)
        .orElseThrow(() -> new IllegalArgumentException(view.badSanction(code)));
  }
}
