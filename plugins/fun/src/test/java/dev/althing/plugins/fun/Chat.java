package dev.althing.plugins.fun;

import dev.althing.matrix.id.UserId;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Parameter;
import dev.althing.spi.Permission;
import dev.althing.spi.Reply;
import dev.althing.spi.testing.Bench;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A conversation with the plugin: lines are read by the descriptions of its commands. */
final class Chat {
  /** What stands for the bot's own answer to what does not fit the description. */
  static final Reply USAGE = Reply.refusal("usage");

  private final Bench bench;

  private Chat(Bench bench) {
    this.bench = bench;
  }

  static Chat seeded(long seed) {
    return new Chat(Bench.of(new FunPlugin()).seed(seed).start());
  }

  Chat as(String user) {
    bench.as(new UserId(user), Permission.EVERYONE);
    return this;
  }

  Chat in(Locale locale) {
    bench.in(locale);
    return this;
  }

  List<CommandSpec> specs() {
    return bench.specs();
  }

  Optional<String> kept(String key) {
    return bench.kept(key);
  }

  /** The answer to a line without its prefix. */
  Reply say(String line) {
    String[] parts = line.split(" ", 2);
    CommandSpec spec =
        specs().stream().filter(one -> one.names().contains(parts[0])).findFirst().orElseThrow();
    String rest = parts.length > 1 ? parts[1].strip() : "";
    String path = parts[0];
    Optional<CommandSpec> sub = spec.subcommand(rest.split(" ", 2)[0]);
    if (sub.isPresent()) {
      path += " " + sub.get().name();
      spec = sub.get();
      rest = rest.contains(" ") ? rest.split(" ", 2)[1] : "";
    }
    Optional<Map<String, Object>> values = values(spec, rest);
    return values.isPresent() ? bench.run(path, values.get()) : USAGE;
  }

  /** The words of an answer that is no refusal. */
  String hear(String line) {
    Reply reply = say(line);
    if (reply instanceof Reply.Text text) {
      return text.markdown();
    }
    if (reply instanceof Reply.Plain plain) {
      return plain.text();
    }
    throw new AssertionError(line + " was answered " + reply);
  }

  /** The words of a refusal by the plugin. */
  String refused(String line) {
    Reply reply = say(line);
    if (reply instanceof Reply.Refusal refusal && !reply.equals(USAGE)) {
      return refusal.markdown();
    }
    throw new AssertionError(line + " was answered " + reply);
  }

  private static Optional<Map<String, Object>> values(CommandSpec spec, String rest) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<String> words = new ArrayList<>(List.of(rest.split(" +")));
    words.removeIf(String::isEmpty);
    for (Parameter parameter : spec.parameters()) {
      boolean takesAll = parameter.form() == Parameter.Form.REST;
      String given = takesAll ? rest : words.isEmpty() ? "" : words.remove(0);
      Optional<?> value = parameter.type().read(given);
      if (value.isEmpty() && (parameter.required() || !given.isEmpty())) {
        return Optional.empty();
      }
      value.ifPresent(read -> values.put(parameter.name(), read));
      if (takesAll) {
        words.clear();
      }
    }
    return words.isEmpty() ? Optional.of(values) : Optional.empty();
  }
}
