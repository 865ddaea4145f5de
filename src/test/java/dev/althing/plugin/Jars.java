package dev.althing.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Jars made in tests: compiled from the text of a class, with a manifest. */
public final class Jars {
  private Jars() {}

  /** A manifest of a plugin whose class is {@code Example}. */
  public static String manifest(String id, String version) {
    return """
        id = %s
        version = %s
        api = 1
        main = Example
        summary = "An example."
        """
        .formatted(id, version);
  }

  /** A plugin with one command, whose answer is an expression over {@code invocation}. */
  public static String example(String command, String answer) {
    return example("", command, answer);
  }

  /** The same that does something when it starts. */
  public static String example(String starting, String command, String answer) {
    return """
        import dev.althing.spi.*;
        import dev.althing.spi.plugin.*;
        import java.util.concurrent.*;

        public final class Example implements Plugin {
          public void start(PluginContext context) throws Exception {
            %s
            context.register(new Command() {
              public CommandSpec spec() {
                return CommandSpec.named("%s", "An example.")
                    .takes(Parameter.rest("text", "anything").optional())
                    .in(Place.ROOM, Place.DIRECT, Place.MANAGEMENT, Place.THREAD)
                    .build();
              }

              public CompletionStage<Reply> run(Invocation invocation) {
                return CompletableFuture.completedFuture(answer(invocation));
              }

              private Reply answer(Invocation invocation) {
                %s
              }
            });
          }
        }
        """
        .formatted(starting, command, answer);
  }

  /** A manifest that asks for capabilities. */
  public static String asking(String id, String... capabilities) {
    return manifest(id, "1") + "capabilities = [\"" + String.join("\", \"", capabilities) + "\"]\n";
  }

  /**
   * A plugin that does something when it starts, over {@code context}; {@code command(name,
   * answer)} makes a command of a function from an invocation to a stage.
   */
  public static String starting(String work) {
    return """
        import dev.althing.matrix.id.*;
        import dev.althing.spi.*;
        import dev.althing.spi.event.*;
        import dev.althing.spi.plugin.*;
        import dev.althing.spi.plugin.web.*;
        import dev.althing.spi.protection.*;
        import java.net.URI;
        import java.net.http.HttpRequest;
        import java.time.*;
        import java.util.*;
        import java.util.concurrent.*;
        import java.util.function.Function;

        public final class Example implements Plugin {
          public void start(PluginContext context) throws Exception {
            %s
          }

          static <T> CompletionStage<T> done(T value) {
            return CompletableFuture.completedFuture(value);
          }

          static Command command(String name, Function<Invocation, CompletionStage<Reply>> answer) {
            return new Command() {
              public CommandSpec spec() {
                return CommandSpec.named(name, "An example.")
                    .takes(Parameter.rest("text", "anything").optional())
                    .build();
              }

              public CompletionStage<Reply> run(Invocation invocation) {
                return answer.apply(invocation);
              }
            };
          }
        }
        """
        .formatted(work);
  }

  /** A jar of a manifest and the source of a class {@code Example}. */
  public static Path plugin(Path file, String manifest, String source) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("althing-plugin.conf", manifest.getBytes(UTF_8));
    entries.putAll(compiled(source));
    return jar(file, entries);
  }

  /** A jar of these entries. */
  public static Path jar(Path file, Map<String, byte[]> entries) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, zipped(entries));
      return file;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** The bytes of such a jar. */
  public static byte[] zipped(Map<String, byte[]> entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static final Map<String, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

  /** The classes that come of the source of a class {@code Example}. */
  public static Map<String, byte[]> compiled(String source) {
    return COMPILED.computeIfAbsent(source, Jars::compile);
  }

  private static Map<String, byte[]> compile(String source) {
    try {
      Path folder =
          Files.createTempDirectory(Files.createDirectories(Path.of("target", "compiled")), "");
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      List<String> options =
          List.of(
              "-d",
              folder.toString(),
              "-proc:none",
              "-nowarn",
              "-source",
              "17",
              "-target",
              "17",
              "-cp",
              "target/classes");
      var problems = new java.io.StringWriter();
      if (!compiler.getTask(problems, null, null, options, null, List.of(text(source))).call()) {
        throw new AssertionError(problems.toString());
      }
      Map<String, byte[]> classes = new LinkedHashMap<>();
      List<Path> files = new ArrayList<>();
      try (Stream<Path> all = Files.walk(folder)) {
        all.filter(Files::isRegularFile).forEach(files::add);
      }
      for (Path file : files) {
        classes.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
      return classes;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static JavaFileObject text(String source) {
    return new SimpleJavaFileObject(
        URI.create("text:///Example.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }
}
