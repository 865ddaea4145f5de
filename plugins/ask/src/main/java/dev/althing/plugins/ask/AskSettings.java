package dev.althing.plugins.ask;

import dev.althing.spi.Cooldown;
import dev.althing.spi.plugin.PluginSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the operator set, without what only the server is told.
 *
 * @param models which models there are to choose from, the usual one first
 * @param system what the model is told before each conversation
 * @param timeout how long an answer may take
 * @param context how many characters of a conversation are sent at most
 * @param answer how many characters an answer has at most
 * @param atOnce how many questions are worked on at once
 * @param waiting how many questions may wait
 * @param cooldown how often one person may begin
 */
record AskSettings(
    List<String> models,
    String system,
    Duration timeout,
    int context,
    int answer,
    int atOnce,
    int waiting,
    Duration cooldown) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  /**
   * Copies the list and checks what a manifest cannot.
   *
   * @throws IllegalArgumentException with what to set instead
   */
  AskSettings {
    models = List.copyOf(models);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("the setting model is empty: name one, such as llama3.2");
    }
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("the setting timeout is 1s to 1h");
    }
  }

  static AskSettings of(PluginSettings settings) {
    return new AskSettings(
        Stream.concat(Stream.of(settings.text("model")), settings.texts("models").stream())
            .map(String::strip)
            .filter(model -> !model.isEmpty())
            .distinct()
            .toList(),
        settings.text("system"),
        settings.duration("timeout"),
        (int) settings.integer("context"),
        (int) settings.integer("answer"),
        (int) settings.integer("at-once"),
        (int) settings.integer("waiting"),
        settings.duration("cooldown"));
  }

  /** The server and the way to speak with it. */
  static Protocol protocol(PluginSettings settings, Server server) {
    String name = settings.text("protocol").strip();
    return switch (name) {
      case "ollama" ->
          new OllamaProtocol(
              server, (int) (settings.integer("context") + settings.integer("answer")));
      case "openai" -> new OpenAiProtocol(server);
      default ->
          throw new IllegalArgumentException("the setting protocol is neither ollama nor openai");
    };
  }

  /** The model that answers unless somebody chooses another. */
  String model() {
    return models.get(0);
  }

  /** The model that somebody means, in whatever case they write it. */
  Optional<String> named(String model) {
    return models.stream().filter(one -> one.equalsIgnoreCase(model)).findFirst();
  }

  /** The limit on how often one person may begin. */
  Cooldown limit() {
    return Cooldown.perUser(cooldown);
  }
}
