package dev.althing.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Draft;
import dev.althing.sandbox.room.Event;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.Transaction;
import dev.althing.sandbox.room.Types;

/** Events that are sent: messages, redactions, state. */
final class SendRoutes {
  private static final String ROOM = "/_matrix/client/v3/rooms/{room}";
  private final Api api;

  SendRoutes(Api api) {
    this.api = api;
  }

  void addTo(Endpoints endpoints) {
    endpoints.add("PUT", ROOM + "/send/{type}/{txn}", this::send);
    endpoints.add("PUT", ROOM + "/redact/{event}/{txn}", this::redact);
    endpoints.add("PUT", ROOM + "/state/{type}", this::state);
    endpoints.add("PUT", ROOM + "/state/{type}/{key}", this::state);
  }

  private Answer send(Call call) {
    return send(call, call.path("type"), call.json());
  }

  private Answer redact(Call call) {
    if (api.server().rooms().find(call.path("room")).isEmpty()) {
      throw Refusal.notFound("Could not find room " + call.path("room"));
    }
    ObjectNode content = Nodes.object().put("redacts", call.path("event"));
    String reason = Nodes.text(call.optionalJson(), "reason");
    if (reason != null) {
      content.put("reason", reason);
    }
    return send(call, Types.REDACTION, content);
  }

  private Answer send(Call call, String type, ObjectNode content) {
    Room room = api.server().rooms().require(call.path("room"));
    var transaction = new Transaction(call.user(), call.session().deviceId(), call.path("txn"));
    var draft = new Draft(type, null, call.user(), content);
    String eventId =
        api.sending(call.user(), () -> api.server().writer().send(room, draft, transaction));
    return Answer.of(Nodes.object().put("event_id", eventId));
  }

  private Answer state(Call call) {
    Room room = api.server().rooms().require(call.path("room"));
    ObjectNode content = call.json();
    var draft = new Draft(call.path("type"), call.path("key"), call.user(), content);
    Event event = api.sending(call.user(), () -> api.server().writer().state(room, draft));
    return Answer.of(Nodes.object().put("event_id", event.id()));
  }
}
