package dev.althing.plugin;

import dev.althing.plugin.call.Conduct;
import dev.althing.plugin.jar.Capability;
import dev.althing.plugin.jar.Manifest;
import dev.althing.plugin.jar.Setting;
import dev.althing.plugin.keep.Chosen;
import dev.althing.plugin.life.Brought;
import dev.althing.plugin.life.Life;
import dev.althing.spi.Markdown;
import dev.althing.spi.Reply;
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
  private static final int LONGEST_FAULT = 500;

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
    return Reply.refusal(texts.say("unknown", Map.of("plugin", Markdown.escape(plugin))));
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
    return Reply.refusal(texts.say("not", Map.of("reason", Markdown.escape(reason))));
  }

  Reply isNotGranted(String plugin, String capability) {
    return Reply.refusal(
        texts.say("not-granted", Map.of("plugin", plugin, "grant", grant(plugin, capability))));
  }

  Reply notAsked(Life life, String word) {
    return Reply.refusal(
        texts.say(
            "not-asked",
            Map.of(
                "plugin", life.id(),
                "capability", Markdown.code(word),
                "count", life.gate().asked().size(),
                "all", codes(life.gate().asked()))));
  }

  Reply isConfigured(String plugin, List<Capability> fixed) {
    return Reply.refusal(
        texts.say("grant.configured", Map.of("plugin", plugin, "capabilities", codes(fixed))));
  }

  Reply granted(String plugin, List<Capability> meant, boolean isGranted) {
    return Reply.text(
        texts.say(
            "granted",
            Map.of(
                "plugin",
                plugin,
                "capabilities",
                codes(meant),
                "granted",
                isGranted ? "yes" : "no")));
  }

  Reply noSetting(Life life, String name) {
    String all =
        String.join(
            ", ",
            life.manifest().settings().stream().map(one -> Markdown.code(one.name())).toList());
    return Reply.refusal(
        texts.say(
            "no-setting",
            Map.of(
                "plugin", life.id(),
                "name", Markdown.code(name),
                "count", life.manifest().settings().size(),
                "all", all)));
  }

  Reply isSecret(String plugin, Setting setting) {
    return Reply.refusal(
        texts.say("secret", Map.of("plugin", plugin, "name", Markdown.code(setting.name()))));
  }

  Reply setting(Life life, Setting setting, Chosen chosen) {
    return Reply.text(line(setting, chosen.of(life.id())));
  }

  Reply configured(String plugin, Setting setting, Map<String, String> chosen) {
    return Reply.text(
        texts.say("configured", Map.of("plugin", plugin)) + "\n\n" + line(setting, chosen));
  }

  Reply list(Shelf state, PluginHost.Knowledge knowledge) {
    List<String> lines = new ArrayList<>();
    lines.add(texts.say("list", Map.of("count", state.lives().size())) + "\n");
    new TreeMap<>(state.lives()).values().forEach(life -> lines.add(line(life, knowledge)));
    new TreeMap<>(state.refused())
        .forEach(
            (file, reason) ->
                lines.add(
                    texts.say(
                        "list.refused",
                        Map.of("file", Markdown.code(file), "reason", Markdown.escape(reason)))));
    return Reply.text(String.join("\n", lines));
  }

  private String line(Life life, PluginHost.Knowledge knowledge) {
    boolean isOff = knowledge.switches().isOff(life.id());
    return texts.say(
        "list.line",
        Map.of(
            "plugin", life.id(),
            "version", life.manifest().version(),
            "summary", Markdown.escape(life.manifest().summary()),
            "commands", commands(life),
            "missing", life.gate().missing().size(),
            "grants", codes(life.gate().missing()),
            "how", isOff ? "off" : life.mayBeCalled() ? "well" : "resting"));
  }

  Reply info(Life life, PluginHost.Knowledge knowledge) {
    List<String> lines = new ArrayList<>();
    lines.add(line(life, knowledge));
    lines.add(texts.say("info.sum", Map.of("sum", Markdown.code(life.sum()))));
    Conduct conduct = life.conduct();
    lines.add(
        texts.say(
            "info.faults",
            Map.of(
                "faults", conduct.total(),
                "last", Markdown.escape(conduct.last().orElse("")))));
    for (Capability capability : life.gate().asked()) {
      lines.add(
          texts.say(
              "info.capability",
              Map.of(
                  "capability", Markdown.code(capability.text()),
                  "granted", knowledge.grants().allows(life.id(), capability) ? "yes" : "no",
                  "grant", grant(life.id(), capability.text()))));
    }
    brought(life).forEach(lines::add);
    Map<String, String> chosen = knowledge.chosen().of(life.id());
    life.manifest().settings().forEach(setting -> lines.add(line(setting, chosen)));
    return Reply.text(String.join("\n", lines));
  }

  /** What it brings beside commands. */
  private List<String> brought(Life life) {
    Brought brought = life.brought();
    List<String> names = new ArrayList<>();
    brought.protections().forEach(one -> names.add(kind("protection", one.name())));
    brought.sources().forEach(one -> names.add(kind("source", one.name())));
    brought.tasks().forEach(one -> names.add(kind("task", one.name())));
    new TreeMap<>(brought.routes())
        .keySet()
        .forEach(path -> names.add(kind("route", "/plugins/" + life.id() + "/" + path)));
    if (!brought.ears().isEmpty()) {
      names.add(texts.say("info.listener", Map.of()));
    }
    return names;
  }

  private String kind(String kind, String name) {
    return texts.say("info." + kind, Map.of("name", Markdown.code(name)));
  }

  private String line(Setting setting, Map<String, String> chosen) {
    String value = chosen.getOrDefault(setting.name(), setting.preset());
    return texts.say(
        "info.setting",
        Map.of(
            "name", Markdown.code(setting.name()),
            "value", Markdown.code(setting.shown(value)),
            "wanted", setting.wanted(),
            "summary", Markdown.escape(setting.summary())));
  }

  private static String grant(String plugin, String capability) {
    return Markdown.code("plugins grant " + plugin + " " + capability);
  }

  private static String codes(List<Capability> all) {
    return String.join(", ", all.stream().map(one -> Markdown.code(one.text())).toList());
  }

  private static String commands(Life life) {
    return String.join(
        ", ",
        life.brought().commands().stream().map(one -> Markdown.code(one.spec().name())).toList());
  }

  /** Told in the management room. */
  String alarm(Life life, Throwable fault, Instant now) {
    long minutes =
        life.conduct()
            .restsUntil()
            .map(until -> (Duration.between(now, until).toSeconds() + 30) / 60)
            .orElse(0L);
    return texts.say(
        "alarm",
        Map.of(
            "plugin",
            life.id(),
            "fault",
            Markdown.escape(String.valueOf(fault), LONGEST_FAULT),
            "minutes",
            minutes));
  }
}
