import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A step of the build: rewrites the jars of a folder without compression, all else kept. A start
 * would otherwise inflate ten thousand classes, which is a sixth of its work.
 */
final class Uncompressed {
  public static void main(String[] arguments) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
      for (Path jar : jars) {
        if (isCompressed(jar)) {
          rewrite(jar);
        }
      }
    }
  }

  private static boolean isCompressed(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().anyMatch(entry -> entry.getMethod() != ZipEntry.STORED);
    }
  }

  private static void rewrite(Path jar) throws IOException {
    Path rewritten = Path.of(jar + ".uncompressed");
    try (ZipFile from = new ZipFile(jar.toFile());
        OutputStream file = Files.newOutputStream(rewritten);
        ZipOutputStream to = new ZipOutputStream(file)) {
      for (ZipEntry entry : from.stream().toList()) {
        to.putNextEntry(uncompressed(entry));
        from.getInputStream(entry).transferTo(to);
        to.closeEntry();
      }
    }
    Files.setLastModifiedTime(rewritten, Files.getLastModifiedTime(jar));
    Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static ZipEntry uncompressed(ZipEntry entry) {
    ZipEntry same = new ZipEntry(entry);
    same.setMethod(ZipEntry.STORED);
    same.setCompressedSize(entry.getSize());
    return same;
  }
}
