package dev.althing.sandbox.api.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.store.Account;
import dev.althing.sandbox.store.Homeserver;

/** The tags that a user gives to rooms: account data of the room that are changed one by one. */
final class TagRoutes {
  private static final String TAGS = "/_matrix/client/v3/user/{user}/rooms/{room}/tags";
  private static final String TYPE = "m.tag";
  private final Homeserver server;

  TagRoutes(Homeserver server) {
    this.server = server;
  }

  void addTo(Endpoints endpoints) {
    endpoints.add("GET", TAGS, this::get);
    endpoints.add("PUT", TAGS + "/{tag}", this::put);
    endpoints.add("DELETE", TAGS + "/{tag}", this::delete);
  }

  private Answer get(Call call) {
    call.requireSelf("user");
    ObjectNode body = Nodes.object();
    body.set("tags", tags(call));
    return Answer.of(body);
  }

  private Answer put(Call call) {
    call.requireSelf("user");
    ObjectNode tags = tags(call);
    tags.set(call.path("tag"), call.json());
    return set(call, tags);
  }

  private Answer delete(Call call) {
    call.requireSelf("user");
    ObjectNode tags = tags(call);
    tags.remove(call.path("tag"));
    return set(call, tags);
  }

  private ObjectNode tags(Call call) {
    Account.Stamped found =
        server.accounts().require(call.user()).data(call.path("room")).get(TYPE);
    return found == null ? Nodes.object() : Nodes.child(found.content(), "tags").deepCopy();
  }

  private Answer set(Call call, ObjectNode tags) {
    ObjectNode content = Nodes.object();
    content.set("tags", tags);
    server.accounts().setData(call.user(), call.path("room"), TYPE, content);
    return Answer.empty();
  }
}
