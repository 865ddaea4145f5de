package dev.althing.sandbox.api.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.device.Backup;
import dev.althing.sandbox.device.Backups;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.store.Change;
import dev.althing.sandbox.store.Homeserver;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backups of room keys: their versions and the keys in them. */
final class BackupRoutes {
  private static final String VERSION = "/_matrix/client/v3/room_keys/version";
  private static final String KEYS = "/_matrix/client/v3/room_keys/keys";
  private static final int MAX_VERSIONS = 10;
  private static final int MAX_INFO_BYTES = 64 * 1024;
  private final Homeserver server;

  BackupRoutes(Homeserver server) {
    this.server = server;
  }

  void addTo(Endpoints endpoints) {
    endpoints.add("POST", VERSION, this::create);
    endpoints.add("GET", VERSION, this::current);
    endpoints.add("GET", VERSION + "/{version}", this::version);
    endpoints.add("PUT", VERSION + "/{version}", this::update);
    endpoints.add("DELETE", VERSION + "/{version}", this::deleteVersion);
    for (String path : List.of(KEYS, KEYS + "/{room}", KEYS + "/{room}/{session}")) {
      endpoints.add("PUT", path, this::put);
      endpoints.add("GET", path, this::get);
      endpoints.add("DELETE", path, this::delete);
    }
  }

  private Backups backups() {
    return server.keys().backups();
  }

  private Answer create(Call call) {
    ObjectNode info = info(call.json());
    if (backups().count(call.user()) >= MAX_VERSIONS) {
      throw Refusal.tooLarge("An account has at most " + MAX_VERSIONS + " backups");
    }
    int version = backups().next(call.user());
    server.record(new Change.BackupSet(call.user(), version, info));
    return Answer.of(Nodes.object().put("version", Integer.toString(version)));
  }

  private static ObjectNode info(ObjectNode body) {
    ObjectNode info = Nodes.object().put("algorithm", Call.required(body, "algorithm"));
    if (!body.has("auth_data")) {
      throw Refusal.missing("auth_data");
    }
    info.set("auth_data", body.get("auth_data"));
    if (Nodes.bytes(info).length > MAX_INFO_BYTES) {
      throw Refusal.tooLarge("auth_data: at most " + MAX_INFO_BYTES + " bytes");
    }
    return info;
  }

  private Answer current(Call call) {
    int version =
        backups().current(call.user()).orElseThrow(() -> Refusal.notFound("No backup found"));
    return view(call, version);
  }

  private Answer version(Call call) {
    return view(call, number(call.path("version")));
  }

  private Answer view(Call call, int version) {
    Backup backup = require(call, version);
    ObjectNode body = Nodes.object().put("version", Integer.toString(version));
    body.setAll(backup.info());
    return Answer.of(body.<ObjectNode>setAll(backup.summary()));
  }

  /** The number of a version; what is no number is a version nobody has. */
  private static int number(String version) {
    try {
      return Integer.parseInt(version);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private Backup require(Call call, int version) {
    return backups()
        .find(call.user(), version)
        .orElseThrow(() -> Refusal.notFound("Unknown backup version"));
  }

  private Answer update(Call call) {
    ObjectNode body = call.json();
    String version = call.path("version");
    if (body.has("version") && !version.equals(Nodes.text(body, "version"))) {
      throw Refusal.invalid("Version in body does not match");
    }
    Backup backup = require(call, number(version));
    ObjectNode info = info(body);
    if (!info.get("algorithm").equals(backup.info().get("algorithm"))) {
      throw Refusal.invalid("Algorithm does not match");
    }
    server.record(new Change.BackupSet(call.user(), number(version), info));
    return Answer.empty();
  }

  private Answer deleteVersion(Call call) {
    int version = number(call.path("version"));
    require(call, version);
    server.record(new Change.BackupSet(call.user(), version, null));
    return Answer.empty();
  }

  private static int asked(Call call) {
    return number(
        call.query("version")
            .orElseThrow(
                () ->
                    new Refusal(
                        400, "M_MISSING_PARAM", "Missing string query parameter 'version'")));
  }

  private static @Nullable String part(Call call, String name) {
    String value = call.path(name);
    return value.isEmpty() ? null : value;
  }

  private Answer put(Call call) {
    int version = asked(call);
    ObjectNode rooms = rooms(call);
    Backup backup = require(call, version);
    int current = backups().current(call.user()).orElseThrow();
    if (version != current) {
      throw new Refusal(
          403,
          Nodes.object()
              .put("errcode", "M_WRONG_ROOM_KEYS_VERSION")
              .put("error", "Wrong room_keys version")
              .put("current_version", Integer.toString(current)));
    }
    ObjectNode better = backup.better(rooms);
    if (!better.isEmpty()) {
      server.record(new Change.BackupKeysPut(call.user(), version, better));
    }
    return Answer.of(backup.summary());
  }

  /** The keys of the body by room, however much of the way to them stands in the path. */
  private static ObjectNode rooms(Call call) {
    ObjectNode body = call.json();
    String room = part(call, "room");
    String session = part(call, "session");
    if (room == null) {
      if (!(body.path("rooms") instanceof ObjectNode rooms)) {
        throw Refusal.badJson("rooms must be an object");
      }
      return rooms;
    }
    ObjectNode sessions =
        session == null
            ? body
            : Nodes.object().set("sessions", Nodes.object().<ObjectNode>set(session, body));
    return Nodes.object().set(room, sessions);
  }

  private Answer get(Call call) {
    String room = part(call, "room");
    String session = part(call, "session");
    ObjectNode found = require(call, asked(call)).sessions(room, session);
    if (room == null) {
      return Answer.of(Nodes.object().set("rooms", found));
    }
    JsonNode sessions = found.path(room);
    if (session == null) {
      return Answer.of(sessions.isObject() ? sessions : emptySessions());
    }
    JsonNode key = sessions.path("sessions").path(session);
    if (key.isMissingNode()) {
      throw Refusal.notFound("No room_keys found");
    }
    return Answer.of(key);
  }

  private static ObjectNode emptySessions() {
    ObjectNode body = Nodes.object();
    body.putObject("sessions");
    return body;
  }

  private Answer delete(Call call) {
    int version = asked(call);
    Backup backup = require(call, version);
    server.record(
        new Change.BackupKeysDeleted(
            call.user(), version, part(call, "room"), part(call, "session")));
    return Answer.of(backup.summary());
  }
}
