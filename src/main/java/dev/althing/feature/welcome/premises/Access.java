package dev.althing.feature.welcome.premises;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import dev.althing.outbox.RoomStateView;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Finds out whether the bot can do in rooms what it is to do there. */
public final class Access {
  /** What the bot can do for those who come to a room. */
  public enum Level {
    /** Invite them. */
    GOOD,
    /** Nothing: they get a link. */
    LINK,
    /** Nothing, since it is not there. */
    NOT_IN,
    /** Nothing, for want of power. */
    NO_POWER
  }

  private static final String POWER = "m.room.power_levels";

  private final RoomStateView rooms;
  private final Supplier<UserId> self;

  /** The access of the bot. */
  public Access(RoomStateView rooms, Supplier<UserId> self) {
    this.rooms = rooms;
    this.self = self;
  }

  /** Whether the bot is in a room. */
  public CompletionStage<Boolean> isIn(RoomId room) {
    return rooms.joined().thenApply(joined -> joined.contains(room));
  }

  /** What the bot can do for those who come to a room. */
  public CompletionStage<Level> of(Target target) {
    if (target.isLink()) {
      return CompletableFuture.completedFuture(Level.LINK);
    }
    return isIn(target.room())
        .thenCombine(
            mayInvite(target.room()),
            (isIn, may) -> !isIn ? Level.NOT_IN : may ? Level.GOOD : Level.NO_POWER);
  }

  private CompletionStage<Boolean> mayInvite(RoomId room) {
    return rooms
        .state(room, POWER, "")
        .thenCombine(
            rooms.mighty(room),
            (levels, mighty) ->
                mighty.filter(all -> all.contains(self.get())).isPresent() || mayInvite(levels));
  }

  private boolean mayInvite(Optional<ObjectNode> content) {
    if (content.isEmpty()) {
      return true;
    }
    ObjectNode levels = content.get();
    JsonNode users = levels.path("users");
    long usual = Fields.integer(levels, "users_default").orElse(0);
    long own = Fields.integer(users, self.get().value()).orElse(usual);
    return own >= Fields.integer(levels, "invite").orElse(0);
  }
}
