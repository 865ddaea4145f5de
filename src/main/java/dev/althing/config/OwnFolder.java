package dev.althing.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** A folder that only the user the program runs as can enter, where the system knows of users. */
public final class OwnFolder {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private OwnFolder() {}

  /** Makes it, with the folders above it that are missing; one that is there stays as it is. */
  public static void make(Path folder) throws IOException {
    boolean isPosix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] permissions =
        isPosix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, permissions);
    }
  }

  /** Whether others can enter it, as neither its permissions nor those above it keep them out. */
  public static boolean isOpenToOthers(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath();
    Path above = absolute.getParent();
    return isOpen(absolute) && (above == null || isOpen(above));
  }

  private static boolean isOpen(Path folder) throws IOException {
    var view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
    if (view == null) {
      return false;
    }
    Set<PosixFilePermission> open = EnumSet.copyOf(view.readAttributes().permissions());
    return !OWNER_ONLY.containsAll(open);
  }
}
