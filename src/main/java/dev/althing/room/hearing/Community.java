package dev.althing.room.hearing;

import dev.althing.command.permission.Standing;
import dev.althing.command.text.Addressing;
import dev.althing.config.RoomSettings;
import dev.althing.config.Settings;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.room.state.Members;
import dev.althing.room.state.RoomState;
import dev.althing.spi.Place;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Who is in charge, and what is different from room to room. */
public final class Community {
  /** The rooms that mean something to a community, each as it goes on today. */
  public interface Places {
    /** The room of those in charge, as soon as an alias for it was found. */
    Optional<RoomId> management();

    /** The same, after another look when it is not known; neither fails nor takes long. */
    CompletionStage<Optional<RoomId>> lookUpManagement();

    /**
     * Whether the bot belongs into a room whoever invites it: the operator named it, or it goes on
     * where one ended that the bot was in; neither fails nor takes long.
     */
    CompletionStage<Boolean> isHome(RoomId room);

    /** What the operator said of a room, or of the nearest one it goes on from. */
    RoomSettings settings(RoomId room);

    /** The room that replaced this one. */
    Optional<RoomId> successor(RoomId room);
  }

  /**
   * The bot itself.
   *
   * @param profileName what it is called where a room does not say
   */
  public record Self(UserId user, Supplier<Optional<String>> profileName) {}

  private final Self self;
  private final Settings settings;
  private final Members members;
  private final Places places;
  private final Set<UserId> owners;

  /** The community of a bot. */
  public Community(
      Self self, Settings settings, Members members, Set<UserId> owners, Places places) {
    this.self = self;
    this.settings = settings;
    this.members = members;
    this.owners = Set.copyOf(owners);
    this.places = places;
  }

  public UserId self() {
    return self.user();
  }

  public Settings settings() {
    return settings;
  }

  public Set<UserId> owners() {
    return owners;
  }

  Places places() {
    return places;
  }

  boolean isManagement(RoomId room) {
    return places.management().filter(room::equals).isPresent();
  }

  public boolean manages(UserId user) {
    return places.management().filter(room -> members.isJoined(room, user)).isPresent();
  }

  /** Completes when it is known who is in the management room, or when that takes too long. */
  CompletionStage<Void> managementKnown(Duration patience) {
    return places
        .lookUpManagement()
        .thenCompose(
            room ->
                room.isPresent()
                    ? members.known(room.get(), patience)
                    : CompletableFuture.completedFuture(null));
  }

  Locale locale(RoomId room) {
    return places.settings(room).language().orElse(settings.locality().language());
  }

  Addressing addressing(RoomId room, RoomState state) {
    String prefix = places.settings(room).prefix().orElse(settings.commands().prefix());
    Optional<String> name = state.ownName().or(self.profileName());
    return new Addressing(self.user(), name, List.of(prefix));
  }

  Place place(RoomId room, RoomState state) {
    if (isManagement(room)) {
      return Place.MANAGEMENT;
    }
    return state.isOfTwo() ? Place.DIRECT : Place.ROOM;
  }

  Standing standing(UserId user, RoomState state) {
    return new Standing(
        state.powerOf(user), state.moderatorLevel(), manages(user), owners.contains(user));
  }
}
