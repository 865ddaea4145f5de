package dev.althing.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.Upload;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.MxcUri;
import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.TransactionId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A homeserver in memory that knows transaction ids, memberships and limits, and that can be told
 * to fail: before it does what it is asked, or after.
 */
public final class FakeHomeserver extends UnusedHomeserver implements AutoCloseable {
  public static final UserId BOT = new UserId("@bot:fake");

  /** What goes wrong with a request. */
  public enum Fault {
    NONE,
    LIMITED,
    BUSY,
    LOST_REQUEST,
    LOST_ANSWER,
    REFUSED
  }

  /** Decides what goes wrong with which request. */
  public interface Faults {
    Fault of(Request request);
  }

  /** A request that was made. */
  public record Request(Endpoint endpoint, String place, String detail, ObjectNode body) {}

  private final InstantSource clock;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final Map<String, EventId> transactions = new HashMap<>();
  private final Map<RoomId, List<ObjectNode>> timelines = new LinkedHashMap<>();
  private final Map<String, ObjectNode> states = new HashMap<>();
  private final Map<RoomAlias, RoomId> aliases = new HashMap<>();
  private final Map<MxcUri, Boolean> media = new LinkedHashMap<>();
  private final Set<RoomId> joined = new HashSet<>();
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
  private volatile Faults faults = request -> Fault.NONE;
  private volatile Supplier<Duration> delay = () -> Duration.ZERO;
  private volatile Duration retryAfter = Duration.ofMillis(20);
  private int count;
  private boolean forgetsTransactions;

  public FakeHomeserver(InstantSource clock, RoomId... rooms) {
    this.clock = clock;
    for (RoomId room : rooms) {
      enter(room);
    }
  }

  // What tests arrange and look at.

  public void fails(Faults how) {
    faults = how;
  }

  public void isSlow(Supplier<Duration> how) {
    delay = how;
  }

  public void asksToWait(Duration howLong) {
    retryAfter = howLong;
  }

  public synchronized void forgetTransactions() {
    transactions.clear();
    forgetsTransactions = true;
  }

  public synchronized void leaveSilently(RoomId room) {
    joined.remove(room);
    states.remove(key(room, "m.room.member", BOT.value()));
  }

  public synchronized List<ObjectNode> timeline(RoomId room) {
    return List.copyOf(timelines.getOrDefault(room, List.of()));
  }

  public synchronized List<String> bodies(RoomId room) {
    return timeline(room).stream().map(e -> e.path("content").path("body").asText()).toList();
  }

  public synchronized Optional<String> membership(RoomId room, UserId user) {
    return Optional.ofNullable(states.get(key(room, "m.room.member", user.value())))
        .map(content -> content.path("membership").asText());
  }

  public synchronized void member(RoomId room, UserId user, String membership) {
    states.put(
        key(room, "m.room.member", user.value()), Json.object().put("membership", membership));
  }

  public synchronized Set<RoomId> rooms() {
    return Set.copyOf(joined);
  }

  public synchronized Map<MxcUri, Boolean> uploads() {
    return Map.copyOf(media);
  }

  public synchronized void alias(RoomAlias alias, RoomId room) {
    aliases.put(alias, room);
  }

  public synchronized Optional<RoomId> room(RoomAlias alias) {
    return Optional.ofNullable(aliases.get(alias));
  }

  public List<Request> requests(Endpoint endpoint) {
    synchronized (requests) {
      return requests.stream().filter(request -> request.endpoint() == endpoint).toList();
    }
  }

  /** Somebody else with our account says something. */
  public synchronized EventId append(RoomId room, String type, ObjectNode content, Instant at) {
    EventId id = new EventId("$event" + count++ + ":fake");
    ObjectNode event = Json.object();
    event.put("event_id", id.value());
    event.put("sender", BOT.value());
    event.put("type", type);
    event.put("origin_server_ts", at.toEpochMilli());
    event.set("content", content);
    timelines.computeIfAbsent(room, any -> new ArrayList<>()).add(event);
    return id;
  }

  public synchronized ObjectNode lastEvent(RoomId room) {
    List<ObjectNode> timeline = timelines.get(room);
    return timeline.get(timeline.size() - 1);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  // What clients ask.

  @Override
  public UserId user() {
    return BOT;
  }

  @Override
  public CompletionStage<EventId> send(
      RoomId room, String type, TransactionId transaction, ObjectNode content) {
    var request = new Request(Endpoint.SEND, room.value(), transaction.value(), content);
    return answer(request, () -> post(room, transaction, type, content));
  }

  @Override
  public CompletionStage<EventId> redact(
      RoomId room, EventId event, TransactionId transaction, Optional<String> reason) {
    ObjectNode content = Json.object().put("redacts", event.value());
    reason.ifPresent(text -> content.put("reason", text));
    var request = new Request(Endpoint.REDACT, room.value(), transaction.value(), content);
    return answer(request, () -> post(room, transaction, "m.room.redaction", content));
  }

  @Override
  public CompletionStage<Messages> messages(RoomId room, MessagesRequest asked) {
    var request = new Request(Endpoint.MESSAGES, room.value(), "", Json.object());
    return answer(
        request,
        () -> {
          requireJoined(room);
          List<JsonNode> newestFirst = new ArrayList<>(timelines.getOrDefault(room, List.of()));
          Collections.reverse(newestFirst);
          int from = asked.from().map(Integer::parseInt).orElse(0);
          int to = Math.min(newestFirst.size(), from + asked.limit());
          Optional<String> end =
              to < newestFirst.size() ? Optional.of(String.valueOf(to)) : Optional.empty();
          List<JsonNode> chunk = newestFirst.subList(from, to);
          return new Messages(String.valueOf(from), end, chunk, List.of());
        });
  }

  @Override
  public CompletionStage<ObjectNode> event(RoomId room, EventId event) {
    var request = new Request(Endpoint.EVENT, room.value(), event.value(), Json.object());
    return answer(
        request,
        () ->
            timelines.getOrDefault(room, List.of()).stream()
                .filter(e -> e.path("event_id").asText().equals(event.value()))
                .findFirst()
                .orElseThrow(() -> notFound("no event")));
  }

  @Override
  public CompletionStage<ObjectNode> state(RoomId room, String type, String stateKey) {
    var request = new Request(Endpoint.STATE, room.value(), type + "|" + stateKey, Json.object());
    return answer(
        request,
        () -> {
          requireJoined(room);
          ObjectNode content = states.get(key(room, type, stateKey));
          if (content == null) {
            throw notFound("no state");
          }
          return content;
        });
  }

  @Override
  public CompletionStage<EventId> putState(
      RoomId room, String type, String stateKey, ObjectNode content) {
    var request = new Request(Endpoint.PUT_STATE, room.value(), type + "|" + stateKey, content);
    return answer(
        request,
        () -> {
          requireJoined(room);
          states.put(key(room, type, stateKey), content);
          return append(room, type, content, clock.instant());
        });
  }

  @Override
  public CompletionStage<Void> invite(RoomId room, UserId user, Optional<String> reason) {
    return change(Endpoint.INVITE, room, user, Set.of("join", "invite", "ban"), "invite");
  }

  @Override
  public CompletionStage<Void> kick(RoomId room, UserId user, Optional<String> reason) {
    return change(Endpoint.KICK, room, user, Set.of("none", "leave", "ban"), "leave");
  }

  @Override
  public CompletionStage<Void> ban(RoomId room, UserId user, Optional<String> reason) {
    return change(Endpoint.BAN, room, user, Set.of(), "ban");
  }

  @Override
  public CompletionStage<Void> unban(RoomId room, UserId user, Optional<String> reason) {
    return change(Endpoint.UNBAN, room, user, Set.of("none", "join", "invite", "leave"), "leave");
  }

  @Override
  public CompletionStage<RoomId> join(String room, List<String> via, Optional<String> reason) {
    var request = new Request(Endpoint.JOIN, room, String.join(",", via), Json.object());
    return answer(
        request,
        () -> {
          RoomId id =
              room.startsWith("#")
                  ? room(new RoomAlias(room)).orElseThrow(() -> notFound("no such alias"))
                  : new RoomId(room);
          enter(id);
          return id;
        });
  }

  @Override
  public CompletionStage<RoomId> knock(String room, List<String> via, Optional<String> reason) {
    var request = new Request(Endpoint.KNOCK, room, String.join(",", via), Json.object());
    return answer(
        request,
        () -> {
          member(new RoomId(room), BOT, "knock");
          return new RoomId(room);
        });
  }

  @Override
  public CompletionStage<Void> leave(RoomId room, Optional<String> reason) {
    var request = new Request(Endpoint.LEAVE, room.value(), "", Json.object());
    return answer(
        request,
        () -> {
          if (membership(room, BOT).filter(Set.of("join", "invite", "knock")::contains).isEmpty()) {
            throw forbidden("you are not in that room");
          }
          joined.remove(room);
          member(room, BOT, "leave");
          return null;
        });
  }

  @Override
  public CompletionStage<RoomId> createRoom(ObjectNode body) {
    var request = new Request(Endpoint.CREATE_ROOM, "", "", body);
    return answer(
        request,
        () -> {
          RoomId room = new RoomId("!made" + count++ + ":fake");
          enter(room);
          JsonNode creation = body.path("creation_content");
          states.put(
              key(room, "m.room.create", ""),
              creation instanceof ObjectNode given ? given : Json.object());
          return room;
        });
  }

  @Override
  public CompletionStage<List<RoomId>> joinedRooms() {
    var request = new Request(Endpoint.JOINED_ROOMS, "", "", Json.object());
    return answer(request, () -> List.copyOf(joined));
  }

  @Override
  public CompletionStage<Map<UserId, Member>> joinedMembers(RoomId room) {
    var request = new Request(Endpoint.JOINED_MEMBERS, room.value(), "", Json.object());
    return answer(
        request, () -> Map.of(BOT, new Member(Optional.of("Bot"), Optional.<String>empty())));
  }

  @Override
  public CompletionStage<ObjectNode> profile(UserId user) {
    var request = new Request(Endpoint.PROFILE, user.value(), "", Json.object());
    return answer(request, () -> Json.object().put("displayname", user.value()));
  }

  @Override
  public CompletionStage<Resolved> resolveAlias(RoomAlias alias) {
    var request = new Request(Endpoint.ALIAS, alias.value(), "", Json.object());
    return answer(
        request,
        () -> new Resolved(room(alias).orElseThrow(() -> notFound("no alias")), List.of("fake")));
  }

  @Override
  public CompletionStage<Void> putAlias(RoomAlias alias, RoomId room) {
    var request = new Request(Endpoint.PUT_ALIAS, alias.value(), room.value(), Json.object());
    return answer(
        request,
        () -> {
          if (aliases.putIfAbsent(alias, room) != null) {
            throw error(new MatrixError.RoomInUse(detail(409, "M_ROOM_IN_USE", "taken")));
          }
          return null;
        });
  }

  @Override
  public CompletionStage<Void> deleteAlias(RoomAlias alias) {
    var request = new Request(Endpoint.DELETE_ALIAS, alias.value(), "", Json.object());
    return answer(
        request,
        () -> {
          if (aliases.remove(alias) == null) {
            throw notFound("no alias");
          }
          return null;
        });
  }

  @Override
  public CompletionStage<Void> putAccountData(String type, ObjectNode content) {
    return answer(new Request(Endpoint.PUT_ACCOUNT_DATA, "", type, content), () -> null);
  }

  @Override
  public CompletionStage<Void> putRoomAccountData(RoomId room, String type, ObjectNode content) {
    return answer(
        new Request(Endpoint.PUT_ROOM_ACCOUNT_DATA, room.value(), type, content), () -> null);
  }

  @Override
  public CompletionStage<Void> putProfileField(String field, JsonNode value) {
    ObjectNode body = Json.object();
    body.set(field, value);
    return answer(new Request(Endpoint.PUT_PROFILE_FIELD, "", field, body), () -> null);
  }

  @Override
  public CompletionStage<Void> typing(RoomId room, Optional<Duration> forSoLong) {
    String detail = forSoLong.map(Duration::toString).orElse("stop");
    return answer(new Request(Endpoint.TYPING, room.value(), detail, Json.object()), () -> null);
  }

  @Override
  public CompletionStage<Void> receipt(RoomId room, EventId event, Receipt receipt) {
    return answer(
        new Request(Endpoint.RECEIPT, room.value(), event.value(), Json.object()), () -> null);
  }

  @Override
  public CompletionStage<Reservation> reserveMedia() {
    return answer(
        new Request(Endpoint.RESERVE_MEDIA, "", "", Json.object()),
        () -> {
          MxcUri address = new MxcUri("mxc://fake/media" + count++);
          media.put(address, false);
          return new Reservation(address, Optional.empty());
        });
  }

  @Override
  public CompletionStage<Void> uploadMedia(MxcUri address, Upload upload) {
    return answer(
        new Request(Endpoint.UPLOAD_TO, address.value(), "", Json.object()),
        () -> {
          Boolean isThere = media.get(address);
          if (isThere == null) {
            throw notFound("no such reservation");
          }
          if (isThere) {
            throw error(
                new MatrixError.CannotOverwriteMedia(
                    detail(409, "M_CANNOT_OVERWRITE_MEDIA", "there")));
          }
          media.put(address, true);
          return null;
        });
  }

  @Override
  public CompletionStage<MxcUri> uploadMedia(Upload upload) {
    return answer(
        new Request(Endpoint.UPLOAD, "", "", Json.object()),
        () -> {
          MxcUri address = new MxcUri("mxc://fake/media" + count++);
          media.put(address, true);
          return address;
        });
  }

  public static MatrixError.Detail detail(int status, String errcode, String text) {
    return new MatrixError.Detail(status, errcode, text);
  }

  public static MatrixException error(MatrixError error) {
    return new MatrixException(error);
  }

  private static MatrixException notFound(String text) {
    return error(new MatrixError.NotFound(detail(404, "M_NOT_FOUND", text)));
  }

  private static MatrixException forbidden(String text) {
    return error(new MatrixError.Forbidden(detail(403, "M_FORBIDDEN", text)));
  }

  private CompletionStage<Void> change(
      Endpoint endpoint, RoomId room, UserId user, Set<String> refusedFrom, String to) {
    var request = new Request(endpoint, room.value(), user.value(), Json.object());
    return answer(
        request,
        () -> {
          requireJoined(room);
          if (refusedFrom.contains(membership(room, user).orElse("none"))) {
            throw forbidden("cannot " + endpoint + " from that membership");
          }
          member(room, user, to);
          return null;
        });
  }

  private EventId post(RoomId room, TransactionId transaction, String type, ObjectNode content) {
    String key = room + "|" + transaction;
    EventId known = transactions.get(key);
    if (known != null) {
      return known;
    }
    requireJoined(room);
    EventId id = append(room, type, content, clock.instant());
    ObjectNode event = lastEvent(room);
    if (!forgetsTransactions) {
      event.putObject("unsigned").put("transaction_id", transaction.value());
    }
    transactions.put(key, id);
    return id;
  }

  private synchronized void enter(RoomId room) {
    joined.add(room);
    member(room, BOT, "join");
    timelines.computeIfAbsent(room, any -> new ArrayList<>());
  }

  private void requireJoined(RoomId room) {
    if (!joined.contains(room)) {
      throw forbidden("not in the room");
    }
  }

  private static String key(RoomId room, String type, String stateKey) {
    return room + "|" + type + "|" + stateKey;
  }

  private <T> CompletionStage<T> answer(Request request, Supplier<T> work) {
    var result = new CompletableFuture<T>();
    thread.schedule(
        () -> answer(request, work, result), delay.get().toMillis(), TimeUnit.MILLISECONDS);
    return result;
  }

  private synchronized <T> void answer(
      Request request, Supplier<T> work, CompletableFuture<T> result) {
    requests.add(request);
    try {
      switch (faults.of(request)) {
        case NONE -> result.complete(work.get());
        case LIMITED ->
            throw error(
                new MatrixError.LimitExceeded(
                    detail(429, "M_LIMIT_EXCEEDED", "slow down"), Optional.of(retryAfter)));
        case BUSY -> throw error(new MatrixError.BadAnswer(502, "busy", Optional.empty()));
        case LOST_REQUEST -> throw error(new MatrixError.Unreachable("refused", false));
        case LOST_ANSWER -> {
          var unused = work.get();
          throw error(new MatrixError.Unreachable("timed out", true));
        }
        case REFUSED -> throw forbidden("told to refuse");
      }
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    }
  }
}
