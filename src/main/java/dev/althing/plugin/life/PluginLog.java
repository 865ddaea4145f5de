package dev.althing.plugin.life;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot's log as a plugin sees it: JDK types only, under the plugin's name. */
final class PluginLog implements System.Logger {
  private static final int LONGEST = 2_000;

  private final String name;
  private final Logger log;

  PluginLog(String plugin) {
    this.name = "plugin." + plugin;
    this.log = LoggerFactory.getLogger(name);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean isLoggable(Level level) {
    return level != Level.OFF && log.isEnabledForLevel(of(level));
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String text,
      @Nullable Throwable fault) {
    if (isLoggable(level)) {
      log.atLevel(of(level)).setCause(fault).log("{}", shortened(text));
    }
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object... values) {
    if (isLoggable(level)) {
      String text =
          format == null || values == null ? format : MessageFormat.format(format, values);
      log.atLevel(of(level)).log("{}", shortened(text));
    }
  }

  private static String shortened(@Nullable String text) {
    String all = String.valueOf(text);
    return all.length() <= LONGEST ? all : all.substring(0, LONGEST) + "…";
  }

  private static org.slf4j.event.Level of(Level level) {
    return switch (level) {
      case ERROR -> org.slf4j.event.Level.ERROR;
      case WARNING -> org.slf4j.event.Level.WARN;
      case INFO -> org.slf4j.event.Level.INFO;
      case DEBUG -> org.slf4j.event.Level.DEBUG;
      default -> org.slf4j.event.Level.TRACE;
    };
  }
}
