package dev.althing.reference;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** A source that is made up for a test. */
final class Sample extends SimpleJavaFileObject {
  private final String text;

  private Sample(String name, String text) {
    super(URI.create("sample:///" + name), JavaFileObject.Kind.SOURCE);
    this.text = text;
  }

  /** The page about one source. */
  static String page(String text) throws IOException {
    return ReferencePage.render(ApiReader.parse(List.of(new Sample("A.java", text))));
  }

  /** A file beside this class. */
  static String file(String name) throws IOException {
    try (var stream = Sample.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
