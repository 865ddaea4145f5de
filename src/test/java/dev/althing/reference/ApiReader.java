package dev.althing.reference;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads the public types of Java sources with the JDK's own parser. */
final class ApiReader {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private ApiReader() {}

  /** The packages in and below these folders that have public types, by their names. */
  static List<ApiPackage> read(List<Path> folders) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> found = Files.walk(folder)) {
        found.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    try (StandardJavaFileManager files =
        COMPILER.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      return parse(files.getJavaFileObjectsFromPaths(sources));
    }
  }

  /**
   * The packages of these sources.
   *
   * @throws IllegalArgumentException when they are not Java
   */
  static List<ApiPackage> parse(Iterable<? extends JavaFileObject> sources) throws IOException {
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    var task =
        (JavacTask) COMPILER.getTask(null, null, diagnostics, List.of("-proc:none"), null, sources);
    Iterable<? extends CompilationUnitTree> units = task.parse();
    diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .findFirst()
        .ifPresent(ApiReader::refuse);
    var packages = new TreeMap<String, ApiPackage>();
    for (CompilationUnitTree unit : units) {
      ApiPackage read = new UnitReader(unit, DocTrees.instance(task)).read();
      packages.merge(read.name(), read, ApiReader::join);
    }
    return packages.values().stream().filter(read -> !read.types().isEmpty()).toList();
  }

  private static void refuse(Diagnostic<? extends JavaFileObject> error) {
    throw new IllegalArgumentException(error.toString());
  }

  private static ApiPackage join(ApiPackage one, ApiPackage other) {
    return new ApiPackage(
        one.name(),
        one.comment().or(other::comment),
        Stream.concat(one.types().stream(), other.types().stream())
            .sorted(Comparator.comparing(ApiType::name))
            .toList());
  }
}
