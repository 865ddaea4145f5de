package dev.althing.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Access;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoint;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.http.Handler;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.traffic.Faults;
import dev.althing.sandbox.traffic.Limits;
import java.util.function.Function;

/** What a test drives from outside: faults, rate limits, tokens that expire. */
final class ControlRoutes {
  private final Api api;

  ControlRoutes(Api api) {
    this.api = api;
  }

  void addTo(Endpoints endpoints) {
    add(endpoints, "/_sandbox/faults", this::faults);
    add(endpoints, "/_sandbox/limits", this::limits);
    add(endpoints, "/_sandbox/exempt", this::exempt);
    add(endpoints, "/_sandbox/tokens", this::tokens);
  }

  private static void add(Endpoints endpoints, String path, Function<Call, Answer> answer) {
    endpoints.add(new Endpoint("PUT", path, Access.CONTROL, Handler.now(answer)));
  }

  private Answer faults(Call call) {
    try {
      api.dice().set(Faults.of(call.json()));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(String.valueOf(e.getMessage()));
    }
    return Answer.empty();
  }

  /** {@code {"limits": "stock" | "none"}}. */
  private Answer limits(Call call) {
    boolean stock = Call.required(call.json(), "limits").equals("stock");
    api.throttle().set(stock ? Limits.stock() : Limits.none());
    return Answer.empty();
  }

  private Answer exempt(Call call) {
    api.throttle().exempt(Call.required(call.json(), "user_id"));
    return Answer.empty();
  }

  /** {@code {"user_id": …, "soft_logout": true}}: expired when soft, else revoked. */
  private Answer tokens(Call call) {
    ObjectNode body = call.json();
    String user = Call.required(body, "user_id");
    int ended =
        body.path("soft_logout").asBoolean()
            ? api.server().sessions().expire(session -> session.userId().equals(user))
            : api.server().sessions().logOut(session -> session.userId().equals(user));
    return Answer.of(Nodes.object().put("ended", ended));
  }
}
