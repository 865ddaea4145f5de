package dev.althing.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Access;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoint;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.store.Change;
import dev.althing.sandbox.sync.SyncFilter;
import dev.althing.sandbox.sync.SyncRequest;
import dev.althing.sandbox.sync.SyncView;
import dev.althing.sandbox.sync.Token;
import dev.althing.sandbox.traffic.Fault;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Sync with its long poll, and the filters it takes. */
final class SyncRoutes {
  private static final int MAX_TIMEOUT_MILLIS = 120_000;
  private final Api api;
  private final Map<String, Token> earlier = new HashMap<>();

  SyncRoutes(Api api) {
    this.api = api;
  }

  void addTo(Endpoints endpoints) {
    endpoints.add(new Endpoint("GET", "/_matrix/client/v3/sync", Access.TOKEN, this::sync));
    endpoints.add("POST", "/_matrix/client/v3/user/{user}/filter", this::addFilter);
    endpoints.add("GET", "/_matrix/client/v3/user/{user}/filter/{filter}", this::getFilter);
  }

  private CompletionStage<Answer> sync(Call call) {
    int timeout = Math.min(call.number("timeout", 0), MAX_TIMEOUT_MILLIS);
    SyncRequest request = request(call);
    if (request.since().isPresent()) {
      Token since = request.since().get();
      Token before = earlier.put(call.session().tokenHash(), since);
      // A client that goes back, as one that was killed does, is told nothing less for it.
      boolean isOlder = before != null && before.position() <= since.position();
      if (isOlder && api.dice().strikes(Fault.DUPLICATE_SYNC, call.request().path())) {
        request = from(request, before);
      }
    }
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeout);
    return poll(request, until);
  }

  private static SyncRequest from(SyncRequest request, Token since) {
    return new SyncRequest(
        request.user(),
        request.device(),
        Optional.of(since),
        request.filter(),
        request.fullState(),
        request.maxTimeline());
  }

  private CompletionStage<Answer> poll(SyncRequest request, long until) {
    var view = new SyncView(api.server(), request);
    ObjectNode answer = view.answer();
    long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
    if (view.hasNews() || left <= 0) {
      return CompletableFuture.completedFuture(Answer.of(answer));
    }
    return api.server()
        .waiters()
        .await(request.user())
        .completeOnTimeout(false, left, TimeUnit.MILLISECONDS)
        .thenComposeAsync(woken -> api.server().locked(() -> poll(request, woken ? until : 0)));
  }

  private SyncRequest request(Call call) {
    boolean cut = api.dice().strikes(Fault.LIMITED_SYNC, call.request().path());
    return new SyncRequest(
        call.user(),
        call.session().deviceId(),
        call.query("since").map(Token::parse),
        filter(call),
        call.query("full_state").orElse("false").equals("true"),
        cut ? 1 : Integer.MAX_VALUE);
  }

  private SyncFilter filter(Call call) {
    String filter = call.query("filter").orElse("");
    if (filter.isEmpty()) {
      return SyncFilter.of(Nodes.object());
    }
    if (!filter.startsWith("{")) {
      return SyncFilter.of(stored(call.user(), filter));
    }
    try {
      JsonNode node = Nodes.MAPPER.readTree(filter);
      return SyncFilter.of(node);
    } catch (IOException e) {
      throw new Refusal(400, "M_NOT_JSON", "Invalid filter JSON");
    }
  }

  private ObjectNode stored(String user, String id) {
    return api.server()
        .accounts()
        .require(user)
        .filter(id)
        .orElseThrow(() -> Refusal.invalid("No such filter"));
  }

  private Answer addFilter(Call call) {
    call.requireSelf("user");
    ObjectNode filter = call.json();
    SyncFilter.of(filter);
    int id = api.server().accounts().require(call.user()).filters();
    api.server().record(new Change.FilterAdded(call.user(), filter));
    return Answer.of(Nodes.object().put("filter_id", Integer.toString(id)));
  }

  private Answer getFilter(Call call) {
    call.requireSelf("user");
    if (!call.path("filter").chars().allMatch(Character::isDigit)) {
      throw new Refusal(400, "M_UNKNOWN", "Invalid filter_id");
    }
    return api.server()
        .accounts()
        .require(call.user())
        .filter(call.path("filter"))
        .map(Answer::of)
        .orElseThrow(() -> Refusal.notFound("No such filter"));
  }
}
