package dev.althing.plugin.jar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * A jar that was read and checked, and not run. It is all in memory, so that the file may be
 * replaced or removed at any time; jars under {@code lib/} in it are unpacked into it.
 *
 * @param manifest what it says of itself
 * @param entries its files by their names, the plugin's own before those of its libraries
 * @param sum the SHA-256 of the file, in hexadecimal digits
 * @param dangers what was found in its classes, by the capabilities that it needs, for all of which
 *     the manifest asks
 */
public record PluginJar(
    Manifest manifest, Map<String, byte[]> entries, String sum, Map<String, String> dangers) {
  private static final long LARGEST_FILE = 50_000_000;
  private static final long LARGEST_CONTENT = 150_000_000;
  private static final int MOST_ENTRIES = 20_000;
  private static final int LONGEST_NAME = 1_000;

  /** Keeps the map it is given, which is large. */
  public PluginJar {
    entries = Collections.unmodifiableMap(entries);
    dangers = Map.copyOf(dangers);
  }

  /**
   * Reads a file.
   *
   * @throws Refused when it is no jar, too large, hostile, or its manifest is wrong
   */
  public static PluginJar read(Path file) throws Refused {
    byte[] bytes = bytes(file);
    Unpacked unpacked = new Unpacked();
    unpacked.unpack(bytes, "");
    byte[] manifest = unpacked.entries.get(Manifest.FILE);
    if (manifest == null) {
      throw new Refused(
          unpacked.entries.isEmpty()
              ? "it is no jar: build the plugin again, or copy it again"
              : "it has no "
                  + Manifest.FILE
                  + " at its top: it is no plugin, or was packed in a folder");
    }
    Manifest read = ManifestReader.read(new String(manifest, StandardCharsets.UTF_8));
    Map<String, String> dangers = Bytecode.look(unpacked.entries);
    requireAsked(read, dangers);
    if (!unpacked.entries.containsKey(read.main().replace('.', '/') + ".class")) {
      throw new Refused("the class " + read.main() + " that its manifest names is not in it");
    }
    return new PluginJar(read, unpacked.entries, sum(bytes), dangers);
  }

  private static void requireAsked(Manifest manifest, Map<String, String> dangers) throws Refused {
    for (Map.Entry<String, String> danger : dangers.entrySet()) {
      if (!manifest.capabilities().contains(new Capability(danger.getKey()))) {
        throw new Refused(
            "%s, which no plugin may without the capability %s: do not use it, or ask for it"
                .formatted(danger.getValue(), danger.getKey()));
      }
    }
  }

  private static byte[] bytes(Path file) throws Refused {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new Refused("it is larger than " + LARGEST_FILE / 1_000_000 + " MB");
      }
      return Files.readAllBytes(file);
    } catch (IOException fault) {
      throw new Refused("it cannot be read: " + fault);
    }
  }

  private static String sum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  /** What comes out of a jar and the jars in it, bounded together. */
  private static final class Unpacked {
    private final Map<String, byte[]> entries = new HashMap<>();
    private final Map<String, byte[]> libraries = new HashMap<>();
    private long size;
    private int count;

    void unpack(byte[] jar, String inside) throws Refused {
      try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          take(entry, in, inside);
        }
      } catch (ZipException | IllegalArgumentException broken) {
        throw new Refused("the jar" + inside + " is damaged: " + broken.getMessage());
      } catch (IOException cut) {
        throw new Refused("the jar" + inside + " is cut short: copy it again");
      }
      if (inside.isEmpty()) {
        for (Map.Entry<String, byte[]> library : Map.copyOf(libraries).entrySet()) {
          unpack(library.getValue(), " " + library.getKey());
        }
      }
    }

    private void take(ZipEntry entry, InputStream in, String inside) throws IOException, Refused {
      String name = entry.getName();
      if (isOutside(name)) {
        throw new Refused("it has an entry with a hostile name: do not trust it");
      }
      if (++count > MOST_ENTRIES) {
        throw new Refused("it has more than " + MOST_ENTRIES + " entries");
      }
      if (entry.isDirectory()) {
        return;
      }
      byte[] content = in.readNBytes((int) (LARGEST_CONTENT - size + 1));
      size += content.length;
      if (size > LARGEST_CONTENT) {
        throw new Refused("unpacked it is larger than " + LARGEST_CONTENT / 1_000_000 + " MB");
      }
      boolean isLibrary = inside.isEmpty() && name.startsWith("lib/") && name.endsWith(".jar");
      (isLibrary ? libraries : entries).putIfAbsent(name, content);
    }

    private static boolean isOutside(String name) {
      return name.startsWith("/")
          || name.contains("\\")
          || name.indexOf('\0') >= 0
          || name.length() > LONGEST_NAME
          || ("/" + name + "/").contains("/../");
    }
  }
}
