package dev.althing.command;

import dev.althing.command.Routing.Problem;
import dev.althing.command.text.Excerpt;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Cooldown;
import dev.althing.spi.Parameter;
import dev.althing.spi.Place;
import dev.althing.spi.Reply;
import dev.althing.spi.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words in which the bot speaks about commands. */
public final class CommandView {
  /** A message file in one language. */
  @FunctionalInterface
  public interface Wording {
    /** The message of that key, with its named arguments filled in. */
    String say(String key, Map<String, ?> arguments);
  }

  /** What commands do, in one language; what it lacks stands in their descriptions. */
  @FunctionalInterface
  public interface Glossary {
    /** The text of that key, if there is one. */
    Optional<String> find(String key);
  }

  private static final String FENCE = "```";

  private final Wording wording;
  private final Glossary glossary;

  /** Speaks with these messages: those of the bundle {@code command}, and {@code help} for help. */
  public CommandView(Wording wording, Glossary glossary) {
    this.wording = wording;
    this.glossary = glossary;
  }

  /** A command as it is typed behind a prefix. */
  public static String typed(String prefix, String command) {
    return Usage.command(prefix, List.of(command));
  }

  /** The answer to a text for which no command is run; empty where there is nothing to say. */
  public Optional<Reply> answer(Routing routing, String prefix) {
    if (routing instanceof Routing.Mistake mistake) {
      return Optional.of(mistake(mistake, prefix));
    }
    if (routing instanceof Routing.Unknown unknown) {
      return Optional.of(unknown(unknown, prefix));
    }
    if (routing instanceof Routing.Denied denied) {
      return Optional.of(
          refusal(
              "denied",
              Map.of(
                  "command", Usage.command(prefix, denied.path()),
                  "needed", denied.needed().name())));
    }
    if (routing instanceof Routing.Elsewhere elsewhere) {
      return Optional.of(elsewhere(elsewhere, prefix));
    }
    return Optional.empty();
  }

  /** What is said, once, to whoever is too fast. */
  public Reply slowDown(Duration wait) {
    Duration rounded = Duration.ofSeconds(Math.max(1, wait.plusMillis(999).toSeconds()));
    return refusal("slow-down", Map.of("wait", Spans.write(rounded)));
  }

  /** A page of help. */
  public Reply help(Help.Page page, String prefix) {
    if (page instanceof Help.Overview overview) {
      return Reply.text(overview(overview, prefix));
    }
    if (page instanceof Help.Details details) {
      return Reply.text(details(details, prefix));
    }
    var none = (Help.NoSuchCommand) page;
    return Reply.refusal(notFound(Excerpt.shortened(none.words()), none.suggestions(), prefix));
  }

  private Reply refusal(String key, Map<String, ?> arguments) {
    return Reply.refusal(wording.say(key, arguments));
  }

  private String say(String key) {
    return wording.say(key, Map.of());
  }

  private Reply unknown(Routing.Unknown unknown, String prefix) {
    return Reply.refusal(notFound(unknown.word(), unknown.suggestions(), prefix));
  }

  private String notFound(String word, List<String> suggestions, String prefix) {
    String didYouMean =
        suggestions.stream()
            .map(name -> "`" + Usage.command(prefix, List.of(name)) + "`")
            .collect(Collectors.joining(", "));
    return wording.say(
        suggestions.isEmpty() ? "unknown" : "unknown.suggest",
        Map.of(
            "word", word,
            "suggestions", didYouMean,
            "help", Usage.command(prefix, List.of("help"))));
  }

  private Reply elsewhere(Routing.Elsewhere elsewhere, String prefix) {
    String places =
        Arrays.stream(Place.values())
            .filter(place -> place != Place.THREAD && elsewhere.places().contains(place))
            .map(place -> say("place." + place.name()))
            .collect(Collectors.joining(say("or")));
    boolean threads = elsewhere.places().contains(Place.THREAD);
    return refusal(
        threads ? "elsewhere" : "elsewhere.no-thread",
        Map.of("command", Usage.command(prefix, elsewhere.path()), "places", places));
  }

  private Reply mistake(Routing.Mistake mistake, String prefix) {
    Excerpt excerpt = Excerpt.of(mistake.text(), mistake.at());
    boolean isInFirstLine = mistake.text().lastIndexOf('\n', mistake.at() - 1) < 0;
    String shownPrefix = isInFirstLine ? Usage.command(prefix, List.of("")) : "";
    int column = shownPrefix.codePointCount(0, shownPrefix.length()) + excerpt.column();
    String lines =
        FENCE
            + ("\n" + shownPrefix + excerpt.line())
            + ("\n" + " ".repeat(column) + "^ " + problem(mistake.problem()))
            + ("\n" + FENCE + "\n");
    return Reply.refusal(
        lines
            + wording.say(
                "usage", Map.of("usage", Usage.line(prefix, mistake.path(), mistake.spec()))));
  }

  private String problem(Problem problem) {
    if (problem instanceof Problem.Missing missing) {
      return parameterProblem("problem.missing", missing.parameter());
    }
    if (problem instanceof Problem.Unreadable unreadable) {
      return parameterProblem("problem.unreadable", unreadable.parameter());
    }
    if (problem instanceof Problem.UnknownOption unknown) {
      String meant =
          unknown.suggestions().stream().map(name -> "--" + name).collect(Collectors.joining(", "));
      return wording.say(
          meant.isEmpty() ? "problem.option" : "problem.option.suggest",
          Map.of("option", "--" + unknown.name(), "suggestions", meant));
    }
    if (problem instanceof Problem.NeedsSubcommand needs) {
      List<String> names = needs.suggestions().isEmpty() ? needs.names() : needs.suggestions();
      return wording.say("problem.subcommand", Map.of("names", String.join(", ", names)));
    }
    return say("problem.too-much");
  }

  private String parameterProblem(String key, Parameter parameter) {
    return wording.say(key, Map.of("name", parameter.name(), "expected", expected(parameter)));
  }

  private String expected(Parameter parameter) {
    return wording.say("expected." + parameter.type().key(), parameter.type().details());
  }

  private String overview(Help.Overview overview, String prefix) {
    List<String> lines = new ArrayList<>();
    overview
        .groups()
        .forEach(
            (permission, specs) -> {
              lines.add("\n**" + say("group." + permission.name()) + "**\n");
              specs.forEach(spec -> lines.add(item(prefix, List.of(), spec)));
            });
    String help = Usage.command(prefix, List.of("help"));
    lines.add("\n" + wording.say("help.more", Map.of("help", help)));
    if (overview.count() > 1) {
      lines.add(
          wording.say(
              "help.page",
              Map.of("number", overview.number(), "count", overview.count(), "help", help)));
    }
    return String.join("\n", lines).strip();
  }

  private String item(String prefix, List<String> path, CommandSpec spec) {
    List<String> whole = new ArrayList<>(path);
    whole.add(spec.name());
    return "- `" + Usage.command(prefix, whole) + "` – " + summary(whole, spec);
  }

  private String details(Help.Details details, String prefix) {
    CommandSpec spec = details.spec();
    List<String> lines = new ArrayList<>();
    lines.add("`" + Usage.line(prefix, details.path(), spec) + "`\n");
    lines.add(summary(details.path(), spec) + "\n");
    spec.parameters().forEach(parameter -> lines.add(about(details.path(), parameter)));
    spec.subcommands().stream()
        .filter(sub -> !sub.isHidden())
        .forEach(sub -> lines.add(item(prefix, details.path(), sub)));
    for (int i = 0; i < spec.examples().size(); i++) {
      CommandSpec.Example example = spec.examples().get(i);
      String key = key(details.path(), "example." + (i + 1));
      lines.add(
          "- %s `%s` – %s"
              .formatted(
                  say("help.example"),
                  Usage.command(prefix, List.of(example.line())),
                  glossary.find(key).orElse(example.meaning())));
    }
    lines.add("\n" + facts(details));
    return String.join("\n", lines).strip();
  }

  private String summary(List<String> path, CommandSpec spec) {
    return summary(glossary, path, spec);
  }

  static String summary(Glossary glossary, List<String> path, CommandSpec spec) {
    return glossary.find(key(path, "summary")).orElse(spec.summary());
  }

  private static String key(List<String> path, String what) {
    return String.join(".", path) + "." + what;
  }

  private String about(List<String> path, Parameter parameter) {
    String key = key(path, "parameter." + parameter.name());
    Map<String, Object> arguments = new HashMap<>();
    arguments.put("name", parameter.name());
    arguments.put("summary", glossary.find(key).orElse(parameter.summary()));
    arguments.put("expected", expected(parameter));
    arguments.put("fallback", parameter.fallback().map(Excerpt::shortened).orElse(""));
    return wording.say(
        parameter.fallback().isPresent() ? "help.parameter.default" : "help.parameter", arguments);
  }

  private String facts(Help.Details details) {
    CommandSpec spec = details.spec();
    List<String> facts = new ArrayList<>();
    if (!spec.aliases().isEmpty()) {
      facts.add(wording.say("help.aliases", Map.of("aliases", String.join(", ", spec.aliases()))));
    }
    facts.add(
        wording.say("help.permission", Map.of("group", say("group." + details.needed().name()))));
    Cooldown.Rate rate = spec.cooldown().user();
    if (!rate.isFree()) {
      facts.add(
          wording.say(
              "help.cooldown", Map.of("burst", rate.burst(), "every", Spans.write(rate.every()))));
    }
    return String.join(" ", facts);
  }
}
