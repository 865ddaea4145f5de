package dev.althing.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.RoomVersion;
import java.util.List;

/**
 * What the server says about itself, and the empty answers that general clients cannot do without.
 */
final class ServerRoutes {
  private static final List<String> VERSIONS =
      List.of(
          "v1.1", "v1.2", "v1.3", "v1.4", "v1.5", "v1.6", "v1.7", "v1.8", "v1.9", "v1.10", "v1.11",
          "v1.12");

  private static final String PRESENCE = "/_matrix/client/v3/presence/{user}/status";

  void addTo(Endpoints endpoints) {
    endpoints.open("GET", "/_matrix/client/versions", call -> versions());
    endpoints.open("GET", "/.well-known/matrix/client", this::wellKnown);
    endpoints.add("GET", "/_matrix/client/v3/capabilities", call -> capabilities());
    endpoints.add("PUT", PRESENCE, call -> Answer.empty());
    endpoints.add("GET", PRESENCE, call -> noPresence());
    endpoints.add("GET", "/_matrix/client/v3/voip/turnServer", call -> Answer.empty());
  }

  static String baseUrl(Call call) {
    return "http://" + call.request().header("host").orElse("127.0.0.1");
  }

  private static Answer versions() {
    ObjectNode body = Nodes.object();
    body.set("versions", Nodes.strings(VERSIONS));
    body.putObject("unstable_features");
    return Answer.of(body);
  }

  private Answer wellKnown(Call call) {
    ObjectNode body = Nodes.object();
    body.putObject("m.homeserver").put("base_url", baseUrl(call));
    return Answer.of(body);
  }

  private static Answer capabilities() {
    ObjectNode body = Nodes.object();
    ObjectNode capabilities = body.putObject("capabilities");
    capabilities.putObject("m.change_password").put("enabled", false);
    capabilities.putObject("m.set_displayname").put("enabled", true);
    capabilities.putObject("m.set_avatar_url").put("enabled", true);
    capabilities.putObject("m.3pid_changes").put("enabled", false);
    capabilities.putObject("m.profile_fields").put("enabled", true);
    ObjectNode versions = capabilities.putObject("m.room_versions").put("default", "11");
    ObjectNode available = versions.putObject("available");
    for (RoomVersion version : RoomVersion.values()) {
      available.put(version.id(), "stable");
    }
    return Answer.of(body);
  }

  /** Nobody's presence is kept; Synapse without presence says so in the same way. */
  private static Answer noPresence() {
    return Answer.of(Nodes.object().put("presence", "offline"));
  }
}
