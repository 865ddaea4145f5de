package dev.althing.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.device.DeviceId;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.store.Account;
import dev.althing.sandbox.store.Sessions;
import dev.althing.sandbox.traffic.Limiter;
import org.jspecify.annotations.Nullable;

/** Accounts and tokens: login, register, refresh, logout. */
final class LoginRoutes {
  private static final String PASSWORD = "m.login.password";
  private static final String DUMMY = "m.login.dummy";
  private final Api api;

  LoginRoutes(Api api) {
    this.api = api;
  }

  void addTo(Endpoints endpoints) {
    endpoints.open("GET", "/_matrix/client/v3/login", call -> flows());
    endpoints.open("POST", "/_matrix/client/v3/login", this::login);
    endpoints.open("POST", "/_matrix/client/v3/register", this::register);
    endpoints.open("GET", "/_matrix/client/v3/register/available", this::available);
    endpoints.open("POST", "/_matrix/client/v3/refresh", this::refresh);
    endpoints.add("POST", "/_matrix/client/v3/logout", this::logout);
    endpoints.add("POST", "/_matrix/client/v3/logout/all", this::logoutAll);
    endpoints.add("GET", "/_matrix/client/v3/account/whoami", LoginRoutes::whoami);
  }

  private static Answer flows() {
    ObjectNode body = Nodes.object();
    body.putArray("flows").addObject().put("type", PASSWORD);
    return Answer.of(body);
  }

  private Answer login(Call call) {
    ObjectNode body = call.json();
    if (!body.has("type")) {
      throw new Refusal(400, "M_UNKNOWN", "Missing JSON keys.");
    }
    if (!PASSWORD.equals(Nodes.text(body, "type"))) {
      throw new Refusal(400, "M_UNKNOWN", "Unknown login type " + body.path("type"));
    }
    ObjectNode identifier = Nodes.child(body, "identifier");
    if (!Nodes.text(identifier, "type", "m.id.user").equals("m.id.user")) {
      throw Refusal.invalid("Unknown login identifier type");
    }
    String name = Nodes.text(identifier, "user", Nodes.text(body, "user", ""));
    if (name.isEmpty()) {
      throw Refusal.invalid("User identifier is missing 'user' key");
    }
    String userId = api.server().accounts().idOf(name);
    // Everybody has the same address here.
    api.limit(Limiter.LOGIN, "address", userId);
    api.passwordTried(userId);
    String password = Nodes.text(body, "password");
    if (password == null) {
      throw Refusal.invalid("Bad parameter: password");
    }
    Account account = api.server().accounts().authenticate(name, password);
    ObjectNode answer = open(account, body);
    answer
        .putObject("well_known")
        .putObject("m.homeserver")
        .put("base_url", ServerRoutes.baseUrl(call));
    return Answer.of(answer);
  }

  private Answer register(Call call) {
    ObjectNode body = call.json();
    if (call.query("kind").orElse("user").equals("guest")) {
      throw new Refusal(403, "M_GUEST_ACCESS_FORBIDDEN", "Guest access is disabled");
    }
    String name = Nodes.text(body, "username");
    if (name != null) {
      api.server().accounts().checkFree(name);
    }
    if (!Nodes.text(body.path("auth"), "type", "").equals(DUMMY)) {
      return Answer.of(401, dummyFlow());
    }
    String localpart = name == null ? api.server().secrets().letters(10, false) : name;
    Sessions.checkDevice(deviceId(body), deviceName(body));
    Account account = api.server().accounts().register(localpart, Call.required(body, "password"));
    if (body.path("inhibit_login").asBoolean()) {
      return Answer.of(Nodes.object().put("user_id", account.userId()));
    }
    return Answer.of(open(account, body));
  }

  private ObjectNode dummyFlow() {
    ObjectNode body = Nodes.object().put("session", api.server().secrets().letters(24, false));
    body.putArray("flows").addObject().putArray("stages").add(DUMMY);
    body.putObject("params");
    return body;
  }

  private Answer available(Call call) {
    String name =
        call.query("username")
            .orElseThrow(
                () -> new Refusal(400, "M_MISSING_PARAM", "Missing string query parameter"));
    api.server().accounts().checkFree(name);
    return Answer.of(Nodes.object().put("available", true));
  }

  private ObjectNode open(Account account, ObjectNode body) {
    boolean refreshable = body.path("refresh_token").asBoolean();
    Sessions.Tokens tokens =
        api.server()
            .sessions()
            .open(account.userId(), deviceId(body), deviceName(body), refreshable);
    ObjectNode answer = tokens(tokens);
    answer.put("user_id", tokens.userId()).put("device_id", tokens.deviceId());
    return answer.put("home_server", api.server().name());
  }

  private static @Nullable String deviceId(ObjectNode body) {
    return Nodes.text(body, "device_id");
  }

  private static @Nullable String deviceName(ObjectNode body) {
    return Nodes.text(body, "initial_device_display_name");
  }

  private static ObjectNode tokens(Sessions.Tokens tokens) {
    ObjectNode answer = Nodes.object().put("access_token", tokens.access());
    if (tokens.refresh() != null) {
      answer.put("refresh_token", tokens.refresh());
    }
    if (tokens.lifetime() != null) {
      answer.put("expires_in_ms", tokens.lifetime().toMillis());
    }
    return answer;
  }

  private Answer refresh(Call call) {
    String token = Call.required(call.json(), "refresh_token");
    return Answer.of(tokens(api.server().sessions().refresh(token)));
  }

  private Answer logout(Call call) {
    DeviceId own = call.session().device();
    api.server().sessions().logOut(session -> session.device().equals(own));
    return Answer.empty();
  }

  private Answer logoutAll(Call call) {
    api.server().sessions().logOut(session -> session.userId().equals(call.user()));
    return Answer.empty();
  }

  private static Answer whoami(Call call) {
    return Answer.of(
        Nodes.object()
            .put("user_id", call.user())
            .put("device_id", call.session().deviceId())
            .put("is_guest", false));
  }
}
