package dev.althing.config.reading;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The layers that make up the configuration: environment over file over the shipped defaults. */
final class Layers {
  static final String ROOT = "althing";

  /** Variables of the build, which share the prefix and are none of the program's business. */
  private static final Set<String> OF_THE_BUILD = Set.of("ALTHING_JDK25");

  /** Keys that say the same in other ways. */
  private static final List<List<String>> CREDENTIALS =
      List.of(
          List.of(
              "althing.homeserver.password",
              "althing.homeserver.password-file",
              "althing.homeserver.access-token",
              "althing.homeserver.access-token-file"),
          List.of("althing.database.password", "althing.database.password-file"));

  /** What Kubernetes tells every container of a service called althing. */
  private static final Pattern OF_A_SERVICE =
      Pattern.compile("ALTHING_(SERVICE_(HOST|PORT)(_\\w+)?|PORT(_\\d+_\\w+)?)");

  private final Map<String, String> environment;
  private final Problems problems;

  Layers(Map<String, String> environment, Problems problems) {
    this.environment = Map.copyOf(environment);
    this.problems = problems;
  }

  static Config defaults() {
    var classes = Layers.class.getClassLoader();
    return ConfigFactory.defaultReferenceUnresolved(classes).withOnlyPath(ROOT).resolve();
  }

  /** Everything in one tree; what is wrong on the way is noted and left out. */
  Section merged(Optional<Path> file) {
    var defaults = defaults();
    var environment = fromEnvironment();
    var root =
        environment
            .withFallback(beside(environment, file.map(this::parsed).orElse(ConfigFactory.empty())))
            .withFallback(defaults)
            .root();
    reportOutside(root);
    return new Section(
        List.of(ROOT), inner(root), (ConfigObject) defaults.getValue(ROOT), problems);
  }

  /** The file without what the environment replaces by another key: one credential is enough. */
  private static Config beside(Config environment, Config file) {
    var rest = file;
    for (List<String> keys : CREDENTIALS) {
      if (keys.stream().anyMatch(environment::hasPath)) {
        for (String key : keys) {
          rest = rest.withoutPath(key);
        }
      }
    }
    return rest;
  }

  private ConfigObject inner(ConfigObject root) {
    var value = root.get(ROOT);
    if (value instanceof ConfigObject object) {
      return object;
    }
    var origin = value == null ? root.origin() : value.origin();
    Unfilled.in(value == null ? "" : String.valueOf(value.unwrapped()))
        .ifPresentOrElse(
            open -> problems.add(origin, ROOT, open.what(), open.fix()),
            () -> problems.add(origin, ROOT, "holds one value", "write a block, althing { … }"));
    return ConfigFactory.empty().root();
  }

  private void reportOutside(ConfigObject root) {
    root.forEach(
        (key, value) -> {
          if (!key.equals(ROOT)) {
            problems.add(
                value.origin(), key, "is not a setting", "all settings stand in althing { … }");
          }
        });
  }

  private Config fromEnvironment() {
    var config = ConfigFactory.empty();
    for (var entry : new TreeMap<>(environment).entrySet()) {
      var variable = Variable.named(entry.getKey());
      if (variable.isPresent() && !entry.getValue().isBlank()) {
        var where = "environment variable " + entry.getKey();
        var value = variable.get().meaning(entry.getValue());
        config =
            config.withValue(
                ROOT + "." + variable.get().path(), ConfigValueFactory.fromAnyRef(value, where));
      } else if (variable.isEmpty() && isUnknown(entry.getKey())) {
        reportVariable(entry.getKey());
      }
    }
    return config;
  }

  private static boolean isUnknown(String name) {
    return name.startsWith(Variable.PREFIX)
        && !OF_THE_BUILD.contains(name)
        && !OF_A_SERVICE.matcher(name).matches();
  }

  private void reportVariable(String name) {
    var fix = Nearest.to(name, Variable.names()).map(meant -> "did you mean " + meant + "?");
    problems.add("environment", name, "is not a setting", fix.orElse("remove it"));
  }

  private Config parsed(Path file) {
    if (!Files.isRegularFile(file)) {
      problems.add(file.toString(), "--config", "names no file", "check the path");
      return ConfigFactory.empty();
    }
    try {
      var options = ConfigParseOptions.defaults().setAllowMissing(false);
      return filled(ConfigFactory.parseFile(file.toFile(), options), file);
    } catch (ConfigException malformed) {
      var where = malformed.origin() == null ? file.toString() : Problems.where(malformed.origin());
      problems.add(where, "the file", "cannot be read", reason(malformed));
      return ConfigFactory.empty();
    }
  }

  /**
   * Fills in {@code ${NAME}} from the environment. What stays open is put back as text, so that it
   * is found, with its line, where the value is read.
   */
  private Config filled(Config config, Path file) {
    var fromEnvironment = new Resolver(environment::get, name -> "environment variable " + name);
    var putBack = new Resolver(name -> "${" + name + "}", name -> whereUsed(name, file));
    var open = ConfigResolveOptions.noSystem().setAllowUnresolved(true);
    return config
        .resolve(open.appendResolver(fromEnvironment))
        .resolve(ConfigResolveOptions.noSystem().appendResolver(putBack));
  }

  private static String whereUsed(String name, Path file) {
    try {
      var lines = Files.readAllLines(file);
      for (int line = 0; line < lines.size(); line++) {
        if (lines.get(line).contains("${" + name + "}")) {
          return file + ":" + (line + 1);
        }
      }
    } catch (IOException unreadable) {
      // The file was parsed a moment ago; its name alone will do.
    }
    return file.toString();
  }

  private static String reason(ConfigException malformed) {
    var message = String.valueOf(malformed.getMessage());
    var prefix = malformed.origin() == null ? "" : malformed.origin().description() + ": ";
    // What stands in quotes may be a secret.
    var tail =
        (message.startsWith(prefix) ? message.substring(prefix.length()) : message)
            .replaceAll("\"[^\"]*\"", "\"…\"");
    return tail.length() > 300 ? tail.substring(0, 300) + "…" : tail;
  }

  private interface Lookup {
    @Nullable String find(String name);
  }

  /** A last place where the parser looks for the value behind {@code ${NAME}}. */
  private record Resolver(Lookup lookup, UnaryOperator<String> where) implements ConfigResolver {
    @Override
    public @Nullable ConfigValue lookup(String path) {
      var value = lookup.find(path);
      return value == null ? null : ConfigValueFactory.fromAnyRef(value, where.apply(path));
    }

    @Override
    public ConfigResolver withFallback(ConfigResolver fallback) {
      return this;
    }
  }
}
