package dev.althing.sandbox.api.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.device.Device;
import dev.althing.sandbox.device.DeviceId;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.store.Change;
import dev.althing.sandbox.store.Homeserver;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The devices of who asks: shown, renamed, signed out. */
final class DeviceRoutes {
  private static final String DEVICE = "/_matrix/client/v3/devices/{device}";
  private final Homeserver server;
  private final PasswordOnceMore password;

  DeviceRoutes(Homeserver server, PasswordOnceMore password) {
    this.server = server;
    this.password = password;
  }

  void addTo(Endpoints endpoints) {
    endpoints.add("GET", "/_matrix/client/v3/devices", this::all);
    endpoints.add("GET", DEVICE, this::one);
    endpoints.add("PUT", DEVICE, this::rename);
    endpoints.add("DELETE", DEVICE, this::delete);
    endpoints.add("POST", "/_matrix/client/v3/delete_devices", this::deleteMany);
  }

  private Answer all(Call call) {
    ObjectNode body = Nodes.object();
    var devices = body.putArray("devices");
    server
        .keys()
        .devices()
        .of(call.user())
        .forEach((id, device) -> devices.add(view(call.user(), id, device)));
    return Answer.of(body);
  }

  private Answer one(Call call) {
    return Answer.of(view(call.user(), call.path("device"), require(call)));
  }

  private static ObjectNode view(String userId, String id, Device device) {
    return Nodes.object()
        .put("device_id", id)
        .put("user_id", userId)
        .put("display_name", device.name().orElse(null));
  }

  private static DeviceId id(Call call) {
    return new DeviceId(call.user(), call.path("device"));
  }

  private Device require(Call call) {
    return server
        .keys()
        .devices()
        .find(id(call))
        .orElseThrow(() -> Refusal.notFound("No device found"));
  }

  private Answer rename(Call call) {
    JsonNode given = call.json().path("display_name");
    if (!given.isMissingNode() && !given.isNull() && !given.isTextual()) {
      throw Refusal.badJson("display_name must be a string");
    }
    Device device = require(call);
    if (given.isTextual()) {
      Device.checkName(given.textValue());
      if (!device.name().equals(Optional.of(given.textValue()))) {
        server.record(new Change.DeviceSet(server.nextPosition(), id(call), given.textValue()));
      }
    }
    return Answer.empty();
  }

  private Answer delete(Call call) {
    password.require(call, call.optionalJson());
    delete(call.user(), List.of(call.path("device")));
    return Answer.empty();
  }

  private Answer deleteMany(Call call) {
    ObjectNode body = call.json();
    JsonNode devices = body.path("devices");
    if (devices.isMissingNode()) {
      throw Refusal.missing("devices");
    }
    List<String> named = Nodes.list(body, "devices");
    if (!devices.isArray() || named.size() != devices.size()) {
      throw Refusal.badJson("devices must be a list of strings");
    }
    password.require(call, body);
    delete(call.user(), named);
    return Answer.empty();
  }

  /** Signs devices out; those that are gone already are passed over. */
  private void delete(String userId, Collection<String> devices) {
    for (String device : devices) {
      var id = new DeviceId(userId, device);
      if (server.keys().devices().find(id).isPresent()) {
        server.record(new Change.DeviceRemoved(server.nextPosition(), id));
      }
    }
  }
}
