package dev.althing.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.store.Change;
import dev.althing.sandbox.store.Receipts;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Who types and who has read how far. */
final class EphemeralRoutes {
  private static final String ROOM = "/_matrix/client/v3/rooms/{room}";
  private static final String FULLY_READ = "m.fully_read";
  private static final Set<String> RECEIPTS = Set.of("m.read", "m.read.private");
  private static final int MAX_TYPING_MILLIS = 120_000;
  private final Api api;

  EphemeralRoutes(Api api) {
    this.api = api;
  }

  void addTo(Endpoints endpoints) {
    endpoints.add("PUT", ROOM + "/typing/{user}", this::typing);
    endpoints.add("POST", ROOM + "/receipt/{type}/{event}", this::receipt);
    endpoints.add("POST", ROOM + "/read_markers", this::readMarkers);
  }

  private Answer typing(Call call) {
    if (!call.path("user").equals(call.user())) {
      throw new Refusal(400, "M_FORBIDDEN", "Cannot set another user's typing state");
    }
    Room room = api.joined(call);
    ObjectNode body = call.json();
    boolean typing = body.path("typing").asBoolean();
    int millis = Math.max(0, Math.min(body.path("timeout").asInt(30_000), MAX_TYPING_MILLIS));
    long until = typing ? api.server().now() + millis : 0;
    api.server().typing().set(room.id(), call.user(), until);
    if (typing) {
      CompletableFuture.delayedExecutor(millis + 10L, TimeUnit.MILLISECONDS)
          .execute(() -> expire(room.id()));
    }
    return Answer.empty();
  }

  private void expire(String roomId) {
    api.server()
        .locked(
            () -> {
              api.server().typing().expire(roomId);
              return true;
            });
  }

  private Answer receipt(Call call) {
    Room room = api.joined(call);
    String type = call.path("type");
    String event = call.path("event");
    if (type.equals(FULLY_READ)) {
      fullyRead(call, room, event);
    } else if (RECEIPTS.contains(type)) {
      read(call, room, type, event);
    } else {
      throw new Refusal(
          400, "M_UNKNOWN", "Receipt type must be m.read, m.read.private or m.fully_read");
    }
    return Answer.empty();
  }

  private Answer readMarkers(Call call) {
    Room room = api.joined(call);
    ObjectNode body = call.json();
    for (String type : List.of(FULLY_READ, "m.read", "m.read.private")) {
      String event = Nodes.text(body, type);
      if (event != null && type.equals(FULLY_READ)) {
        fullyRead(call, room, event);
      } else if (event != null) {
        read(call, room, type, event);
      }
    }
    return Answer.empty();
  }

  private void fullyRead(Call call, Room room, String event) {
    ObjectNode content = Nodes.object().put("event_id", event);
    api.server().accounts().setData(call.user(), room.id(), FULLY_READ, content);
  }

  private void read(Call call, Room room, String type, String event) {
    @Nullable String thread = Nodes.text(call.json(), "thread_id");
    long position = api.server().nextPosition();
    api.server()
        .record(
            new Change.ReceiptSet(
                room.id(),
                new Receipts.Receipt(
                    position, call.user(), type, thread, event, api.server().now())));
  }
}
