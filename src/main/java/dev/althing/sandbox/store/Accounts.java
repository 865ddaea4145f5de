package dev.althing.sandbox.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The accounts of the server. */
public final class Accounts {
  private static final Pattern LOCALPART = Pattern.compile("[a-z0-9._=/+-]{1,200}");
  private static final int MAX_PIECE_BYTES = 1024 * 1024;
  private static final int MAX_DATA_BYTES = 10 * MAX_PIECE_BYTES;
  private final Homeserver server;
  private final Map<String, Account> byId = new LinkedHashMap<>();

  Accounts(Homeserver server) {
    this.server = server;
  }

  void add(Account account) {
    byId.put(account.userId(), account);
  }

  /** An account by user id. */
  public Optional<Account> find(String userId) {
    return Optional.ofNullable(byId.get(userId));
  }

  /** All accounts. */
  public Collection<Account> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  /** An account that is known to be there. */
  public Account require(String userId) {
    return find(userId).orElseThrow(() -> Refusal.notFound("User not found"));
  }

  /** The user id for what a person types as a name: a local part or a whole id. */
  public String idOf(String name) {
    return name.startsWith("@") ? name : "@" + name + ":" + server.name();
  }

  /** Refuses a name that is taken or not allowed. */
  public void checkFree(String localpart) {
    if (!LOCALPART.matcher(localpart).matches()) {
      throw new Refusal(
          400, "M_INVALID_USERNAME", "User ID can only contain characters a-z, 0-9, or '=_-./+'");
    }
    if (byId.containsKey(idOf(localpart))) {
      throw new Refusal(400, "M_USER_IN_USE", "User ID already taken.");
    }
  }

  /** Makes an account whose display name is its local part. */
  public Account register(String localpart, String password) {
    return add(localpart, server.secrets().verifier(password));
  }

  /** Makes an account that no password opens. */
  public Account registerWithoutPassword(String localpart) {
    return add(localpart, "");
  }

  private Account add(String localpart, String verifier) {
    checkFree(localpart);
    String userId = idOf(localpart);
    server.record(new Change.AccountAdded(userId, verifier));
    server.record(new Change.ProfileSet(userId, "displayname", new TextNode(localpart)));
    return require(userId);
  }

  /** Gives an account another password. */
  public void setPassword(String userId, String password) {
    server.record(new Change.PasswordSet(userId, server.secrets().verifier(password)));
  }

  /** Sets account data of a room, or global ones for the empty name; refuses what is too much. */
  public void setData(String userId, String room, String type, ObjectNode content) {
    if (type.length() + Nodes.bytes(content).length > MAX_PIECE_BYTES) {
      throw Refusal.tooLarge("Account data of one type are at most " + MAX_PIECE_BYTES + " bytes");
    }
    if (require(userId).dataBytesWith(room, type, content) > MAX_DATA_BYTES) {
      throw Refusal.tooLarge("All account data are at most " + MAX_DATA_BYTES + " bytes");
    }
    @Nullable String roomId = room.isEmpty() ? null : room;
    server.record(new Change.AccountDataSet(server.nextPosition(), userId, roomId, type, content));
  }

  /** The account, when name and password are right. */
  public Account authenticate(String name, String password) {
    return find(idOf(name))
        .filter(account -> account.hasPassword(password))
        .orElseThrow(() -> Refusal.forbidden("Invalid username or password"));
  }
}
