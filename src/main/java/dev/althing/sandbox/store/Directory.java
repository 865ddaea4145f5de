package dev.althing.sandbox.store;

import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The aliases of rooms and the list of public rooms. */
public final class Directory {
  private final Homeserver server;
  private final Map<String, Alias> aliases = new LinkedHashMap<>();
  private final Map<String, Set<String>> byRoom = new LinkedHashMap<>();
  private final Set<String> listed = new LinkedHashSet<>();

  Directory(Homeserver server) {
    this.server = server;
  }

  private record Alias(String roomId, String creator) {}

  void add(String alias, String roomId, String creator) {
    remove(alias);
    aliases.put(alias, new Alias(roomId, creator));
    byRoom.computeIfAbsent(roomId, room -> new LinkedHashSet<>()).add(alias);
  }

  void remove(String alias) {
    Alias old = aliases.remove(alias);
    if (old != null) {
      byRoom.getOrDefault(old.roomId(), new LinkedHashSet<>()).remove(alias);
    }
  }

  void list(String roomId, boolean visible) {
    if (visible) {
      listed.add(roomId);
    } else {
      listed.remove(roomId);
    }
  }

  /** The room id of an alias. */
  public Optional<String> find(String alias) {
    return Optional.ofNullable(aliases.get(alias)).map(Alias::roomId);
  }

  /** The room id for a room id or an alias. */
  public String resolve(String idOrAlias) {
    if (idOrAlias.startsWith("!")) {
      return idOrAlias;
    }
    if (!idOrAlias.startsWith("#")) {
      throw new Refusal(400, "M_UNKNOWN", idOrAlias + " was not legal room ID or room alias");
    }
    return find(idOrAlias)
        .orElseThrow(() -> Refusal.notFound("Room alias " + idOrAlias + " not found"));
  }

  /** The aliases of a room. */
  public Set<String> of(String roomId) {
    return byRoom.getOrDefault(roomId, Set.of());
  }

  /** Gives a room an alias. */
  public void set(String alias, Room room, String user) {
    if (!alias.startsWith("#") || !alias.endsWith(":" + server.name())) {
      throw new Refusal(400, "M_UNKNOWN", "Room alias must be local");
    }
    if (aliases.containsKey(alias)) {
      throw new Refusal(409, "M_UNKNOWN", "Room alias " + alias + " already exists");
    }
    server.record(new Change.AliasSet(alias, room.id(), user));
  }

  /** Points an alias to another room, as an upgrade does. */
  public void move(String alias, Room room, String user) {
    server.record(new Change.AliasSet(alias, room.id(), user));
  }

  /** Takes an alias away, for who made it or may set the room's main alias. */
  public void delete(String alias, String user) {
    Alias found = aliases.get(alias);
    if (found == null) {
      throw Refusal.notFound("Unknown room alias");
    }
    Room room = server.rooms().require(found.roomId());
    long needed = room.powerLevels().toSend(Types.CANONICAL_ALIAS, true);
    if (!found.creator().equals(user) && room.powerLevels().of(user) < needed) {
      throw Refusal.forbidden("You don't have permission to delete the alias.");
    }
    server.record(new Change.AliasRemoved(alias));
  }

  /** Whether a room is in the public list. */
  public boolean isListed(String roomId) {
    return listed.contains(roomId);
  }

  /** The public rooms of interest, the largest first. */
  public List<Room> published(Predicate<Room> wanted) {
    var found = new ArrayList<Room>();
    for (String roomId : listed) {
      server.rooms().find(roomId).filter(wanted).ifPresent(found::add);
    }
    found.sort(Comparator.comparing((Room room) -> room.count("join")).reversed());
    return found;
  }
}
