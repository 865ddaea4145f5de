package dev.althing.feature.games;

import dev.althing.effect.Effect;
import dev.althing.matrix.id.RoomId;
import java.util.function.Predicate;

/** What is on in which room. */
public final class Switchboard {
  /** Keeps under which names a room is otherwise than at first. */
  public interface Memory {
    /** Whether the room is otherwise. */
    boolean has(String name, RoomId room);

    /** What notes it, or that it is not so any more. */
    Effect change(String name, RoomId room, boolean has);
  }

  private final Memory memory;

  /** What is remembered of it. */
  public Switchboard(Memory memory) {
    this.memory = memory;
  }

  /** Where a game is on. */
  public Predicate<RoomId> on(Game game) {
    return room -> isOn(game, room);
  }

  boolean isOn(Game game, RoomId room) {
    return game.isOnAtFirst() != memory.has(game.id(), room);
  }

  Effect change(Game game, RoomId room, boolean on) {
    return memory.change(game.id(), room, on != game.isOnAtFirst());
  }
}
