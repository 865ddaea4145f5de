package dev.althing.journal.event;

import akka.actor.ExtendedActorSystem;
import akka.serialization.SerializerWithStringManifest;
import java.io.IOException;
import java.io.NotSerializableException;

/** Akka's way to the {@link JournalFormat} that the actor system was set up with. */
public final class JournalSerializer extends SerializerWithStringManifest {
  /** Stands in every row of the journal: never changed, never given to another serializer. */
  static final int IDENTIFIER = 1_930_617;

  private final JournalFormat format;

  /** Made by Akka. */
  public JournalSerializer(ExtendedActorSystem system) {
    this.format = JournalSetup.of(system).format();
  }

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object value) {
    return format.manifest(value);
  }

  @Override
  public byte[] toBinary(Object value) {
    try {
      return format.write(value);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be journaled: " + manifest(value), e);
    }
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    try {
      return format.read(manifest, bytes);
    } catch (IOException | IllegalArgumentException e) {
      var failure =
          new NotSerializableException(
              "the journal holds a \"%s\" that this Althing cannot read: %s"
                  .formatted(manifest, e.getMessage()));
      failure.initCause(e);
      throw failure;
    }
  }
}
