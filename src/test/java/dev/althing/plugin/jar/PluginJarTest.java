package dev.althing.plugin.jar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.plugin.Jars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PluginJarTest {
  private static final String GOOD = Jars.manifest("example", "1.0");
  private static final String SOURCE = Jars.example("hello", "return Reply.text(\"hello\");");

  @TempDir Path folder;

  private void isRefused(Path file, String... words) {
    assertThatThrownBy(() -> PluginJar.read(file))
        .isInstanceOf(Refused.class)
        .message()
        .contains(words);
  }

  private Path with(Map<String, byte[]> more) {
    Map<String, byte[]> entries = new HashMap<>(Jars.compiled(SOURCE));
    entries.put(Manifest.FILE, GOOD.getBytes(UTF_8));
    entries.putAll(more);
    return Jars.jar(folder.resolve("a.jar"), entries);
  }

  @Test
  void aGoodOneIsRead() throws Exception {
    PluginJar jar = PluginJar.read(Jars.plugin(folder.resolve("a.jar"), GOOD, SOURCE));

    assertThat(jar.manifest())
        .isEqualTo(new Manifest("example", "1.0", "Example", "An example.", List.of(), List.of()));
    assertThat(jar.sum()).hasSize(64);
  }

  @Test
  void librariesInItAreUnpacked() throws Exception {
    byte[] library = Jars.zipped(Map.of("data.txt", "from the library".getBytes(UTF_8)));

    PluginJar jar = PluginJar.read(with(Map.of("lib/data.jar", library)));

    assertThat(jar.entries()).containsKey("data.txt").doesNotContainKey("lib/data.jar");
  }

  @Test
  void aTextIsNoJar() throws IOException {
    isRefused(Files.writeString(folder.resolve("a.jar"), "I am a jar, honestly"), "no jar");
  }

  @Test
  void aJarThatWasCutShortIsNoPlugin() throws IOException {
    byte[] whole = Files.readAllBytes(with(Map.of()));
    byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);

    assertThatThrownBy(() -> PluginJar.read(Files.write(folder.resolve("b.jar"), half)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void aBombIsNotUnpacked() {
    byte[] zeros = new byte[100_000_000];

    isRefused(with(Map.of("a.bin", zeros, "b.bin", zeros)), "larger than 150 MB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil.txt", "a/../../evil.txt", "/etc/evil", "a\\..\\evil"})
  void entriesThatLeadOutsideAreRefused(String name) {
    isRefused(with(Map.of(name, new byte[1])), "hostile name");
  }

  @Test
  void aJarWithoutManifestIsNoPlugin() {
    isRefused(
        Jars.jar(folder.resolve("a.jar"), Map.of("a/althing-plugin.conf", new byte[0])),
        "no althing-plugin.conf");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id = UPPER    | id is",
        "id = [1]      | id is",
        "version = \"\" | version is",
        "api = 2       | made for the plugin API",
        "api = \"[1,2)\" | made for the plugin API",
        "main = \"not a class\" | main is",
        "main = org.example.Gone | org.example.Gone",
        "capabilities = [fly] | there is no capability \"fly\"",
        "capabilities = moderate | capabilities is no list",
        "capabilities = [\"network:{server}\"] | there is no capability",
        "capabilities = [\"network:a b\"] | there is no capability",
        "settings = 7  | settings is no block",
        "settings { x { type = wish, default = 1 } } | needs a default, and a type",
        "settings { x { type = integer } } | needs a default",
        "settings { x { type = integer, default = many } } | the default of x",
        "settings { x { type = integer, default = 9, max = 8 } } | the default of x",
        "settings { BAD { type = text, default = a } } | is not name",
        "}             | cannot be read",
        "x = ${HOME}   | cannot be read",
      })
  void everyWrongFieldIsTold(String line, String told) {
    isRefused(with(Map.of(Manifest.FILE, (GOOD + line + "\n").getBytes(UTF_8))), told);
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    isRefused(
        with(Map.of(Manifest.FILE, "id = 7".getBytes(UTF_8))),
        "id is",
        "version is missing",
        "api is missing",
        "main is missing");
  }

  @Test
  void aManifestIncludesNothing() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.conf"), "summary = stolen");
    String manifest = GOOD + "include file(\"" + secret + "\")\n";

    assertThat(
            PluginJar.read(with(Map.of(Manifest.FILE, manifest.getBytes(UTF_8))))
                .manifest()
                .summary())
        .isEqualTo("An example.");
  }

  @Test
  void classesForANewerJavaAreRefused() {
    Map<String, byte[]> classes = Jars.compiled(SOURCE);
    byte[] code = classes.get("Example.class").clone();
    code[7] = 99;

    isRefused(with(Map.of("Example.class", code)), "built for Java 55", "--release 17");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(1); return null;",
        "Runtime.getRuntime().halt(1); return null;",
        "java.util.function.IntConsumer end = System::exit; end.accept(1); return null;",
        "try { Runtime.getRuntime().exec(\"true\"); } catch (Exception e) {} return null;",
        "try { new ProcessBuilder(\"true\").start(); } catch (Exception e) {} return null;",
        "System.loadLibrary(\"x\"); return null;",
      })
  void whatNoPluginMayIsFoundInItsCode(String answer) {
    isRefused(
        Jars.plugin(folder.resolve("a.jar"), GOOD, Jars.example("bad", answer)),
        "which no plugin may");
  }

  @Test
  void damagedClassesAreRefused() {
    byte[] code = Jars.compiled(SOURCE).get("Example.class").clone();
    java.util.Arrays.fill(code, 10, code.length, (byte) 0xFF);

    isRefused(with(Map.of("Example.class", code)), "damaged");
    isRefused(with(Map.of("Example.class", new byte[3])), "is no class");
  }
}
