package dev.althing.sandbox.api.device;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.store.Homeserver;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Asks for the password before something is done that a stolen token must not do.
 *
 * <p>Client-Server API, section User-interactive authentication.
 */
final class PasswordOnceMore {
  private static final String PASSWORD = "m.login.password";
  private static final int MAX_OPEN = 1000;
  private final Homeserver server;
  private final Consumer<String> passwordTried;
  private final Map<String, String> open = new LinkedHashMap<>();

  PasswordOnceMore(Homeserver server, Consumer<String> passwordTried) {
    this.server = server;
    this.passwordTried = passwordTried;
  }

  /** Refuses the request unless its body has the password of who asks. */
  void require(Call call, ObjectNode body) {
    ObjectNode auth = Nodes.child(body, "auth");
    String session = session(call, auth);
    if (!PASSWORD.equals(Nodes.text(auth, "type"))) {
      throw new Refusal(401, question(session));
    }
    passwordTried.accept(call.user());
    ObjectNode identifier = Nodes.child(auth, "identifier");
    String name = Nodes.text(identifier, "user", Nodes.text(auth, "user", ""));
    String user;
    try {
      user = server.accounts().authenticate(name, Nodes.text(auth, "password", "")).userId();
    } catch (Refusal wrong) {
      ObjectNode again = question(session);
      again.putArray("completed");
      throw new Refusal(401, again.setAll(wrong.body()));
    }
    if (!user.equals(call.user())) {
      throw Refusal.forbidden("Invalid auth");
    }
    open.remove(session);
  }

  /** The session of the question; one that was begun must be about the same request. */
  private String session(Call call, ObjectNode auth) {
    String operation =
        String.join(" ", call.user(), call.request().method(), call.request().path());
    String session = Nodes.text(auth, "session");
    if (session == null) {
      session = server.secrets().letters(24, false);
      open.put(session, operation);
      if (open.size() > MAX_OPEN) {
        open.remove(open.keySet().iterator().next());
      }
      return session;
    }
    String begun = open.get(session);
    if (begun == null) {
      throw new Refusal(400, "M_UNKNOWN", "Unknown session ID: " + session);
    }
    if (!begun.equals(operation)) {
      throw new Refusal(
          403,
          "M_UNKNOWN",
          "Requested operation has changed during the UI authentication session.");
    }
    return session;
  }

  private static ObjectNode question(String session) {
    ObjectNode question = Nodes.object().put("session", session);
    question.putArray("flows").addObject().putArray("stages").add(PASSWORD);
    question.putObject("params");
    return question;
  }
}
