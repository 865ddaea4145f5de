package dev.althing.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The data directory as it was seen.
 *
 * @param exists whether it is there already
 * @param closed what cannot be written: the directory, the one it is to be made in, a file in it
 * @param isOpenToOthers whether other users of the machine can enter it
 * @param free how many bytes are free on its disk
 */
public record Folder(
    Path path, boolean exists, Optional<Path> closed, boolean isOpenToOthers, long free) {

  /** Looks at it. */
  public static Folder at(Path path, Disk disk) throws IOException {
    Path whole = path.toAbsolutePath().normalize();
    boolean exists = disk.exists(whole);
    Path there = whole;
    while (!disk.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    Path own = whole.resolve("bot");
    Path ground = there;
    Optional<Path> closed =
        List.of(ground, own, own.resolve("session.json"), own.resolve("althing.mv.db")).stream()
            .filter(it -> disk.exists(it) && !disk.isWritable(it))
            .findFirst();
    return new Folder(
        whole, exists, closed, exists && disk.isOpenToOthers(whole), disk.free(there));
  }
}
