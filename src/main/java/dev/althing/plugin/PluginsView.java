package dev.althing.plugin;

import dev.althing.plugin.call.Conduct;
import dev.althing.plugin.jar.Manifest;
import dev.althing.plugin.jar.Setting;
import dev.althing.spi.Reply;
import dev.althing.text.Markup;
import dev.althing.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What is said of plugins, in words. */
final class PluginsView {
  private final Texts texts;

  PluginsView(Locale locale) {
    this.texts = Texts.of("plugins", locale);
  }

  Reply isOff(String plugin) {
    return Reply.refusal(texts.say("off", Map.of("plugin", plugin)));
  }

  Reply isResting(String plugin) {
    return Reply.refusal(texts.say("resting", Map.of("plugin", plugin)));
  }

  Reply isStuck(String plugin) {
    return Reply.refusal(texts.say("stuck", Map.of("plugin", plugin)));
  }

  Reply isBusy(String plugin) {
    return Reply.refusal(texts.say("busy", Map.of("plugin", plugin)));
  }

  Reply noRoom() {
    return Reply.refusal(texts.say("no-room", Map.of()));
  }

  Reply unknown(String plugin) {
    return Reply.refusal(texts.say("unknown", Map.of("plugin", Markup.escape(plugin))));
  }

  Reply switched(String plugin, boolean on, boolean isEverywhere) {
    return Reply.text(
        texts.say(
            "switched",
            Map.of(
                "plugin",
                plugin,
                "on",
                on ? "yes" : "no",
                "where",
                isEverywhere ? "all" : "room")));
  }

  Reply changed(String what, PluginHost.Result result) {
    if (result instanceof PluginHost.Result.Done done) {
      Manifest manifest = done.manifest();
      return Reply.text(
          texts.say(
              what,
              Map.of(
                  "plugin", manifest.id(),
                  "version", manifest.version(),
                  "commands", done.commands())));
    }
    String reason = ((PluginHost.Result.NotDone) result).reason();
    return Reply.refusal(texts.say("not", Map.of("reason", Markup.escape(reason))));
  }

  Reply list(Shelf state, Switches switches, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add(texts.say("list", Map.of("count", state.lives().size())) + "\n");
    new TreeMap<>(state.lives())
        .forEach((id, life) -> lines.add(line(life, switches.isOff(id), now)));
    new TreeMap<>(state.refused())
        .forEach(
            (file, reason) ->
                lines.add(
                    texts.say(
                        "list.refused",
                        Map.of("file", Markup.code(file), "reason", Markup.escape(reason)))));
    return Reply.text(String.join("\n", lines));
  }

  private String line(Life life, boolean isOff, Instant now) {
    Manifest manifest = life.manifest();
    String how = isOff ? "off" : life.mayBeCalled(now) ? "well" : "resting";
    return texts.say(
        "list.line",
        Map.of(
            "plugin", manifest.id(),
            "version", manifest.version(),
            "summary", Markup.escape(manifest.summary()),
            "commands", commands(life),
            "how", how));
  }

  Reply info(Life life, Map<String, String> given, Instant now) {
    Manifest manifest = life.manifest();
    List<String> lines = new ArrayList<>();
    lines.add(line(life, false, now));
    lines.add(texts.say("info.sum", Map.of("sum", Markup.code(life.sum()))));
    Conduct conduct = life.conduct();
    lines.add(
        texts.say(
            "info.faults",
            Map.of(
                "faults", conduct.total(),
                "last", Markup.escape(conduct.last().orElse("")))));
    for (Setting setting : manifest.settings()) {
      lines.add(
          texts.say(
              "info.setting",
              Map.of(
                  "name", Markup.code(setting.name()),
                  "value", Markup.code(given.getOrDefault(setting.name(), setting.preset())),
                  "wanted", setting.wanted(),
                  "summary", Markup.escape(setting.summary()))));
    }
    return Reply.text(String.join("\n", lines));
  }

  private static String commands(Life life) {
    return String.join(
        ", ",
        life.started().commands().stream().map(one -> Markup.code(one.spec().name())).toList());
  }

  /** Told in the management room, in the language of the installation's log. */
  static String alarm(String plugin, Throwable fault, Conduct conduct, Instant now) {
    long minutes =
        conduct.restsUntil().map(until -> Duration.between(now, until).toMinutes()).orElse(0L);
    return Texts.of("plugins", Locale.ENGLISH)
        .say(
            "alarm",
            Map.of(
                "plugin",
                plugin,
                "fault",
                Markup.escape(String.valueOf(fault)),
                "minutes",
                minutes));
  }
}
