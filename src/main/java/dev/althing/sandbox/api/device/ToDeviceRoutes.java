package dev.althing.sandbox.api.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.device.Device;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Transaction;
import dev.althing.sandbox.store.Change;
import dev.althing.sandbox.store.Homeserver;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What is sent from device to device, outside of any room. */
final class ToDeviceRoutes {
  private static final int MAX_BYTES = 64 * 1024;
  private static final int MAX_REMEMBERED = 10_000;
  private final Homeserver server;

  /** Like Synapse's, forgotten at a restart. */
  private final Set<Transaction> sent = new LinkedHashSet<>();

  ToDeviceRoutes(Homeserver server) {
    this.server = server;
  }

  void addTo(Endpoints endpoints) {
    endpoints.add("PUT", "/_matrix/client/v3/sendToDevice/{type}/{txn}", this::send);
  }

  private Answer send(Call call) {
    ObjectNode body = call.json();
    if (!body.has("messages")) {
      throw Refusal.missing("messages");
    }
    ObjectNode messages = checked(body.get("messages"));
    var transaction = new Transaction(call.user(), call.session().deviceId(), call.path("txn"));
    if (sent.add(transaction)) {
      if (sent.size() > MAX_REMEMBERED) {
        sent.remove(sent.iterator().next());
      }
      for (var user : messages.properties()) {
        for (var device : user.getValue().properties()) {
          send(call, user.getKey(), device.getKey(), device.getValue());
        }
      }
    }
    return Answer.empty();
  }

  private static ObjectNode checked(JsonNode given) {
    if (!(given instanceof ObjectNode messages)) {
      throw Refusal.badJson("'messages' must be an object");
    }
    for (JsonNode devices : messages) {
      if (!devices.isObject()) {
        throw Refusal.badJson("'messages' values must be objects");
      }
      for (JsonNode content : devices) {
        if (!content.isObject()) {
          throw Refusal.badJson("A message must be an object");
        }
        if (Nodes.bytes(content).length > MAX_BYTES) {
          throw Refusal.tooLarge("A message is at most " + MAX_BYTES + " bytes");
        }
      }
    }
    return messages;
  }

  /** Passes over devices that are not there, as they may be gone since they were asked for. */
  private void send(Call call, String userId, String deviceId, JsonNode content) {
    boolean toAll = deviceId.equals("*");
    Map<String, Device> devices = server.keys().devices().of(userId);
    if (toAll ? devices.isEmpty() : !devices.containsKey(deviceId)) {
      return;
    }
    ObjectNode message = Nodes.object().put("sender", call.user()).put("type", call.path("type"));
    message.set("content", content);
    server.record(
        new Change.DeviceMessageSent(
            server.nextPosition(), userId, toAll ? null : deviceId, message));
  }
}
