package dev.althing.sandbox.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.store.Account;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * The push rules of a user, by kind and in the order in which they are tried (specification, client
 * API, "Push rules"). The user's own come before the predefined ones of a kind, but for the one
 * that mutes everything.
 *
 * @param content as in the account data {@code m.push_rules}; never changed in place
 */
public record PushRules(ObjectNode content) {
  /** The type of the account data that hold them. */
  public static final String TYPE = "m.push_rules";

  private static final Set<String> KINDS =
      Set.of("override", "content", "room", "sender", "underride");
  private static final String MASTER = ".m.rule.master";
  private static final String PREDEFINED = read();

  /** The rules of a user: changed, or else predefined. */
  public static PushRules of(Account account) {
    Account.Stamped changed = account.data("").get(TYPE);
    return changed == null ? predefined(account.userId()) : new PushRules(changed.content());
  }

  /** The rules of who has changed none. */
  public static PushRules predefined(String userId) {
    String localpart = userId.substring(1, userId.indexOf(':'));
    String rules = PREDEFINED.replace("{user}", userId).replace("{localpart}", localpart);
    try {
      return new PushRules((ObjectNode) Nodes.MAPPER.readTree(rules));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rules of a kind, or 400 for an unknown one. */
  public ArrayNode of(String kind) {
    if (!KINDS.contains(kind)) {
      throw Refusal.invalid("There is no kind of push rule called " + kind);
    }
    return (ArrayNode) content.path("global").path(kind);
  }

  /** A rule, or 404. */
  public ObjectNode find(String kind, String id) {
    int index = index(of(kind), id);
    if (index < 0) {
      throw Refusal.notFound("There is no push rule " + id);
    }
    return (ObjectNode) of(kind).get(index);
  }

  /** The same with another value in a field of a rule. */
  public PushRules with(String kind, String id, String field, JsonNode value) {
    find(kind, id);
    PushRules changed = copy();
    changed.find(kind, id).set(field, value);
    return changed;
  }

  /** The same without a rule, which must be one of the user's own. */
  public PushRules without(String kind, String id) {
    if (find(kind, id).path("default").asBoolean()) {
      throw Refusal.invalid("Predefined push rules cannot be removed, only switched off");
    }
    PushRules changed = copy();
    ArrayNode rules = changed.of(kind);
    rules.remove(index(rules, id));
    return changed;
  }

  /** The same with a new rule of the user's, in the place of one with the same id. */
  public PushRules with(String kind, String id, ObjectNode rule, Place place) {
    PushRules changed = copy();
    ArrayNode rules = changed.of(kind);
    int old = index(rules, id);
    boolean enabled = old < 0 || rules.get(old).path("enabled").asBoolean();
    if (old >= 0) {
      rules.remove(old);
    }
    ObjectNode added = rule.deepCopy().put("rule_id", id).put("default", false);
    rules.insert(place.in(rules), added.put("enabled", enabled));
    return changed;
  }

  private PushRules copy() {
    return new PushRules(content.deepCopy());
  }

  private static int index(ArrayNode rules, String id) {
    for (int i = 0; i < rules.size(); i++) {
      if (id.equals(Nodes.text(rules.get(i), "rule_id"))) {
        return i;
      }
    }
    return -1;
  }

  private static String read() {
    try (InputStream in = PushRules.class.getResourceAsStream("/sandbox/push-rules.json")) {
      if (in == null) {
        throw new IllegalStateException("the predefined push rules are missing in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a new rule goes: before or after another of the user's, else before all of them. */
  public record Place(Optional<String> before, Optional<String> after) {
    int in(ArrayNode rules) {
      if (after.isPresent()) {
        return own(rules, after.get()) + 1;
      }
      if (before.isPresent()) {
        return own(rules, before.get());
      }
      return index(rules, MASTER) + 1;
    }

    private static int own(ArrayNode rules, String id) {
      int index = index(rules, id);
      if (index < 0 || rules.get(index).path("default").asBoolean()) {
        throw new Refusal(400, "M_UNKNOWN", "before/after rule not found: " + id);
      }
      return index;
    }
  }
}
