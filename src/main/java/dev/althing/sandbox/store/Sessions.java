package dev.althing.sandbox.store;

import dev.althing.sandbox.device.Device;
import dev.althing.sandbox.device.DeviceId;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The access and refresh tokens that are out, by hash. */
public final class Sessions {
  private static final int MAX_DEVICE_ID = 512;
  private static final int MAX_DEVICES = 1000;
  private final Homeserver server;
  private final Optional<Duration> lifetime;
  private final Map<String, Session> byToken = new LinkedHashMap<>();
  private final Map<String, String> byRefresh = new HashMap<>();

  Sessions(Homeserver server, Optional<Duration> lifetime) {
    this.server = server;
    this.lifetime = lifetime;
  }

  void add(Session session) {
    byToken.put(session.tokenHash(), session);
    if (session.refreshHash() != null) {
      byRefresh.put(session.refreshHash(), session.tokenHash());
    }
  }

  /** Removes a token, and with the last token of a device all that is known of the device. */
  void remove(String tokenHash) {
    Session session = byToken.remove(tokenHash);
    if (session == null) {
      return;
    }
    if (session.refreshHash() != null) {
      byRefresh.remove(session.refreshHash());
    }
    if (of(session.device()).isEmpty()) {
      server.keys().remove(session.device());
    }
  }

  void remove(DeviceId device) {
    of(device).forEach(this::remove);
  }

  private List<String> of(DeviceId device) {
    return byToken.values().stream()
        .filter(session -> session.device().equals(device))
        .map(Session::tokenHash)
        .toList();
  }

  void markExpired(String tokenHash) {
    byToken.computeIfPresent(tokenHash, (hash, session) -> session.expired());
  }

  /** What a login or a refresh hands out; the only place where tokens stand in clear. */
  public record Tokens(
      String userId,
      String deviceId,
      String access,
      @Nullable String refresh,
      @Nullable Duration lifetime) {
    @Override
    public String toString() {
      return "Tokens[" + userId + ", " + deviceId + ", secret]";
    }
  }

  /** Refuses the id or the name of a new device when it is too long; what is not given is good. */
  public static void checkDevice(@Nullable String deviceId, @Nullable String name) {
    if (deviceId != null && deviceId.length() > MAX_DEVICE_ID) {
      throw Refusal.invalid("device_id cannot be longer than " + MAX_DEVICE_ID + " characters.");
    }
    Device.checkName(name);
  }

  /**
   * Opens a session; like Synapse, earlier ones of the same device stay, and so does its name. A
   * device too many signs out the one that came first.
   */
  public Tokens open(
      String userId, @Nullable String deviceId, @Nullable String name, boolean refreshable) {
    String device = deviceId == null ? server.secrets().letters(10, true) : deviceId;
    register(new DeviceId(userId, device), name);
    return issue(userId, device, refreshable, null);
  }

  private void register(DeviceId device, @Nullable String name) {
    Map<String, Device> known = server.keys().devices().of(device.userId());
    if (known.containsKey(device.deviceId())) {
      return;
    }
    checkDevice(device.deviceId(), name);
    if (known.size() >= MAX_DEVICES) {
      removeDevice(new DeviceId(device.userId(), known.keySet().iterator().next()));
    }
    server.record(new Change.DeviceSet(server.nextPosition(), device, name));
  }

  private Tokens issue(
      String userId, String deviceId, boolean refreshable, @Nullable String previous) {
    String access = "syt_" + server.secrets().token(24);
    String refresh = refreshable ? "syr_" + server.secrets().token(24) : null;
    Duration lasting = refreshable ? lifetime.orElse(null) : null;
    long expiresAt = lasting == null ? 0 : server.now() + lasting.toMillis();
    server.record(
        new Change.SessionOpened(
            new Session(
                Secrets.hash(access),
                userId,
                deviceId,
                expiresAt,
                refresh == null ? null : Secrets.hash(refresh),
                previous)));
    return new Tokens(userId, deviceId, access, refresh, lasting);
  }

  /** The session of an access token. */
  public Session authenticate(String token) {
    Session session = byToken.get(Secrets.hash(token));
    if (session == null) {
      throw unknownToken("Invalid access token passed.", false);
    }
    if (session.expiresAt() != 0 && session.expiresAt() <= server.now()) {
      throw unknownToken("Access token has expired", true);
    }
    return firstUse(session);
  }

  /** A new pair for a refresh token. */
  public Tokens refresh(String refreshToken) {
    String tokenHash = byRefresh.get(Secrets.hash(refreshToken));
    Session session = tokenHash == null ? null : byToken.get(tokenHash);
    if (session == null) {
      throw unknownToken("refresh token doesn't exist", false);
    }
    firstUse(session);
    end(other -> session.tokenHash().equals(other.previous()));
    return issue(session.userId(), session.deviceId(), true, session.tokenHash());
  }

  /** When a new pair is used for the first time, the pair it came from is void. */
  private Session firstUse(Session session) {
    String previous = session.previous();
    if (previous == null) {
      return session;
    }
    server.record(new Change.SessionEnded(previous));
    server.record(new Change.SessionOpened(session.used()));
    return session.used();
  }

  private void end(Predicate<Session> which) {
    List<Session> ending = byToken.values().stream().filter(which).toList();
    ending.forEach(session -> server.record(new Change.SessionEnded(session.tokenHash())));
  }

  /** Signs all devices out whose sessions match; tells how many sessions that ended. */
  public int logOut(Predicate<Session> which) {
    List<Session> ending = byToken.values().stream().filter(which).toList();
    ending.stream().map(Session::device).distinct().forEach(this::removeDevice);
    return ending.size();
  }

  private void removeDevice(DeviceId device) {
    server.record(new Change.DeviceRemoved(server.nextPosition(), device));
  }

  /** Lets all tokens that match expire now; their refresh tokens stay good. */
  public int expire(Predicate<Session> which) {
    List<Session> ending = byToken.values().stream().filter(which).toList();
    ending.forEach(session -> server.record(new Change.SessionExpired(session.tokenHash())));
    return ending.size();
  }

  private static Refusal unknownToken(String error, boolean softLogout) {
    return new Refusal(
        401,
        Nodes.object()
            .put("errcode", "M_UNKNOWN_TOKEN")
            .put("error", error)
            .put("soft_logout", softLogout));
  }
}
