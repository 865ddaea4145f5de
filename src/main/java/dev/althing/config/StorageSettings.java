package dev.althing.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the bot keeps things.
 *
 * @param data the data directory; without one nothing outlives the process
 * @param database the database
 */
public record StorageSettings(Optional<Path> data, DatabaseChoice database) {}
