package dev.althing.check;

import dev.althing.config.OwnFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What can be learned of files without touching them. */
public interface Disk {
  /** Whether something is there. */
  boolean exists(Path path);

  /** Whether it could be written. */
  boolean isWritable(Path path);

  /** Whether other users of the machine can enter it. */
  boolean isOpenToOthers(Path folder) throws IOException;

  /** How many bytes are free for us where it is. */
  long free(Path path) throws IOException;

  /** The disks of this machine. */
  static Disk real() {
    return new Disk() {
      @Override
      public boolean exists(Path path) {
        return Files.exists(path);
      }

      @Override
      public boolean isWritable(Path path) {
        return Files.isWritable(path);
      }

      @Override
      public boolean isOpenToOthers(Path folder) throws IOException {
        return OwnFolder.isOpenToOthers(folder);
      }

      @Override
      public long free(Path path) throws IOException {
        return Files.getFileStore(path).getUsableSpace();
      }
    };
  }
}
