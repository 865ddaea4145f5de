package dev.althing;

import dev.althing.command.Outline;
import dev.althing.sandbox.Sandbox;
import dev.althing.sandbox.page.Hint;
import dev.althing.start.Running;
import dev.althing.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The embedded homeserver, and the bot in it if there is one. */
final class Sandboxed implements Running {
  /** Nothing beside the homeserver. */
  static final Running NO_BOT =
      new Running() {
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        @Override
        public List<String> greeting() {
          return List.of();
        }

        @Override
        public CompletionStage<Void> stop() {
          ended.complete(null);
          return ended;
        }

        @Override
        public CompletionStage<Void> ended() {
          return ended;
        }
      };

  private final Sandbox sandbox;
  private final Running bot;

  /** The homeserver with a bot, whose commands its page suggests from now on. */
  static Sandboxed with(Sandbox sandbox, Bot bot, String prefix) {
    sandbox.hints().come(locale -> hints(bot, prefix, locale));
    return new Sandboxed(sandbox, bot);
  }

  static List<Hint> hints(Bot bot, String prefix, Locale locale) {
    Texts words = Texts.of("command", locale);
    return Outline.of(bot.commands(), prefix, Texts.of("help", locale)::find).stream()
        .map(
            line ->
                new Hint(
                    line.command(),
                    line.usage(),
                    line.summary(),
                    line.permission().map(group -> words.say("group." + group)).orElse("")))
        .toList();
  }

  Sandboxed(Sandbox sandbox, Running bot) {
    this.sandbox = sandbox;
    this.bot = bot;
  }

  @Override
  public List<String> greeting() {
    List<String> lines = new ArrayList<>(bot.greeting());
    lines.add("");
    lines.add("  Try it:            " + sandbox.url() + "/");
    lines.add("                     pick any name, go to Lobby and write  !help");
    lines.add("  Or with a client:  homeserver " + sandbox.url() + ", register any account");
    lines.add("  As the moderator:  user moderator, password moderator (room Management)");
    lines.add("");
    lines.add("This homeserver is for trying things out, on this machine only. Ctrl-C stops it.");
    return lines;
  }

  @Override
  public CompletionStage<Void> stop() {
    return bot.stop().whenComplete((done, fault) -> sandbox.close());
  }

  @Override
  public CompletionStage<Void> ended() {
    return bot.ended();
  }
}
