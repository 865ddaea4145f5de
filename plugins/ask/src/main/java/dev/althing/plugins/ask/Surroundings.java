package dev.althing.plugins.ask;

import dev.althing.spi.plugin.PluginContext;
import dev.althing.spi.plugin.Wording;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * What the work on a question needs around it.
 *
 * @param context what the bot offers
 * @param settings what the operator set
 * @param server where the model is
 * @param protocol how to speak with it
 * @param conversations what was said before
 * @param wording what is said
 * @param thread where the work is begun and looked after
 */
record Surroundings(
    PluginContext context,
    AskSettings settings,
    Server server,
    Protocol protocol,
    Conversations conversations,
    Wording wording,
    ScheduledExecutorService thread) {
  AnswerView answers(Locale locale) {
    return new AnswerView(wording.in(locale));
  }

  AskView view(Locale locale) {
    return new AskView(wording.in(locale));
  }

  /** Notes what went wrong, if so, by its kind: what people and servers said is in no log. */
  void note(String what, @Nullable Throwable fault) {
    if (fault != null) {
      context.log().log(System.Logger.Level.WARNING, what + ": " + fault.getClass().getName());
    }
  }
}
