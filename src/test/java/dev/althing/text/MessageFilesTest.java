package dev.althing.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All message files of the application: every language says everything, with the same arguments.
 */
final class MessageFilesTest {
  private static final Path FOLDER = Path.of("src/main/resources/text");

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  static Stream<Path> translations() throws IOException {
    return files()
        .filter(file -> file.getFileName().toString().contains("_"))
        // What commands do stands in their descriptions; CommandsPageTest compares with those.
        .filter(file -> !file.getFileName().toString().startsWith("help_"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyPatternCompilesAndNamesItsArguments(Path file) throws IOException {
    String name = file.getFileName().toString();
    assertThat(name).matches("[a-z][a-z0-9-]*(_[a-z]{2,3})?\\.properties");

    Properties messages = read(file);

    for (String key : messages.stringPropertyNames()) {
      MessageFormat format = new MessageFormat(messages.getProperty(key), Locale.ENGLISH);
      assertThat(format.usesNamedArguments() || format.getArgumentNames().isEmpty())
          .as("%s: %s has numbered arguments", name, key)
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("translations")
  void everyLanguageSaysTheSame(Path file) throws IOException {
    String name = file.getFileName().toString();
    Properties english = read(FOLDER.resolve(name.substring(0, name.indexOf('_')) + ".properties"));
    Properties translated = read(file);

    assertThat(new TreeSet<>(translated.stringPropertyNames()))
        .as("keys of %s", name)
        .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
    for (String key : english.stringPropertyNames()) {
      assertThat(arguments(translated, key))
          .as("arguments of %s in %s", key, name)
          .isEqualTo(arguments(english, key));
    }
  }

  @Test
  void everyAreaIsInEveryLanguage() throws IOException {
    Set<String> languages = new HashSet<>();
    Set<String> areas = new HashSet<>();
    files()
        .map(file -> file.getFileName().toString().replace(".properties", ""))
        .forEach(
            name -> {
              int at = name.indexOf('_');
              areas.add(at < 0 ? name : name.substring(0, at));
              languages.add(at < 0 ? "" : name.substring(at));
            });

    assertThat(areas)
        .allSatisfy(
            area ->
                assertThat(languages)
                    .allSatisfy(
                        l -> assertThat(FOLDER.resolve(area + l + ".properties")).exists()));
  }

  private static Set<String> arguments(Properties messages, String key) {
    return new TreeSet<>(
        new MessageFormat(messages.getProperty(key), Locale.ENGLISH).getArgumentNames());
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }
}
