package dev.althing.plugin.jar;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import dev.althing.config.OperationSettings.Plugins;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reading of a manifest: all that is wrong with it is told at once. */
final class ManifestReader {
  private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+-]{0,39}");
  private static final Pattern CLASS =
      Pattern.compile("(?:[A-Za-z_$][\\w$]{0,99}\\.){0,20}[A-Za-z_$][\\w$]{0,99}");
  private static final int MOST_SETTINGS = 100;
  private static final Set<String> KEYS =
      Set.of("id", "version", "api", "main", "summary", "settings", "capabilities");
  private static final Set<String> SETTING_KEYS =
      Set.of("type", "default", "min", "max", "summary");

  private final List<String> problems = new ArrayList<>();

  private ManifestReader() {}

  /**
   * Reads a manifest.
   *
   * @throws Refused with everything that is wrong with it
   */
  static Manifest read(String text) throws Refused {
    return new ManifestReader().manifest(parsed(text));
  }

  /** Nothing is included from elsewhere, and no variable of the environment is looked at. */
  private static Config parsed(String text) throws Refused {
    try {
      return ConfigFactory.parseString(
              text,
              ConfigParseOptions.defaults()
                  .setSyntax(ConfigSyntax.CONF)
                  .setIncluder(new NoIncludes()))
          .resolve(ConfigResolveOptions.noSystem());
    } catch (ConfigException | StackOverflowError fault) {
      throw new Refused(Manifest.FILE + " cannot be read: " + fault.getMessage());
    }
  }

  private Manifest manifest(Config config) throws Refused {
    unknown(config, "", KEYS);
    String id =
        matching(config, "id", Plugins.NAME, "small letters, digits and hyphens, like dice");
    String version = matching(config, "version", VERSION, "a version, like 1.0.0");
    String main = matching(config, "main", CLASS, "the name of the class, like org.example.Dice");
    String summary = text(config, "summary").orElse("");
    api(config);
    List<Setting> settings = settings(config);
    List<Capability> capabilities = capabilities(config, settings);
    if (!problems.isEmpty()) {
      throw new Refused(Manifest.FILE + ": " + String.join("; ", problems));
    }
    return new Manifest(id, version, main, summary, settings, capabilities);
  }

  private List<Capability> capabilities(Config config, List<Setting> settings) {
    if (!config.hasPath("capabilities")) {
      return List.of();
    }
    if (config.getValue("capabilities").valueType() != ConfigValueType.LIST
        || config.getList("capabilities").size() > MOST_SETTINGS) {
      problems.add("capabilities is no list, or too long: write capabilities = [\"send\"]");
      return List.of();
    }
    List<Capability> wished = new ArrayList<>();
    for (Object one : config.getList("capabilities").unwrapped()) {
      Optional<Capability> known =
          Capability.read(String.valueOf(one)).filter(c -> isOfSettings(c, settings));
      known.ifPresent(wished::add);
      if (known.isEmpty()) {
        problems.add(
            ("there is no capability %s; there are %s, network:<host>, network:<host>:<port>"
                    + " and network:{<setting>}")
                .formatted(shown(String.valueOf(one)), String.join(", ", Capability.NAMES)));
      }
    }
    return wished;
  }

  /** A host that a setting names is named by a setting there is. */
  private static boolean isOfSettings(Capability capability, List<Setting> settings) {
    return !capability.text().contains("{")
        || settings.stream()
            .anyMatch(
                setting ->
                    setting.kind() == Setting.Kind.TEXT
                        && capability.text().equals("network:{" + setting.name() + "}"));
  }

  private void api(Config config) {
    Optional<String> api = text(config, "api");
    if (api.isEmpty()) {
      problems.add("api is missing: write api = " + Manifest.API);
    } else if (!api.get().equals(Integer.toString(Manifest.API))) {
      problems.add(
          "it is made for the plugin API %s, and this program offers %d: take a version made for it"
              .formatted(shown(api.get()), Manifest.API));
    }
  }

  private void unknown(Config config, String where, Set<String> known) {
    Set<String> others = new TreeSet<>(config.root().keySet());
    others.removeAll(known);
    for (String key : others) {
      String all = known.stream().sorted().collect(Collectors.joining(", "));
      problems.add(where + shown(key) + " is no key; there are " + all);
    }
  }

  private String matching(Config config, String key, Pattern form, String wanted) {
    Optional<String> text = text(config, key);
    if (text.isEmpty()) {
      problems.add(key + " is missing: write " + wanted);
    } else if (!form.matcher(text.get()).matches()) {
      problems.add(key + " is " + shown(text.get()) + ": write " + wanted);
    }
    return text.orElse("");
  }

  private List<Setting> settings(Config config) {
    if (!config.hasPath("settings")) {
      return List.of();
    }
    if (config.getValue("settings").valueType() != ConfigValueType.OBJECT) {
      problems.add("settings is no block: write settings { name { type = … } }");
      return List.of();
    }
    Config block = config.getConfig("settings");
    if (block.root().size() > MOST_SETTINGS) {
      problems.add("there are more than " + MOST_SETTINGS + " settings");
      return List.of();
    }
    return block.root().keySet().stream()
        .sorted()
        .flatMap(name -> setting(block, name).stream())
        .toList();
  }

  private Optional<Setting> setting(Config block, String name) {
    String path = ConfigUtil.joinPath(name);
    boolean isGood =
        Plugins.NAME.matcher(name).matches()
            && block.hasPath(path)
            && block.getValue(path).valueType() == ConfigValueType.OBJECT;
    if (!isGood) {
      problems.add("the setting " + shown(name) + " is not name { type = … }");
      return Optional.empty();
    }
    Config one = block.getConfig(path);
    unknown(one, "setting " + name + ": ", SETTING_KEYS);
    Optional<String> type = text(one, "type");
    Optional<Setting.Kind> kind =
        Stream.of(Setting.Kind.values())
            .filter(k -> type.filter(k.code()::equals).isPresent())
            .findFirst();
    if (kind.isEmpty() || !one.hasPath("default")) {
      String kinds =
          Stream.of(Setting.Kind.values())
              .map(Setting.Kind::code)
              .collect(Collectors.joining(", "));
      problems.add("the setting " + name + " needs a default, and a type of " + kinds);
      return Optional.empty();
    }
    return checked(
        new Setting(
            name,
            kind.get(),
            written(one),
            number(one, "min"),
            number(one, "max"),
            text(one, "summary").orElse("")));
  }

  private Optional<Setting> checked(Setting setting) {
    try {
      setting.read(setting.preset());
      return Optional.of(setting);
    } catch (IllegalArgumentException | ArithmeticException refused) {
      problems.add(
          "the default of %s is %s: write %s"
              .formatted(setting.name(), shown(setting.preset()), setting.wanted()));
      return Optional.empty();
    }
  }

  private static String written(Config setting) {
    return setting.getValue("default").valueType() == ConfigValueType.LIST
        ? Setting.together(
            setting.getList("default").unwrapped().stream().map(String::valueOf).toList())
        : String.valueOf(setting.getValue("default").unwrapped());
  }

  private Optional<BigDecimal> number(Config config, String key) {
    Optional<String> text = text(config, key);
    try {
      return text.map(BigDecimal::new);
    } catch (NumberFormatException none) {
      problems.add(key + " is " + shown(text.orElse("")) + ": write a number");
      return Optional.empty();
    }
  }

  private static Optional<String> text(Config config, String key) {
    if (!config.hasPath(key)) {
      return Optional.empty();
    }
    boolean isOne =
        config.getValue(key).valueType() != ConfigValueType.LIST
            && config.getValue(key).valueType() != ConfigValueType.OBJECT;
    // As it is written: the number 1.0 would be 1.
    return Optional.of(isOne ? config.getString(key) : "");
  }

  private static String shown(String text) {
    String line =
        text.codePoints()
            .limit(40)
            .filter(c -> !Character.isISOControl(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return "\"" + line + "\"";
  }
}
