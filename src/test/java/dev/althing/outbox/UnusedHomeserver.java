package dev.althing.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.client.BodyReader;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.client.Upload;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.MxcUri;
import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.TransactionId;
import dev.althing.matrix.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A homeserver that answers nothing: what a fake does not override must not be called. */
abstract class UnusedHomeserver implements MatrixClient {
  private static <T> CompletableFuture<T> unused() {
    return CompletableFuture.failedFuture(new AssertionError("not expected to be called"));
  }

  @Override
  public CompletionStage<ObjectNode> accountData(String type) {
    return unused();
  }

  @Override
  public CompletionStage<Void> putAccountData(String type, ObjectNode content) {
    return unused();
  }

  @Override
  public CompletionStage<ObjectNode> roomAccountData(RoomId room, String type) {
    return unused();
  }

  @Override
  public CompletionStage<Void> putRoomAccountData(RoomId room, String type, ObjectNode content) {
    return unused();
  }

  @Override
  public CompletionStage<ObjectNode> profile(UserId user) {
    return unused();
  }

  @Override
  public CompletionStage<JsonNode> profileField(UserId user, String field) {
    return unused();
  }

  @Override
  public CompletionStage<Void> putProfileField(String field, JsonNode value) {
    return unused();
  }

  @Override
  public CompletionStage<Resolved> resolveAlias(RoomAlias alias) {
    return unused();
  }

  @Override
  public CompletionStage<Void> putAlias(RoomAlias alias, RoomId room) {
    return unused();
  }

  @Override
  public CompletionStage<Void> deleteAlias(RoomAlias alias) {
    return unused();
  }

  @Override
  public CompletionStage<Reservation> reserveMedia() {
    return unused();
  }

  @Override
  public CompletionStage<Void> uploadMedia(MxcUri address, Upload upload) {
    return unused();
  }

  @Override
  public CompletionStage<MxcUri> uploadMedia(Upload upload) {
    return unused();
  }

  @Override
  public <T> CompletionStage<T> downloadMedia(MxcUri address, long limit, MediaReader<T> reader) {
    return unused();
  }

  @Override
  public CompletionStage<RoomId> join(String room, List<String> via, Optional<String> reason) {
    return unused();
  }

  @Override
  public CompletionStage<RoomId> knock(String room, List<String> via, Optional<String> reason) {
    return unused();
  }

  @Override
  public CompletionStage<Void> leave(RoomId room, Optional<String> reason) {
    return unused();
  }

  @Override
  public CompletionStage<Void> invite(RoomId room, UserId user, Optional<String> reason) {
    return unused();
  }

  @Override
  public CompletionStage<Void> kick(RoomId room, UserId user, Optional<String> reason) {
    return unused();
  }

  @Override
  public CompletionStage<Void> ban(RoomId room, UserId user, Optional<String> reason) {
    return unused();
  }

  @Override
  public CompletionStage<Void> unban(RoomId room, UserId user, Optional<String> reason) {
    return unused();
  }

  @Override
  public CompletionStage<RoomId> createRoom(ObjectNode request) {
    return unused();
  }

  @Override
  public CompletionStage<ObjectNode> state(RoomId room, String type, String stateKey) {
    return unused();
  }

  @Override
  public CompletionStage<EventId> putState(
      RoomId room, String type, String stateKey, ObjectNode content) {
    return unused();
  }

  @Override
  public <T> CompletionStage<T> allState(RoomId room, BodyReader<T> reader) {
    return unused();
  }

  @Override
  public <T> CompletionStage<T> members(RoomId room, MembersRequest request, BodyReader<T> reader) {
    return unused();
  }

  @Override
  public CompletionStage<Map<UserId, Member>> joinedMembers(RoomId room) {
    return unused();
  }

  @Override
  public CompletionStage<List<RoomId>> joinedRooms() {
    return unused();
  }

  @Override
  public CompletionStage<Hierarchy> hierarchy(RoomId space, HierarchyRequest request) {
    return unused();
  }

  @Override
  public CompletionStage<Versions> versions() {
    return unused();
  }

  @Override
  public CompletionStage<Whoami> whoami() {
    return unused();
  }

  @Override
  public CompletionStage<String> uploadFilter(ObjectNode filter) {
    return unused();
  }

  @Override
  public <T> CompletableFuture<T> sync(SyncRequest request, BodyReader<T> reader) {
    return unused();
  }

  @Override
  public CompletionStage<EventId> send(
      RoomId room, String type, TransactionId transaction, ObjectNode content) {
    return unused();
  }

  @Override
  public CompletionStage<EventId> redact(
      RoomId room, EventId event, TransactionId transaction, Optional<String> reason) {
    return unused();
  }

  @Override
  public CompletionStage<Messages> messages(RoomId room, MessagesRequest request) {
    return unused();
  }

  @Override
  public CompletionStage<ObjectNode> event(RoomId room, EventId event) {
    return unused();
  }

  @Override
  public CompletionStage<Relations> relations(
      RoomId room, EventId event, RelationsRequest request) {
    return unused();
  }

  @Override
  public CompletionStage<Void> typing(RoomId room, Optional<Duration> forSoLong) {
    return unused();
  }

  @Override
  public CompletionStage<Void> receipt(RoomId room, EventId event, Receipt receipt) {
    return unused();
  }
}
