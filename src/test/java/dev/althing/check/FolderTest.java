package dev.althing.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderTest {
  private static final Path DATA = Path.of("/var/lib/althing");

  /** A disk with some files on it, as full and as closed as a test wants it. */
  private record FakeDisk(Set<Path> there, Set<Path> closed, long free) implements Disk {
    @Override
    public boolean exists(Path path) {
      return there.contains(path);
    }

    @Override
    public boolean isWritable(Path path) {
      return !closed.contains(path);
    }

    @Override
    public boolean isOpenToOthers(Path folder) {
      return false;
    }

    @Override
    public long free(Path path) {
      return there.contains(path) ? free : -1;
    }
  }

  @Test
  void aFullDiskIsSeen() throws IOException {
    var disk = new FakeDisk(Set.of(DATA), Set.of(), 4_096);

    assertThat(Folder.at(DATA, disk).free()).isEqualTo(4_096);
  }

  @Test
  void aReadOnlyDirectoryIsSeen() throws IOException {
    var disk = new FakeDisk(Set.of(DATA), Set.of(DATA), 1L << 40);

    assertThat(Folder.at(DATA, disk).closed()).contains(DATA);
  }

  @Test
  void aFileOfSomebodyElseIsSeen() throws IOException {
    Path session = DATA.resolve("bot/session.json");
    var disk = new FakeDisk(Set.of(DATA, session), Set.of(session), 1L << 40);

    assertThat(Folder.at(DATA, disk).closed()).contains(session);
  }

  @Test
  void aDirectoryThatIsToBeMadeNeedsOneAboveItThatIsOpen() throws IOException {
    Path above = Path.of("/var");
    var disk = new FakeDisk(Set.of(above), Set.of(above), 1L << 40);

    Folder folder = Folder.at(DATA, disk);

    assertThat(folder.exists()).isFalse();
    assertThat(folder.closed()).contains(above);
    assertThat(folder.free()).isEqualTo(1L << 40);
  }

  @Test
  void theRealDiskIsOnlyLookedAt(@TempDir Path directory) throws IOException {
    Folder folder = Folder.at(directory.resolve("data"), Disk.real());

    assertThat(folder.exists()).isFalse();
    assertThat(folder.closed()).isEmpty();
    assertThat(folder.free()).isPositive();
    assertThat(directory).isEmptyDirectory();
  }
}
