package dev.althing.sandbox.api.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.device.CrossSigning.Role;
import dev.althing.sandbox.device.Device;
import dev.althing.sandbox.device.DeviceId;
import dev.althing.sandbox.device.KeysUpload;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.store.Change;
import dev.althing.sandbox.store.Homeserver;
import dev.althing.sandbox.sync.DeviceListView;
import dev.althing.sandbox.sync.Token;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The keys of devices: published, asked for, handed out, changed. */
final class KeyRoutes {
  private static final String KEYS = "/_matrix/client/v3/keys";
  private static final int MAX_USERS = 10_000;
  private final Homeserver server;

  KeyRoutes(Homeserver server) {
    this.server = server;
  }

  void addTo(Endpoints endpoints) {
    endpoints.add("POST", KEYS + "/upload", this::upload);
    endpoints.add("POST", KEYS + "/query", this::query);
    endpoints.add("POST", KEYS + "/claim", this::claim);
    endpoints.add("GET", KEYS + "/changes", this::changes);
  }

  private Answer upload(Call call) {
    DeviceId id = call.session().device();
    Device device = server.keys().devices().find(id).orElseThrow();
    KeysUpload news = KeysUpload.of(call.json(), id).newTo(device);
    if (news.hasKeys()) {
      server.record(new Change.KeysUploaded(server.nextPosition(), id, news));
    }
    ObjectNode body = Nodes.object();
    ObjectNode counts = body.putObject("one_time_key_counts");
    device.counts().forEach(counts::put);
    return Answer.of(body);
  }

  private Answer query(Call call) {
    ObjectNode asked = users(call.json(), "device_keys");
    for (var user : asked.properties()) {
      if (!user.getValue().isArray()
          || Nodes.list(asked, user.getKey()).size() != user.getValue().size()) {
        throw Refusal.badJson("'device_keys' values must be a list of strings");
      }
    }
    ObjectNode answer = Nodes.object();
    ObjectNode devices = answer.putObject("device_keys");
    ObjectNode failures = answer.putObject("failures");
    for (Role role : Role.values()) {
      answer.putObject(role.usage() + "_keys");
    }
    for (var user : asked.properties()) {
      String userId = user.getKey();
      if (isOurs(userId, failures)) {
        addDevices(devices.putObject(userId), userId, Nodes.list(asked, userId));
        addSigningKeys(answer, userId, call.user());
      }
    }
    return Answer.of(answer);
  }

  private static ObjectNode users(ObjectNode body, String field) {
    if (!(body.path(field) instanceof ObjectNode users)) {
      throw Refusal.badJson("'" + field + "' must be a JSON object");
    }
    if (users.size() > MAX_USERS) {
      throw Refusal.tooLarge(field + ": at most " + MAX_USERS + " users");
    }
    return users;
  }

  /** Whether a user is of this server; there is no way to any other. */
  private boolean isOurs(String userId, ObjectNode failures) {
    if (!userId.startsWith("@") || !userId.contains(":")) {
      throw Refusal.invalid("Invalid user ID: " + userId);
    }
    String domain = userId.substring(userId.indexOf(':') + 1);
    if (domain.equals(server.name())) {
      return true;
    }
    failures.putObject(domain).put("status", 503).put("message", "Not reachable");
    return false;
  }

  private void addDevices(ObjectNode found, String userId, List<String> named) {
    Collection<String> wanted =
        named.isEmpty() ? server.keys().devices().of(userId).keySet() : named;
    for (String deviceId : wanted) {
      var id = new DeviceId(userId, deviceId);
      server.keys().identity(id).ifPresent(identity -> found.set(deviceId, named(id, identity)));
    }
  }

  private ObjectNode named(DeviceId id, ObjectNode identity) {
    Optional<String> name = server.keys().devices().find(id).flatMap(Device::name);
    ObjectNode unsigned = identity.putObject("unsigned");
    name.ifPresent(text -> unsigned.put("device_display_name", text));
    return identity;
  }

  private void addSigningKeys(ObjectNode answer, String userId, String viewer) {
    for (Role role : Role.values()) {
      server
          .keys()
          .crossSigningKey(userId, role, viewer)
          .ifPresent(key -> answer.withObjectProperty(role.usage() + "_keys").set(userId, key));
    }
  }

  private Answer claim(Call call) {
    ObjectNode asked = users(call.json(), "one_time_keys");
    ObjectNode answer = Nodes.object();
    ObjectNode keys = answer.putObject("one_time_keys");
    ObjectNode failures = answer.putObject("failures");
    for (var user : asked.properties()) {
      if (!(user.getValue() instanceof ObjectNode devices)) {
        throw Refusal.badJson("'one_time_keys' values must be objects");
      }
      if (isOurs(user.getKey(), failures)) {
        for (var device : devices.properties()) {
          claim(keys, new DeviceId(user.getKey(), device.getKey()), device.getValue());
        }
      }
    }
    return Answer.of(answer);
  }

  private void claim(ObjectNode keys, DeviceId id, JsonNode algorithm) {
    server
        .keys()
        .devices()
        .find(id)
        .flatMap(device -> device.claimable(algorithm.asText()))
        .ifPresent(
            claimed -> {
              keys.withObjectProperty(id.userId())
                  .withObjectProperty(id.deviceId())
                  .set(claimed.keyId(), claimed.key());
              if (claimed.fresh()) {
                server.record(new Change.KeyClaimed(server.nextPosition(), id, claimed.keyId()));
              }
            });
  }

  /** Like Synapse, tells of what came after the second token too: nobody minds to ask too often. */
  private Answer changes(Call call) {
    Token from =
        call.query("from")
            .map(Token::parse)
            .orElseThrow(
                () -> new Refusal(400, "M_MISSING_PARAM", "Missing string query parameter 'from'"));
    return Answer.of(new DeviceListView(server, call.user(), from.position()).answer());
  }
}
