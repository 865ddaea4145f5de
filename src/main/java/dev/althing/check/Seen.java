package dev.althing.check;

import dev.althing.journal.Glance;
import dev.althing.matrix.event.PowerLevels;
import dev.althing.matrix.id.DeviceId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of an installation.
 *
 * @param remarks what the configuration leaves open, in sentences
 * @param folder the data directory; empty when nothing is kept
 * @param database the database
 * @param server the homeserver
 * @param account the bot's account on it
 * @param rooms the rooms; empty when they could not be looked at
 * @param limits the homeserver's limits on how fast the bot may send
 */
public record Seen(
    List<String> remarks,
    Optional<Folder> folder,
    Glance database,
    Server server,
    Account account,
    Optional<Rooms> rooms,
    Limits limits) {

  /** Copies the remarks. */
  public Seen {
    remarks = List.copyOf(remarks);
  }

  /** The homeserver. */
  public sealed interface Server {
    /** None is configured. */
    record None() implements Server {}

    /** It was not found, or is not one. */
    record Away(String address, String reason) implements Server {}

    /**
     * It answers.
     *
     * @param newest the newest version of the specification that it speaks
     * @param ahead how far its clock is ahead of ours; empty when it does not say
     */
    record There(URI address, String newest, Optional<Duration> ahead) implements Server {}
  }

  /** The bot's account. */
  public sealed interface Account {
    /** It could not be looked at. */
    record Unseen() implements Account {}

    /** A password is configured, and nobody has signed in with it yet. */
    record NotYet() implements Account {}

    /** Neither a password nor a token is configured, and no sign-in is kept. */
    record Nobody() implements Account {}

    /** The stored access token has run out; a running bot renews it by itself. */
    record Spent() implements Account {}

    /** The homeserver does not accept what there is, or it cannot be read. */
    record Refused(String reason) implements Account {}

    /**
     * Somebody is signed in.
     *
     * @param expected who should be, where that is known
     * @param remembered the device that is remembered, where one is
     */
    record Known(
        UserId user,
        Optional<DeviceId> device,
        Optional<String> expected,
        Optional<DeviceId> remembered)
        implements Account {}
  }

  /**
   * The rooms the bot is in.
   *
   * @param rooms those that were looked at
   * @param unseen how many there are besides
   */
  public record Rooms(Management management, List<Place> rooms, int unseen) {
    /** Copies the rooms. */
    public Rooms {
      rooms = List.copyOf(rooms);
    }
  }

  /** The management room. */
  public sealed interface Management {
    /** None is configured. */
    record Unnamed() implements Management {}

    /** There is no room of that name. */
    record Unknown(String name) implements Management {}

    /** The bot is not in it. */
    record Absent(String name) implements Management {}

    /** The bot is in it. */
    record Joined(String name, Place place) implements Management {}
  }

  /**
   * A room the bot is in.
   *
   * @param isMighty whether the bot stands above all levels there, as its creator
   */
  public record Place(
      RoomId id,
      Optional<String> name,
      boolean isEncrypted,
      PowerLevels levels,
      boolean isMighty) {}

  /** How fast the bot may send. */
  public enum Limits {
    /** Nothing is known, or the homeserver is no Synapse. */
    UNKNOWN,
    /** A Synapse that tells its limits to administrators only. */
    HIDDEN,
    /** Synapse's own limits hold for the bot. */
    STOCK,
    /** An administrator has lifted them for the bot. */
    LIFTED
  }
}
