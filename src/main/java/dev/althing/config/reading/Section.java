package dev.althing.config.reading;

import static java.util.stream.Collectors.joining;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.althing.config.Secret;
import dev.althing.config.SecretMasking;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A part of the configuration while it is read: it remembers which keys were asked for, notes what
 * is wrong and goes on with the default, so that one run finds every problem.
 */
public final class Section {
  private static final int SHOWN = 60;

  private final List<String> path;
  private final ConfigObject values;
  private final ConfigObject defaults;
  private final Problems problems;
  private final Set<String> known = new TreeSet<>();
  private final List<Section> parts = new ArrayList<>();

  Section(List<String> path, ConfigObject values, ConfigObject defaults, Problems problems) {
    this.path = List.copyOf(path);
    this.values = values;
    this.defaults = defaults;
    this.problems = problems;
  }

  /** The value of a key that has a default. */
  public <T> T read(String key, Form<T> form) {
    return optional(key, form).orElseGet(() -> fallback(key, form));
  }

  /** The value of a key that may be left out; also empty when it cannot be understood. */
  public <T> Optional<T> optional(String key, Form<T> form) {
    return find(key).flatMap(value -> understand(value, full(key), form));
  }

  /** The values of a key that holds a list; one value alone counts as a list of one. */
  public <T> List<T> list(String key, Form<T> form) {
    var found = new ArrayList<T>();
    for (ConfigValue value : find(key).map(Section::elements).orElse(List.of())) {
      understand(value, full(key), form).ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  /** Whether a key holds a list. */
  boolean holdsList(String key) {
    return find(key).filter(value -> value.valueType() == ConfigValueType.LIST).isPresent();
  }

  /** The values of a key whose names the operator chooses. */
  public <T> Map<String, T> map(String key, Form<T> form) {
    return section(key).all(form);
  }

  /** The values of this part, whose names the operator chooses. */
  <T> Map<String, T> all(Form<T> form) {
    var found = new LinkedHashMap<String, T>();
    for (String name : new TreeSet<>(values.keySet())) {
      optional(name, form).ifPresent(value -> found.put(name, value));
    }
    return Map.copyOf(found);
  }

  /** The values of this part, whose names the operator chooses; of a list each is a line. */
  Map<String, String> allOrLines(Form<String> form) {
    var found = new LinkedHashMap<String, String>();
    for (String name : new TreeSet<>(values.keySet())) {
      if (holdsList(name)) {
        found.put(name, list(name, form).stream().map(one -> one + "\n").collect(joining()));
      } else {
        optional(name, form).ifPresent(value -> found.put(name, value));
      }
    }
    return Map.copyOf(found);
  }

  /** The part under a key. */
  public Section section(String key) {
    var value = find(key).orElse(null);
    var inner = value instanceof ConfigObject object ? object : emptyObject();
    if (value != null && !(value instanceof ConfigObject)) {
      refuse(value, full(key), "holds one value", "write a block, " + key + " { … }");
    }
    var inherited = defaults.get(key) instanceof ConfigObject object ? object : emptyObject();
    var part = new Section(append(key), inner, inherited, problems);
    parts.add(part);
    return part;
  }

  /** The parts under a key whose names the operator chooses. */
  public <N> Map<N, Section> sections(String key, Form<N> names) {
    var part = section(key);
    var found = new LinkedHashMap<N, Section>();
    for (String name : new TreeSet<>(part.values.keySet())) {
      try {
        found.put(names.parse().apply(name), part.section(name));
      } catch (IllegalArgumentException refused) {
        part.known.add(name);
        part.problem(name, "is not a good name", "write " + names.example());
      }
    }
    return found;
  }

  /** The lists under a key whose names the operator chooses. */
  public <N, T> Map<N, List<T>> lists(String key, Form<N> names, Form<T> elements) {
    var part = section(key);
    var found = new LinkedHashMap<N, List<T>>();
    for (String name : new TreeSet<>(part.values.keySet())) {
      try {
        found.put(names.parse().apply(name), part.list(name, elements));
      } catch (IllegalArgumentException refused) {
        part.known.add(name);
        part.problem(name, "is not a good name", "write " + names.example());
      }
    }
    return found;
  }

  /** A secret, given directly or as a file that holds it, but not both; the log blots it out. */
  public Optional<Secret> secret(String key) {
    var secret = directOrFromFile(key);
    secret.ifPresent(SecretMasking::register);
    return secret;
  }

  private Optional<Secret> directOrFromFile(String key) {
    var direct = optional(key, Forms.untouched());
    var file = optional(key + "-file", Forms.path());
    if (direct.isPresent() && file.isPresent()) {
      var both = "is given twice, directly and as " + key + "-file";
      problem(key, both, "keep one of the two");
    }
    if (direct.isPresent()) {
      find(key).ifPresent(value -> SecretFiles.check(value.origin(), problems));
      return direct.map(Secret::new);
    }
    return file.flatMap(path -> fromFile(key + "-file", path));
  }

  /** Whether the operator or the defaults give the key a value. */
  public boolean has(String key) {
    return find(key).isPresent();
  }

  /** Notes that a key cannot stay as it is. */
  public void problem(String key, String what, String fix) {
    var value = values.get(key);
    if (value == null || value.origin().resource() != null) {
      problems.addMissing(full(key), what, fix);
    } else {
      problems.add(value.origin(), full(key), what, fix);
    }
  }

  /** Notes something an operator should know, though the program can run. */
  public void warn(String sentence) {
    problems.warn(sentence);
  }

  /** Reports every key that nobody asked for; called once, on the outermost part, at the end. */
  void finish() {
    var vocabulary = new TreeSet<String>();
    gather(vocabulary);
    reportUnknown(vocabulary);
  }

  private void gather(Set<String> vocabulary) {
    known.forEach(key -> vocabulary.add(full(key)));
    parts.forEach(part -> part.gather(vocabulary));
  }

  private void reportUnknown(Set<String> vocabulary) {
    for (var entry : values.entrySet()) {
      if (!known.contains(entry.getKey())) {
        var key = full(entry.getKey());
        var meant =
            Nearest.to(entry.getKey(), known)
                .map(this::full)
                .or(() -> vocabulary.stream().filter(named(entry.getKey())).findFirst())
                .or(() -> Nearest.to(key, vocabulary));
        var fix = meant.map(name -> "did you mean " + name + "?").orElse("remove it");
        problems.add(entry.getValue().origin(), key, "is not a setting", fix);
      }
    }
    parts.forEach(part -> part.reportUnknown(vocabulary));
  }

  private static Predicate<String> named(String key) {
    return name -> name.endsWith("." + key);
  }

  private Optional<Secret> fromFile(String key, Path file) {
    var secret = SecretFiles.read(file, problems);
    if (secret.isEmpty()) {
      problem(key, "names a file that cannot be read or is empty", "check the path");
      return secret;
    }
    var open = Unfilled.inSecret(secret.get().reveal());
    open.ifPresent(
        it ->
            problem(key, "names a file that " + it.what(), "write the secret itself into " + file));
    return open.isPresent() ? Optional.empty() : secret;
  }

  private Optional<ConfigValue> find(String key) {
    known.add(key);
    return Optional.ofNullable(values.get(key))
        .filter(value -> value.valueType() != ConfigValueType.NULL);
  }

  private <T> T fallback(String key, Form<T> form) {
    var value = defaults.get(key);
    if (value == null || value.valueType() == ConfigValueType.NULL) {
      throw new IllegalStateException(full(key) + " has no default");
    }
    return form.parse().apply(written(value));
  }

  private <T> Optional<T> understand(ConfigValue value, String key, Form<T> form) {
    if (!isOneValue(value)) {
      refuse(value, key, "must be one value", "write " + form.example());
      return Optional.empty();
    }
    var text = written(value);
    if (isUnfilled(value, key)) {
      return Optional.empty();
    }
    try {
      return Optional.of(form.parse().apply(text));
    } catch (IllegalArgumentException | DateTimeException refused) {
      refuse(value, key, "cannot be " + shown(key, text), "write " + form.example());
      return Optional.empty();
    }
  }

  /** The value as it was written: a password of digits may begin with a zero. */
  private static String written(ConfigValue value) {
    return value.atKey("it").getString("it");
  }

  private boolean isUnfilled(ConfigValue value, String key) {
    var text = String.valueOf(value.unwrapped());
    var open = isSecret(key) ? Unfilled.inSecret(text) : Unfilled.in(text);
    open.ifPresent(it -> problems.add(value.origin(), key, it.what(), it.fix()));
    return open.isPresent();
  }

  private void refuse(ConfigValue value, String key, String what, String fix) {
    if (!isOneValue(value) || !isUnfilled(value, key)) {
      problems.add(value.origin(), key, what, fix);
    }
  }

  private static boolean isOneValue(ConfigValue value) {
    return !(value instanceof ConfigObject)
        && !(value instanceof ConfigList)
        && value.valueType() != ConfigValueType.NULL;
  }

  private static List<? extends ConfigValue> elements(ConfigValue value) {
    return value instanceof ConfigList list ? list : List.of(value);
  }

  /** The value as it may be repeated; nothing of what is a secret or may carry one. */
  private static String shown(String key, String text) {
    boolean carriesOne = key.endsWith("url") && (text.contains("@") || text.contains("?"));
    if (isSecret(key) || carriesOne) {
      return "what is written there";
    }
    return '"' + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + '"';
  }

  private static boolean isSecret(String key) {
    return key.endsWith("password") || key.endsWith("token");
  }

  private String full(String key) {
    return ConfigUtil.joinPath(append(key));
  }

  private List<String> append(String key) {
    var longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }

  private static ConfigObject emptyObject() {
    return ConfigFactory.empty().root();
  }
}
