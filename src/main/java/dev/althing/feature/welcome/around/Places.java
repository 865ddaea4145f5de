package dev.althing.feature.welcome.around;

import dev.althing.matrix.id.RoomId;
import dev.althing.spi.RoomReference;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Knows which rooms are meant. */
public interface Places {
  /** The room that somebody named, if there is one; neither fails nor takes long. */
  CompletionStage<Optional<RoomId>> find(RoomReference named);

  /** Where a room goes on today: itself, unless it was replaced. */
  RoomId latest(RoomId room);

  /** The management room, if there is one and it was found. */
  Optional<RoomId> management();
}
