package dev.althing.imports;

import dev.althing.config.CannotStart;
import dev.althing.config.Settings;
import dev.althing.config.feature.HouseSettings;
import dev.althing.journal.DatabaseSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The import of one file into the records of a bot that is stopped. */
public final class GameImport {
  private final Settings settings;
  private final InstantSource clock;
  private final RandomGenerator random;

  /** The import for a bot with these settings. */
  public GameImport(Settings settings, InstantSource clock, RandomGenerator random) {
    this.settings = settings;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Reads the file and counts what of it is new; blocks.
   *
   * @param applies whether that is written, too
   * @throws CannotStart with the line to print, when the file or the records cannot be opened
   * @throws dev.althing.journal.DatabaseProblem likewise, when the database does not let us in
   */
  public Imported from(Path path, boolean applies) {
    ImportReader reader = new ImportReader(places(), clock.instant());
    Optional<ImportFile> file = read(path, reader);
    if (file.isEmpty()) {
      return new Imported.Refused(reader.flaws().first(), reader.flaws().count());
    }
    try (Records records = Records.open(DatabaseSettings.of(settings.storage()), clock, random)) {
      return new Importer(records.entities(), records.database(), applies).count(file.get());
    }
  }

  private Set<String> places() {
    return settings.community().features().welcome().houses().stream()
        .map(HouseSettings::name)
        .collect(Collectors.toSet());
  }

  private static Optional<ImportFile> read(Path path, ImportReader reader) {
    try (InputStream file = Files.newInputStream(path)) {
      return reader.read(file);
    } catch (NoSuchFileException missing) {
      throw new CannotStart("there is no file " + path, missing);
    } catch (IOException unreadable) {
      throw new CannotStart("%s cannot be read: %s".formatted(path, unreadable), unreadable);
    }
  }
}
