package dev.althing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Draft;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.Transaction;
import dev.althing.sandbox.room.Types;
import dev.althing.sandbox.store.Change;
import dev.althing.sandbox.store.Homeserver;
import dev.althing.sandbox.store.Memberships;
import dev.althing.sandbox.store.RoomCreation;
import dev.althing.sandbox.store.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accounts, rooms and events put on a sandbox directly: fast, and past limits and faults. */
public final class Seed {
  private final Homeserver server;
  private final Memberships memberships;

  Seed(Homeserver server) {
    this.server = server;
    this.memberships = new Memberships(server);
  }

  /** An account, made when it is not there; with this password in any case. */
  public String account(String localpart, String password) {
    return server.locked(
        () -> {
          String userId = server.accounts().idOf(localpart);
          if (server.accounts().find(userId).isPresent()) {
            server.accounts().setPassword(userId, password);
          } else {
            server.accounts().register(localpart, password);
          }
          return userId;
        });
  }

  /** Many accounts, named by a prefix and a number from 1, without a usable password. */
  public List<String> accounts(String prefix, int count) {
    return server.locked(
        () -> {
          var users = new ArrayList<String>();
          for (int i = 1; i <= count; i++) {
            users.add(server.accounts().registerWithoutPassword(prefix + i).userId());
          }
          return users;
        });
  }

  /** An access token for a device, as a login would give it. */
  public String login(String userId, @Nullable String deviceId) {
    Sessions.Tokens tokens =
        server.locked(() -> server.sessions().open(userId, deviceId, null, false));
    return tokens.access();
  }

  /** A room made with the body of a {@code /createRoom} request. */
  public String room(String creator, ObjectNode request) {
    return server.locked(() -> new RoomCreation(server, creator, request).create().id());
  }

  /** Many public rooms, each with these members. */
  public List<String> rooms(int count, String creator, List<String> members) {
    return server.locked(
        () -> {
          var rooms = new ArrayList<String>();
          for (int i = 1; i <= count; i++) {
            ObjectNode request =
                Nodes.object().put("preset", "public_chat").put("name", "Room " + i);
            Room room = new RoomCreation(server, creator, request).create();
            members.forEach(member -> memberships.join(action(room, member)));
            rooms.add(room.id());
          }
          return rooms;
        });
  }

  /** Lets users join a room they may join. */
  public void join(String roomId, List<String> users) {
    server.locked(
        () -> {
          Room room = server.rooms().require(roomId);
          users.forEach(user -> memberships.join(action(room, user)));
          return true;
        });
  }

  /** Sends a text message and gives its event id. */
  public String message(String roomId, String sender, String text) {
    ObjectNode content = Nodes.object().put("msgtype", "m.text").put("body", text);
    content.putObject("m.mentions");
    return event(roomId, sender, Types.MESSAGE, content);
  }

  /** Sends an event that is no state and gives its id. */
  public String event(String roomId, String sender, String type, ObjectNode content) {
    return server.locked(
        () -> {
          var transaction = new Transaction(sender, "seed", server.secrets().token(12));
          Room room = server.rooms().require(roomId);
          var draft = new Draft(type, null, sender, content);
          return server.writer().send(room, draft, transaction);
        });
  }

  /** Sends something to the devices of a user, as one of them would. */
  public void toDevice(String userId, String sender, String type, ObjectNode content) {
    server.locked(
        () -> {
          ObjectNode message = Nodes.object().put("sender", sender).put("type", type);
          message.set("content", content);
          server.record(new Change.DeviceMessageSent(server.nextPosition(), userId, null, message));
          return true;
        });
  }

  /** Sets state and gives the id of its event. */
  public String state(String roomId, Draft draft) {
    return server.locked(() -> server.writer().state(server.rooms().require(roomId), draft).id());
  }

  /** The room of an alias. */
  public Optional<String> alias(String alias) {
    return server.locked(() -> server.directory().find(alias));
  }

  /** Whether somebody is joined to a room. */
  public boolean isJoined(String roomId, String user) {
    return server.locked(() -> server.rooms().require(roomId).isJoined(user));
  }

  /** Invites somebody and lets them accept. */
  void bring(String roomId, String inviter, String user) {
    server.locked(
        () -> {
          Room room = server.rooms().require(roomId);
          if (!room.isJoined(user)) {
            memberships.invite(new Memberships.Action(room, inviter, user, Nodes.object()));
            memberships.join(action(room, user));
          }
          return true;
        });
  }

  String secret() {
    return server.locked(() -> server.secrets().token(24));
  }

  String serverName() {
    return server.name();
  }

  private static Memberships.Action action(Room room, String user) {
    return new Memberships.Action(room, user, user, Nodes.object());
  }
}
