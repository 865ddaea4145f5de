package dev.althing.sandbox.api.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.Types;
import dev.althing.sandbox.store.Account;
import dev.althing.sandbox.store.Homeserver;
import java.util.List;
import java.util.Locale;

/** The directory of people: those one shares a room with, and those in public rooms. */
final class PeopleRoutes {
  private static final int MAX_PAGE = 50;
  private final Homeserver server;

  PeopleRoutes(Homeserver server) {
    this.server = server;
  }

  void addTo(Endpoints endpoints) {
    endpoints.add("POST", "/_matrix/client/v3/user_directory/search", this::search);
  }

  private Answer search(Call call) {
    ObjectNode request = call.json();
    String term = Call.required(request, "search_term").toLowerCase(Locale.ROOT);
    int limit = Math.max(1, Math.min(request.path("limit").asInt(10), MAX_PAGE));
    List<Account> found =
        server.accounts().all().stream()
            .filter(account -> text(account).contains(term))
            .filter(account -> isVisible(account.userId(), call.user()))
            .limit(limit + 1L)
            .toList();
    ObjectNode body = Nodes.object();
    ArrayNode results = body.putArray("results");
    for (Account account : found.subList(0, Math.min(limit, found.size()))) {
      ObjectNode profile = account.profile();
      ObjectNode result = results.addObject().put("user_id", account.userId());
      result.put("display_name", Nodes.text(profile, "displayname"));
      result.put("avatar_url", Nodes.text(profile, "avatar_url"));
    }
    return Answer.of(body.put("limited", found.size() > limit));
  }

  private static String text(Account account) {
    String name = Nodes.text(account.profile(), "displayname", "");
    return (account.userId() + "\n" + name).toLowerCase(Locale.ROOT);
  }

  private boolean isVisible(String user, String seeker) {
    return !user.equals(seeker)
        && server.rooms().joined(user).stream()
            .anyMatch(room -> room.isJoined(seeker) || isPublic(room));
  }

  private static boolean isPublic(Room room) {
    return Nodes.text(room.content(Types.JOIN_RULES), "join_rule", "invite").equals("public");
  }
}
