package dev.althing.sandbox.api.account;

import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.push.PushRules;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.store.Account;
import dev.althing.sandbox.store.Homeserver;
import java.util.Set;

/** Data that a user keeps on the server, for all of the account or for a room. */
final class AccountDataRoutes {
  private static final String USER = "/_matrix/client/v3/user/{user}";
  private static final Set<String> SERVERS_OWN = Set.of("m.fully_read", PushRules.TYPE);
  private final Homeserver server;

  AccountDataRoutes(Homeserver server) {
    this.server = server;
  }

  void addTo(Endpoints endpoints) {
    endpoints.add("GET", USER + "/account_data/{type}", this::get);
    endpoints.add("PUT", USER + "/account_data/{type}", this::put);
    endpoints.add("GET", USER + "/rooms/{room}/account_data/{type}", this::get);
    endpoints.add("PUT", USER + "/rooms/{room}/account_data/{type}", this::put);
  }

  private Answer get(Call call) {
    call.requireSelf("user");
    Account account = server.accounts().require(call.user());
    String room = call.path("room");
    String type = call.path("type");
    if (room.isEmpty() && type.equals(PushRules.TYPE)) {
      return Answer.of(PushRules.of(account).content());
    }
    Account.Stamped found = account.data(room).get(type);
    if (found == null) {
      throw Refusal.notFound("Account data not found");
    }
    return Answer.of(found.content());
  }

  private Answer put(Call call) {
    call.requireSelf("user");
    String type = call.path("type");
    if (SERVERS_OWN.contains(type)) {
      throw new Refusal(405, "M_BAD_JSON", "Cannot set " + type + " through this API");
    }
    String room = call.path("room");
    server.accounts().setData(call.user(), room, type, call.json());
    return Answer.empty();
  }
}
