package dev.althing.sandbox.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.althing.sandbox.room.Nodes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The file that holds every change, one line per request. A line is with the operating system
 * before the request is answered, so a killed process loses nothing it acknowledged; a last line
 * that was cut short was never acknowledged and is dropped.
 */
final class Journal implements AutoCloseable {
  private static final TypeReference<List<Change>> LINE = new TypeReference<>() {};
  private static final ObjectWriter WRITER = Nodes.MAPPER.writerFor(LINE);
  private final @Nullable FileChannel file;
  private long end;

  private Journal(@Nullable FileChannel file) {
    this.file = file;
  }

  static Journal open(Optional<Path> directory) {
    return directory.map(Journal::openIn).orElseGet(() -> new Journal(null));
  }

  private static Journal openIn(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel file =
          FileChannel.open(
              directory.resolve("homeserver.jsonl"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      lock(file, directory);
      return new Journal(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void lock(FileChannel file, Path directory) throws IOException {
    boolean alone;
    try {
      alone = file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      alone = false;
    }
    if (!alone) {
      file.close();
      throw new IllegalStateException("another sandbox uses the data directory " + directory);
    }
  }

  void replay(Consumer<Change> target) {
    if (file == null) {
      return;
    }
    try {
      file.position(0);
      long good = replayLines(new BufferedInputStream(Channels.newInputStream(file)), target);
      file.truncate(good);
      file.position(good);
      end = good;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Applies all whole lines and returns where they end. */
  private static long replayLines(InputStream in, Consumer<Change> target) throws IOException {
    var line = new ByteArrayOutputStream();
    long good = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next != '\n') {
        line.write(next);
        continue;
      }
      for (Change change : Nodes.MAPPER.readValue(line.toByteArray(), LINE)) {
        target.accept(change);
      }
      good += line.size() + 1;
      line.reset();
    }
    return good;
  }

  void write(List<Change> changes) {
    if (file == null || changes.isEmpty()) {
      return;
    }
    try {
      var line = new ByteArrayOutputStream();
      line.write(WRITER.writeValueAsBytes(changes));
      line.write('\n');
      append(file, ByteBuffer.wrap(line.toByteArray()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a change can always be written as JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What cannot be written whole is taken back; the caller tries it again with its next line. */
  private void append(FileChannel target, ByteBuffer line) throws IOException {
    try {
      while (line.hasRemaining()) {
        target.write(line);
      }
      end = target.position();
    } catch (IOException e) {
      target.truncate(end);
      target.position(end);
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
