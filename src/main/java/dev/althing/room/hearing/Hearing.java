package dev.althing.room.hearing;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.UserId;
import dev.althing.room.state.RoomState;
import dev.althing.sync.RoomUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Works out what follows from what happens in a room; the room itself only keeps the order. */
public interface Hearing {
  /** Something follows from an event. */
  record Matter(Cause cause, CompletionStage<List<Effect>> consequences) {}

  /**
   * What there is to know when an event is heard.
   *
   * @param state the room before the event's consequences, to be read at once and not kept
   * @param source where the event comes from
   * @param again whether it may have been heard before
   * @param readAt when the homeserver handed it over
   */
  record Moment(RoomState state, RoomUpdate.Source source, boolean again, Instant readAt) {}

  /** Hears one event by somebody else that is not history. */
  Optional<Matter> hear(RoomEvent event, Moment moment);

  /** Whether nothing is ever done to somebody in the room. */
  boolean isImmune(UserId user, RoomState state);

  /** The end of an update: what was put off during it, and what shows only now. */
  List<Matter> rest(RoomState state);

  /** An invitation to the room. */
  Optional<Matter> invited(RoomUpdate update);
}
