package dev.althing.plugin.speech;

import dev.althing.matrix.id.UserId;
import dev.althing.spi.Permission;
import dev.althing.spi.Prompt;
import dev.althing.spi.Reply;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is noted of a prompt while it waits, as the text that comes back when somebody answers.
 *
 * @param name under which the plugin registered what is done then
 * @param keys which reactions count; none for texts
 * @param isOnce whether the first answer that counts ends it
 * @param message the message that waits
 * @param data what the plugin wants to be told
 */
public record Noted(
    String name,
    List<String> keys,
    Prompt.From from,
    boolean isOnce,
    Reply.Answer message,
    String data) {
  private static final String BETWEEN = "\u001F";
  private static final int LINES = 7;

  /** Copies the list. */
  public Noted {
    keys = List.copyOf(keys);
  }

  static Noted of(Prompt prompt, Reply.Answer message) {
    List<String> keys =
        prompt.kind() instanceof Prompt.Reactions reactions ? reactions.keys() : List.of();
    return new Noted(prompt.name(), keys, prompt.from(), prompt.isOnce(), message, prompt.data());
  }

  /** What was noted. */
  public static Noted read(String text) {
    String[] parts = text.split("\n", LINES + 1);
    Optional<UserId> person = Optional.of(parts[1]).filter(p -> !p.isEmpty()).map(UserId::new);
    return new Noted(
        parts[0],
        Stream.of(parts[4].split(BETWEEN)).filter(key -> !key.isEmpty()).toList(),
        new Prompt.From(person, Permission.valueOf(parts[2])),
        Boolean.parseBoolean(parts[3]),
        new Reply.Answer(parts[5], Integer.parseInt(parts[6])),
        parts[LINES]);
  }

  String write() {
    return String.join(
        "\n",
        name,
        from.person().map(UserId::value).orElse(""),
        from.rank().name(),
        Boolean.toString(isOnce),
        String.join(BETWEEN, keys),
        message.invocation(),
        Integer.toString(message.ordinal()),
        data);
  }

  /** Whether somebody's answer counts. */
  public boolean counts(UserId user, Permission rank) {
    return from.person().filter(person -> !person.equals(user)).isEmpty()
        && rank.reaches(from.rank());
  }
}
