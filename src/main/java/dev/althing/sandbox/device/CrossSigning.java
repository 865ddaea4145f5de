package dev.althing.sandbox.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The cross-signing keys of all users.
 *
 * @see <a href="https://spec.matrix.org/v1.11/client-server-api/#cross-signing">cross-signing</a>
 */
public final class CrossSigning {
  private static final int MAX_BYTES = 16 * 1024;
  private final Map<String, Map<Role, ObjectNode>> byUser = new HashMap<>();

  /** No keys yet. */
  public CrossSigning() {}

  /** What a cross-signing key is for. */
  public enum Role {
    /** Signs the two others. */
    MASTER,
    /** Signs the devices of its owner. */
    SELF_SIGNING,
    /** Signs the master keys of others, and is shown to nobody else. */
    USER_SIGNING;

    /** As it stands in the key, such as {@code self_signing}. */
    public String usage() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The field of an upload, such as {@code self_signing_key}. */
    String field() {
      return usage() + "_key";
    }
  }

  /** A key of a user. */
  public Optional<ObjectNode> find(String userId, Role role) {
    return Optional.ofNullable(byUser.getOrDefault(userId, Map.of()).get(role));
  }

  Optional<VerifyKey> verifyKey(String userId, Role role) {
    return find(userId, role).flatMap(VerifyKey::of);
  }

  /** What of an upload is not there already. */
  public ObjectNode news(String userId, ObjectNode body) {
    ObjectNode news = Nodes.object();
    for (Role role : Role.values()) {
      JsonNode given = body.path(role.field());
      if (!given.isMissingNode() && !find(userId, role).filter(given::equals).isPresent()) {
        news.set(role.field(), given);
      }
    }
    return news;
  }

  /** Refuses keys that are not the user's, not what they say, or not signed by the master key. */
  public void check(String userId, ObjectNode news) {
    ObjectNode master =
        news.has(Role.MASTER.field())
            ? checked(userId, news, Role.MASTER)
            : find(userId, Role.MASTER)
                .orElseThrow(() -> new Refusal(400, "M_MISSING_PARAM", "No master key available"));
    VerifyKey signer =
        VerifyKey.of(master).orElseThrow(() -> Refusal.invalid("Invalid master key"));
    for (Role role : Role.values()) {
      if (role == Role.MASTER || !news.has(role.field())) {
        continue;
      }
      ObjectNode key = checked(userId, news, role);
      if (!signer.hasSigned(key, userId)) {
        throw new Refusal(
            400, "M_INVALID_SIGNATURE", "Invalid signature on " + role.usage() + " key");
      }
      if (VerifyKey.of(key).isEmpty()) {
        throw Refusal.invalid("Invalid " + role.usage() + " key");
      }
    }
  }

  private static ObjectNode checked(String userId, ObjectNode news, Role role) {
    boolean good =
        news.get(role.field()) instanceof ObjectNode key
            && userId.equals(Nodes.text(key, "user_id"))
            && Nodes.list(key, "usage").contains(role.usage())
            && Nodes.child(key, "keys").size() == 1
            && (!key.has("signatures") || Signatures.areShaped(key.get("signatures")));
    if (!good) {
      throw Refusal.invalid("Invalid " + role.usage() + " key");
    }
    ObjectNode key = (ObjectNode) news.get(role.field());
    if (Nodes.bytes(key).length > MAX_BYTES) {
      throw Refusal.tooLarge(role.field() + ": at most " + MAX_BYTES + " bytes");
    }
    return key;
  }

  /** Puts the keys of an upload in the place of what was there, and gives what is gone. */
  List<VerifyKey> put(String userId, ObjectNode news) {
    var gone = new ArrayList<VerifyKey>();
    for (Role role : Role.values()) {
      if (news.get(role.field()) instanceof ObjectNode key) {
        verifyKey(userId, role).ifPresent(gone::add);
        byUser.computeIfAbsent(userId, user -> new EnumMap<>(Role.class)).put(role, key);
      }
    }
    return gone;
  }

  /** Whether an upload changes what others see, more than the key that only its owner sees. */
  public static boolean isPublic(ObjectNode news) {
    return news.has(Role.MASTER.field()) || news.has(Role.SELF_SIGNING.field());
  }
}
