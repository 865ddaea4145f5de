package dev.althing.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.store.Account;
import dev.althing.sandbox.store.Change;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Data that a user keeps on the server, for all of the account or for a room. */
final class AccountDataRoutes {
  private static final String USER = "/_matrix/client/v3/user/{user}";
  private static final Set<String> SERVERS_OWN = Set.of("m.fully_read", "m.push_rules");
  private final Api api;

  AccountDataRoutes(Api api) {
    this.api = api;
  }

  void addTo(Endpoints endpoints) {
    endpoints.add("GET", USER + "/account_data/{type}", this::get);
    endpoints.add("PUT", USER + "/account_data/{type}", this::put);
    endpoints.add("GET", USER + "/rooms/{room}/account_data/{type}", this::get);
    endpoints.add("PUT", USER + "/rooms/{room}/account_data/{type}", this::put);
  }

  private Answer get(Call call) {
    call.requireSelf("user");
    Account.Stamped found =
        api.server().accounts().require(call.user()).data(call.path("room")).get(call.path("type"));
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
    set(api, call.user(), room.isEmpty() ? null : room, type, call.json());
    return Answer.empty();
  }

  static void set(Api api, String user, @Nullable String room, String type, ObjectNode content) {
    long position = api.server().position() + 1;
    api.server().record(new Change.AccountDataSet(position, user, room, type, content));
  }
}
