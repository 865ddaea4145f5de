package dev.althing.plugin.life;

import dev.althing.spi.plugin.Plugin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of one plugin: sees the JDK, the plugin API and the plugin's own jar, and
 * nothing of the bot or of other plugins.
 */
final class PluginLoader extends ClassLoader {
  private static final List<String> SHARED =
      List.of("dev.althing.spi.", "dev.althing.matrix.id.", "org.jspecify.annotations.");

  static {
    registerAsParallelCapable();
  }

  private final Map<String, byte[]> entries;
  private final ClassLoader shared = Plugin.class.getClassLoader();

  PluginLoader(String id, Map<String, byte[]> entries) {
    super("plugin-" + id, ClassLoader.getPlatformClassLoader());
    this.entries = entries;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (SHARED.stream().anyMatch(name::startsWith)) {
      return shared.loadClass(name);
    }
    return super.loadClass(name, resolve);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] code = entries.get(name.replace('.', '/') + ".class");
    if (code == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, code, 0, code.length, (ProtectionDomain) null);
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    byte[] content = entries.get(name);
    return content == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(content);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    byte[] content = entries.get(name);
    return content == null ? null : address(name, content);
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL found = findResource(name);
    return found == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(found));
  }

  private static URL address(String name, byte[] content) {
    try {
      return new URL("plugin", "", -1, "/" + name, new Content(content));
    } catch (MalformedURLException never) {
      throw new IllegalArgumentException(name, never);
    }
  }

  /** What is behind an address that points into the jar. */
  private static final class Content extends URLStreamHandler {
    private final byte[] bytes;

    private Content(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() throws IOException {
          return new ByteArrayInputStream(bytes);
        }
      };
    }
  }
}
