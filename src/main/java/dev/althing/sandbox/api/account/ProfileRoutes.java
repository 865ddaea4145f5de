package dev.althing.sandbox.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.store.Account;
import dev.althing.sandbox.store.Change;
import dev.althing.sandbox.store.Homeserver;
import dev.althing.sandbox.store.Memberships;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Profiles: names, pictures and any other fields. */
final class ProfileRoutes {
  private static final String PROFILE = "/_matrix/client/v3/profile/{user}";
  private static final Set<String> IN_ROOMS = Set.of("displayname", "avatar_url");
  private final Homeserver server;

  ProfileRoutes(Homeserver server) {
    this.server = server;
  }

  void addTo(Endpoints endpoints) {
    endpoints.open("GET", PROFILE, this::all);
    endpoints.open("GET", PROFILE + "/{field}", this::one);
    endpoints.add("PUT", PROFILE + "/{field}", this::put);
    endpoints.add("DELETE", PROFILE + "/{field}", this::delete);
  }

  private Account account(Call call) {
    return server
        .accounts()
        .find(call.path("user"))
        .orElseThrow(() -> Refusal.notFound("Profile was not found"));
  }

  private Answer all(Call call) {
    return Answer.of(account(call).profile());
  }

  private Answer one(Call call) {
    String field = call.path("field");
    JsonNode value = account(call).profile().get(field);
    ObjectNode body = Nodes.object();
    if (value == null && !IN_ROOMS.contains(field)) {
      throw Refusal.notFound("Profile field was not found");
    }
    body.set(field, value);
    return Answer.of(body);
  }

  private Answer put(Call call) {
    requireSelf(call);
    String field = call.path("field");
    ObjectNode body = call.json();
    if (!body.has(field)) {
      throw Refusal.missing(field);
    }
    if (IN_ROOMS.contains(field) && !body.path(field).isTextual()) {
      throw Refusal.invalid("'" + field + "' must be a string");
    }
    set(call, body.get(field));
    return Answer.empty();
  }

  private Answer delete(Call call) {
    requireSelf(call);
    set(call, null);
    return Answer.empty();
  }

  private static void requireSelf(Call call) {
    if (!call.path("user").equals(call.user())) {
      throw new Refusal(400, "M_FORBIDDEN", "Cannot set another user's profile");
    }
  }

  private void set(Call call, @Nullable JsonNode value) {
    String field = call.path("field");
    Account account = account(call);
    JsonNode before = account.profile().get(field);
    server.record(new Change.ProfileSet(call.user(), field, value));
    if (IN_ROOMS.contains(field) && !java.util.Objects.equals(before, value)) {
      new Memberships(server).spreadProfile(account);
    }
  }
}
