package dev.althing.sandbox.store;

import dev.althing.sandbox.room.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Uploaded files, in memory or in the data directory. */
public final class Media {
  /** The largest upload, Synapse's default. */
  public static final int MAX_BYTES = 50 * 1024 * 1024;

  private final Homeserver server;
  private final Optional<Path> directory;
  private final Map<String, String> reserved = new HashMap<>();
  private final Map<String, Change.MediaStored> stored = new HashMap<>();
  private final Map<String, byte[]> bytes = new HashMap<>();

  Media(Homeserver server, Optional<Path> data) {
    this.server = server;
    this.directory = data.map(path -> path.resolve("media"));
  }

  /** A file as it was uploaded; never compared, so the bytes are passed as they are. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Content(byte[] bytes, String contentType, @Nullable String fileName) {}

  void reserve(String mediaId, String userId) {
    reserved.put(mediaId, userId);
  }

  void stored(Change.MediaStored change) {
    stored.put(change.mediaId(), change);
  }

  /** A new media id, to be filled later. */
  public String create(String user) {
    String id = server.secrets().letters(24, false);
    server.record(new Change.MediaReserved(id, user));
    return id;
  }

  /** Fills a media id that was created before. */
  public void put(String mediaId, String user, Content content) {
    String owner = reserved.get(mediaId);
    if (owner == null) {
      throw Refusal.notFound("Unknown media ID");
    }
    if (!owner.equals(user)) {
      throw Refusal.forbidden("Only the creator of the media ID can upload to it");
    }
    if (stored.containsKey(mediaId)) {
      throw new Refusal(409, "M_CANNOT_OVERWRITE_MEDIA", "Media ID already has content");
    }
    if (content.bytes().length > MAX_BYTES) {
      throw Refusal.tooLarge("Upload request body is too large");
    }
    write(mediaId, content.bytes());
    server.record(new Change.MediaStored(mediaId, user, content.contentType(), content.fileName()));
  }

  /** The content of a media id. */
  public Content get(String serverName, String mediaId) {
    Change.MediaStored found = stored.get(mediaId);
    if (!serverName.equals(server.name()) || found == null) {
      if (serverName.equals(server.name()) && reserved.containsKey(mediaId)) {
        throw new Refusal(504, "M_NOT_YET_UPLOADED", "Media has not been uploaded yet");
      }
      throw Refusal.notFound("Not found");
    }
    return new Content(read(mediaId), found.contentType(), found.fileName());
  }

  private void write(String mediaId, byte[] content) {
    if (directory.isEmpty()) {
      bytes.put(mediaId, content);
      return;
    }
    try {
      Files.createDirectories(directory.get());
      Files.write(directory.get().resolve(mediaId), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] read(String mediaId) {
    if (directory.isEmpty()) {
      return bytes.getOrDefault(mediaId, new byte[0]);
    }
    try {
      return Files.readAllBytes(directory.get().resolve(mediaId));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
