package dev.althing.plugins.minecraft;

import dev.althing.matrix.id.UserId;
import dev.althing.spi.Invocation;
import dev.althing.spi.Markdown;
import dev.althing.spi.plugin.Wording;
import java.util.Locale;

/**
 * The wording of this plugin, for whoever is answered.
 *
 * @param wording in all languages
 * @param plugin the id of the plugin
 * @param server where the server is
 */
record Views(Wording wording, String plugin, Address server) {
  static Views of(String plugin, Address server) {
    return new Views(Wording.of(MinecraftPlugin.class, "words"), plugin, server);
  }

  ServerView server(Locale locale) {
    return new ServerView(wording.in(locale));
  }

  OutcomeView outcome(Invocation invocation) {
    var tongue = wording.in(invocation.locale());
    return new OutcomeView(tongue, invocation.origin()::typed, plugin, server);
  }

  ApprovalView approval(Locale locale, Request request, UserId moderator) {
    var tongue = wording.in(locale);
    var outcomes = new OutcomeView(tongue, Markdown::code, plugin, server);
    return new ApprovalView(tongue, outcomes, request, moderator);
  }

  /** What keeps the server, for operators. */
  String trouble(Answer.Failed failure) {
    var tongue = wording.in(Locale.ENGLISH);
    var outcomes = new OutcomeView(tongue, Markdown::code, plugin, server);
    return outcomes.words(new Outcome.Failed(failure));
  }
}
