package dev.althing.matrix.client.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.client.BodyReader;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.client.Upload;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.MxcUri;
import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.TransactionId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import dev.althing.matrix.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The client over HTTP: says for each call what is sent and what is read from the answer. */
public final class HttpMatrixClient implements MatrixClient {
  /** For calls that make homeservers talk to each other, or that they let wait. */
  private static final Duration LONG = Duration.ofMinutes(3);

  /** What a poll may take beyond the wait it asked for; a first sync may be long in the making. */
  private static final Duration SYNC_GRACE = Duration.ofMinutes(1);

  private static final Duration FIRST_SYNC_GRACE = Duration.ofMinutes(10);
  private static final long STREAM_LIMIT = 2L << 30;
  private static final long EVENT_LIMIT = 128 << 10;

  private final HttpTransport transport;
  private final Tokens tokens;
  private final UserId user;

  /** A client in the name of that user. */
  public HttpMatrixClient(HttpTransport transport, Tokens tokens, UserId user) {
    this.transport = transport;
    this.tokens = tokens;
    this.user = user;
  }

  @Override
  public UserId user() {
    return user;
  }

  @Override
  public CompletionStage<Versions> versions() {
    return json(Call.to(Endpoint.VERSIONS)).thenApply(Answers::versions);
  }

  @Override
  public CompletionStage<Whoami> whoami() {
    return whoami(transport, tokens);
  }

  /** Who is signed in, before there is a client. */
  public static CompletionStage<Whoami> whoami(HttpTransport transport, Tokens tokens) {
    Call call = Call.to(Endpoint.WHOAMI);
    return new AuthorizedCall<>(tokens, token -> transport.json(call, token))
        .start()
        .thenApply(Answers::whoami);
  }

  @Override
  public CompletionStage<String> uploadFilter(ObjectNode filter) {
    return json(Call.to(Endpoint.FILTER, user.value()).json(filter))
        .thenApply(answer -> AnswerFields.required(answer, "filter_id"));
  }

  @Override
  public <T> CompletableFuture<T> sync(SyncRequest request, BodyReader<T> reader) {
    Duration grace = request.since().isPresent() ? SYNC_GRACE : FIRST_SYNC_GRACE;
    Call call =
        Call.to(Endpoint.SYNC)
            .query("timeout", Long.toString(request.patience().toMillis()))
            .query("since", request.since())
            .query("filter", request.filter())
            .query("set_presence", "offline")
            .query("full_state", request.fullState() ? Optional.of(true) : Optional.empty())
            .within(request.patience().plus(grace));
    return stream(call, reader);
  }

  @Override
  public CompletionStage<EventId> send(
      RoomId room, String type, TransactionId transaction, ObjectNode content) {
    return json(Call.to(Endpoint.SEND, room.value(), type, transaction.value()).json(content))
        .thenApply(Answers::eventId);
  }

  @Override
  public CompletionStage<EventId> redact(
      RoomId room, EventId event, TransactionId transaction, Optional<String> reason) {
    return json(Call.to(Endpoint.REDACT, room.value(), event.value(), transaction.value())
            .json(because(reason)))
        .thenApply(Answers::eventId);
  }

  @Override
  public CompletionStage<Messages> messages(RoomId room, MessagesRequest request) {
    Call call =
        Call.to(Endpoint.MESSAGES, room.value())
            .query("dir", request.direction().letter())
            .query("limit", Integer.toString(request.limit()))
            .query("from", request.from())
            .query("to", request.to())
            .query("filter", request.filter())
            .upTo(pageLimit(request.limit()));
    return json(call).thenApply(Answers::messages);
  }

  @Override
  public CompletionStage<ObjectNode> event(RoomId room, EventId event) {
    return json(Call.to(Endpoint.EVENT, room.value(), event.value()));
  }

  @Override
  public CompletionStage<Relations> relations(
      RoomId room, EventId event, RelationsRequest request) {
    Call call =
        relationsOf(room, event, request)
            .query("dir", request.direction().letter())
            .query("limit", Integer.toString(request.limit()))
            .query("from", request.from())
            .upTo(pageLimit(request.limit()));
    return json(call)
        .thenApply(
            answer ->
                new Relations(
                    AnswerFields.list(answer, "chunk"), Fields.text(answer, "next_batch")));
  }

  private static Call relationsOf(RoomId room, EventId event, RelationsRequest request) {
    String relation = request.relation().orElse("");
    if (relation.isEmpty()) {
      return Call.to(Endpoint.RELATIONS, room.value(), event.value());
    }
    return request
        .type()
        .map(
            type ->
                Call.to(Endpoint.RELATIONS_OF_TYPE, room.value(), event.value(), relation, type))
        .orElseGet(() -> Call.to(Endpoint.RELATIONS_OF, room.value(), event.value(), relation));
  }

  @Override
  public CompletionStage<Void> typing(RoomId room, Optional<Duration> forSoLong) {
    ObjectNode body = Json.object().put("typing", forSoLong.isPresent());
    forSoLong.ifPresent(duration -> body.put("timeout", duration.toMillis()));
    return done(Call.to(Endpoint.TYPING, room.value(), user.value()).json(body));
  }

  @Override
  public CompletionStage<Void> receipt(RoomId room, EventId event, Receipt receipt) {
    ObjectNode body = Json.object();
    receipt.thread().ifPresent(thread -> body.put("thread_id", thread.value()));
    return done(Call.to(Endpoint.RECEIPT, room.value(), receipt.type(), event.value()).json(body));
  }

  @Override
  public CompletionStage<ObjectNode> state(RoomId room, String type, String stateKey) {
    return json(Call.to(Endpoint.STATE, room.value(), type, stateKey));
  }

  @Override
  public CompletionStage<EventId> putState(
      RoomId room, String type, String stateKey, ObjectNode content) {
    return json(Call.to(Endpoint.PUT_STATE, room.value(), type, stateKey).json(content))
        .thenApply(Answers::eventId);
  }

  @Override
  public <T> CompletionStage<T> allState(RoomId room, BodyReader<T> reader) {
    return stream(Call.to(Endpoint.ALL_STATE, room.value()).within(LONG), reader);
  }

  @Override
  public <T> CompletionStage<T> members(RoomId room, MembersRequest request, BodyReader<T> reader) {
    Call call =
        Call.to(Endpoint.MEMBERS, room.value())
            .query("at", request.at())
            .query("membership", request.membership())
            .query("not_membership", request.notMembership())
            .within(LONG);
    return stream(call, reader);
  }

  @Override
  public CompletionStage<Map<UserId, Member>> joinedMembers(RoomId room) {
    return json(Call.to(Endpoint.JOINED_MEMBERS, room.value()).upTo(64 << 20))
        .thenApply(Answers::joinedMembers);
  }

  @Override
  public CompletionStage<List<RoomId>> joinedRooms() {
    return json(Call.to(Endpoint.JOINED_ROOMS))
        .thenApply(answer -> AnswerFields.texts(answer, "joined_rooms", RoomId::parse));
  }

  @Override
  public CompletionStage<Hierarchy> hierarchy(RoomId space, HierarchyRequest request) {
    Call call =
        Call.to(Endpoint.HIERARCHY, space.value())
            .query("limit", Integer.toString(request.limit()))
            .query("from", request.from())
            .query("max_depth", request.maxDepth())
            .query("suggested_only", Boolean.toString(request.suggestedOnly()))
            .within(LONG);
    return json(call)
        .thenApply(
            answer ->
                new Hierarchy(
                    AnswerFields.list(answer, "rooms"), Fields.text(answer, "next_batch")));
  }

  @Override
  public CompletionStage<RoomId> join(String room, List<String> via, Optional<String> reason) {
    return enter(Endpoint.JOIN, room, via, reason);
  }

  @Override
  public CompletionStage<RoomId> knock(String room, List<String> via, Optional<String> reason) {
    return enter(Endpoint.KNOCK, room, via, reason);
  }

  private CompletionStage<RoomId> enter(
      Endpoint how, String room, List<String> via, Optional<String> reason) {
    Call call = Call.to(how, room).json(because(reason)).within(LONG);
    for (String server : via) {
      // the older name too, for homeservers before 1.12 of the specification
      call = call.query("via", server).query("server_name", server);
    }
    return json(call).thenApply(Answers::roomId);
  }

  @Override
  public CompletionStage<Void> leave(RoomId room, Optional<String> reason) {
    return done(Call.to(Endpoint.LEAVE, room.value()).json(because(reason)).within(LONG));
  }

  @Override
  public CompletionStage<Void> invite(RoomId room, UserId user, Optional<String> reason) {
    return member(Endpoint.INVITE, room, user, reason);
  }

  @Override
  public CompletionStage<Void> kick(RoomId room, UserId user, Optional<String> reason) {
    return member(Endpoint.KICK, room, user, reason);
  }

  @Override
  public CompletionStage<Void> ban(RoomId room, UserId user, Optional<String> reason) {
    return member(Endpoint.BAN, room, user, reason);
  }

  @Override
  public CompletionStage<Void> unban(RoomId room, UserId user, Optional<String> reason) {
    return member(Endpoint.UNBAN, room, user, reason);
  }

  private CompletionStage<Void> member(
      Endpoint how, RoomId room, UserId whom, Optional<String> reason) {
    ObjectNode body = because(reason).put("user_id", whom.value());
    return done(Call.to(how, room.value()).json(body).within(LONG));
  }

  @Override
  public CompletionStage<RoomId> createRoom(ObjectNode request) {
    return json(Call.to(Endpoint.CREATE_ROOM).json(request).within(LONG))
        .thenApply(Answers::roomId);
  }

  @Override
  public CompletionStage<Resolved> resolveAlias(RoomAlias alias) {
    return json(Call.to(Endpoint.ALIAS, alias.value()).within(LONG))
        .thenApply(
            answer ->
                new Resolved(
                    Answers.roomId(answer), AnswerFields.texts(answer, "servers", Optional::of)));
  }

  @Override
  public CompletionStage<Void> putAlias(RoomAlias alias, RoomId room) {
    ObjectNode body = Json.object().put("room_id", room.value());
    return done(Call.to(Endpoint.PUT_ALIAS, alias.value()).json(body));
  }

  @Override
  public CompletionStage<Void> deleteAlias(RoomAlias alias) {
    return done(Call.to(Endpoint.DELETE_ALIAS, alias.value()));
  }

  @Override
  public CompletionStage<ObjectNode> accountData(String type) {
    return json(Call.to(Endpoint.ACCOUNT_DATA, user.value(), type));
  }

  @Override
  public CompletionStage<Void> putAccountData(String type, ObjectNode content) {
    return done(Call.to(Endpoint.PUT_ACCOUNT_DATA, user.value(), type).json(content));
  }

  @Override
  public CompletionStage<ObjectNode> roomAccountData(RoomId room, String type) {
    return json(Call.to(Endpoint.ROOM_ACCOUNT_DATA, user.value(), room.value(), type));
  }

  @Override
  public CompletionStage<Void> putRoomAccountData(RoomId room, String type, ObjectNode content) {
    return done(
        Call.to(Endpoint.PUT_ROOM_ACCOUNT_DATA, user.value(), room.value(), type).json(content));
  }

  @Override
  public CompletionStage<ObjectNode> profile(UserId whose) {
    return json(Call.to(Endpoint.PROFILE, whose.value()));
  }

  @Override
  public CompletionStage<JsonNode> profileField(UserId whose, String field) {
    return json(Call.to(Endpoint.PROFILE_FIELD, whose.value(), field))
        .thenApply(answer -> answer.path(field));
  }

  @Override
  public CompletionStage<Void> putProfileField(String field, JsonNode value) {
    ObjectNode body = Json.object().set(field, value);
    return done(Call.to(Endpoint.PUT_PROFILE_FIELD, user.value(), field).json(body));
  }

  @Override
  public CompletionStage<Reservation> reserveMedia() {
    return json(Call.to(Endpoint.RESERVE_MEDIA).json(Json.object()))
        .thenApply(Answers::reservation);
  }

  @Override
  public CompletionStage<Void> uploadMedia(MxcUri address, Upload upload) {
    return done(with(Call.to(Endpoint.UPLOAD_TO, address.server(), address.mediaId()), upload));
  }

  @Override
  public CompletionStage<MxcUri> uploadMedia(Upload upload) {
    return json(with(Call.to(Endpoint.UPLOAD), upload)).thenApply(Answers::mediaAddress);
  }

  private static Call with(Call call, Upload upload) {
    return call.query("filename", upload.name())
        .body(upload.contentType(), upload.body())
        .within(LONG);
  }

  @Override
  public <T> CompletionStage<T> downloadMedia(MxcUri address, long limit, MediaReader<T> reader) {
    Call call =
        Call.to(Endpoint.DOWNLOAD, address.server(), address.mediaId()).within(LONG).upTo(limit);
    return new AuthorizedCall<>(tokens, token -> transport.stream(call, token, reader)).start();
  }

  private CompletableFuture<ObjectNode> json(Call call) {
    return new AuthorizedCall<>(tokens, token -> transport.json(call, token)).start();
  }

  private CompletionStage<Void> done(Call call) {
    return json(call).thenAccept(answer -> {});
  }

  private <T> CompletableFuture<T> stream(Call call, BodyReader<T> reader) {
    Call wide = call.upTo(STREAM_LIMIT);
    return new AuthorizedCall<>(
            tokens, token -> transport.stream(wide, token, (head, body) -> reader.read(body)))
        .start();
  }

  private static ObjectNode because(Optional<String> reason) {
    ObjectNode body = Json.object();
    reason.ifPresent(text -> body.put("reason", text));
    return body;
  }

  /** What a page of events may weigh, with their unsigned parts and senders' member events. */
  private static long pageLimit(int events) {
    return (1L << 20) + events * EVENT_LIMIT;
  }
}
