package dev.althing.sandbox.api.device;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.device.CrossSigning;
import dev.althing.sandbox.device.SignatureUpload;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.store.Change;
import dev.althing.sandbox.store.Homeserver;

/** Cross-signing: the keys of users, and what is signed with them. */
final class SigningRoutes {
  private static final String KEYS = "/_matrix/client/v3/keys";
  private final Homeserver server;
  private final PasswordOnceMore password;

  SigningRoutes(Homeserver server, PasswordOnceMore password) {
    this.server = server;
    this.password = password;
  }

  void addTo(Endpoints endpoints) {
    endpoints.add("POST", KEYS + "/device_signing/upload", this::uploadKeys);
    endpoints.add("POST", KEYS + "/signatures/upload", this::uploadSignatures);
  }

  /** The first keys and those that are there already need no password. */
  private Answer uploadKeys(Call call) {
    ObjectNode body = call.json();
    CrossSigning keys = server.keys().crossSigning();
    ObjectNode news = keys.news(call.user(), body);
    if (news.isEmpty()) {
      return Answer.empty();
    }
    if (keys.find(call.user(), CrossSigning.Role.MASTER).isPresent()) {
      password.require(call, body);
    }
    keys.check(call.user(), news);
    server.record(new Change.CrossSigningSet(server.nextPosition(), call.user(), news));
    return Answer.empty();
  }

  private Answer uploadSignatures(Call call) {
    var upload = SignatureUpload.of(call.json(), call.user(), server.keys());
    for (SignatureUpload.Accepted one : upload.accepted()) {
      server.record(
          new Change.KeySigned(server.nextPosition(), one.target(), one.signer(), one.signature()));
    }
    return Answer.of(Nodes.object().set("failures", upload.failures()));
  }
}
