package dev.althing.sandbox.api;

import dev.althing.sandbox.api.account.AccountRoutes;
import dev.althing.sandbox.api.device.DeviceEndpoints;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoint;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.page.Hints;
import dev.althing.sandbox.room.EventView;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.rules.Visibility;
import dev.althing.sandbox.store.Homeserver;
import dev.althing.sandbox.traffic.FaultDice;
import dev.althing.sandbox.traffic.Limiter;
import dev.althing.sandbox.traffic.Throttle;
import java.util.List;
import java.util.function.Supplier;

/**
 * All endpoints over one homeserver, and what they share.
 *
 * @param hints what the chat page suggests
 */
public record Api(Homeserver server, Throttle throttle, FaultDice dice, Hints hints) {

  /** The table of endpoints. */
  public List<Endpoint> endpoints() {
    var endpoints = new Endpoints();
    new ServerRoutes().addTo(endpoints);
    new LoginRoutes(this).addTo(endpoints);
    new SyncRoutes(this).addTo(endpoints);
    new CreationRoutes(this).addTo(endpoints);
    new MembershipRoutes(this).addTo(endpoints);
    new SendRoutes(this).addTo(endpoints);
    new StateRoutes(this).addTo(endpoints);
    new HistoryRoutes(this).addTo(endpoints);
    new DirectoryRoutes(this).addTo(endpoints);
    new HierarchyRoutes(this).addTo(endpoints);
    new ThreadRoutes(this).addTo(endpoints);
    AccountRoutes.addTo(endpoints, server);
    new MediaRoutes(this).addTo(endpoints);
    new EphemeralRoutes(this).addTo(endpoints);
    new DeviceEndpoints(server, this::passwordTried).addTo(endpoints);
    new ControlRoutes(this).addTo(endpoints);
    new PageRoutes(hints).addTo(endpoints);
    return endpoints.list();
  }

  /** Counts an action of a user against a limit, or refuses it. */
  void limit(Limiter limiter, String key, String user) {
    check(limiter, key, user);
    if (!throttle.isExempt(user)) {
      throttle.count(limiter, key);
    }
  }

  /** Counts a try at the password of a user against the limit for logins, or refuses it. */
  void passwordTried(String userId) {
    limit(Limiter.LOGIN, userId, userId);
  }

  /** Refuses an action for which a limit leaves no room, without counting it. */
  void check(Limiter limiter, String key, String user) {
    if (throttle.isExempt(user)) {
      return;
    }
    throttle
        .waitFor(limiter, key, 1)
        .ifPresent(
            wait -> {
              throw new Refusal(
                  429,
                  Nodes.object()
                      .put("errcode", "M_LIMIT_EXCEEDED")
                      .put("error", "Too Many Requests")
                      .put("retry_after_ms", wait.toMillis()));
            });
  }

  /**
   * Does something that sends events under the limit for messages. Like Synapse, a full bucket
   * refuses even what was sent before, and only what became an event is counted.
   */
  <T> T sending(String user, Supplier<T> work) {
    check(Limiter.MESSAGE, user, user);
    long before = server.position();
    T result = work.get();
    if (server.position() > before && !throttle.isExempt(user)) {
      throttle.count(Limiter.MESSAGE, user);
    }
    return result;
  }

  /** Events as the device that calls gets them. */
  EventView view(Call call) {
    String user = call.user();
    return new EventView(
        user, call.session().deviceId(), server.now(), room -> new Visibility(room, user)::sees);
  }

  /** The room in the path, which the caller may read. */
  Room readable(Call call) {
    return server.rooms().readable(call.path("room"), call.user());
  }

  /** The room in the path, whose member the caller is. */
  Room joined(Call call) {
    return server.rooms().joined(call.path("room"), call.user());
  }
}
