package dev.althing.outbox.reads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.client.JsonElements;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.StateApi.HierarchyRequest;
import dev.althing.matrix.client.StateApi.MembersRequest;
import dev.althing.matrix.client.TimelineApi.Direction;
import dev.althing.matrix.client.TimelineApi.MessagesRequest;
import dev.althing.matrix.client.TimelineApi.RelationsRequest;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.MxcUri;
import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.trouble.Backoff;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The gateway for reading, with memories bounded in time and size. */
public final class CachedReads implements Reads {
  private static final Duration MEMBERS_KEPT = Duration.ofSeconds(10);
  private static final Duration EVENTS_KEPT = Duration.ofMinutes(1);
  private static final Duration OTHERS_KEPT = Duration.ofMinutes(1);
  private static final int MOST_MEMBERS = 200_000;
  private static final int MOST_EVENTS = 1_000;
  private static final int MOST_OTHERS = 5_000;

  private final MatrixClient client;
  private final Turnstile turnstile;
  private final Cache<RoomId, Map<UserId, Member>> members;
  private final Cache<EventKey, Optional<ObjectNode>> events;
  private final Cache<SpaceKey, Page> spaces;
  private final Cache<UserId, Optional<ObjectNode>> profiles;
  private final Cache<FieldKey, Optional<JsonNode>> fields;
  private final Cache<RoomAlias, Optional<Place>> aliases;

  private record EventKey(RoomId room, EventId event) {}

  private record SpaceKey(RoomId space, Optional<String> from, int limit) {}

  private record FieldKey(UserId user, String field) {}

  /**
   * A new gateway.
   *
   * @param atATime how many questions may be under way
   * @param random spreads repeated tries; used by several threads
   */
  public CachedReads(
      MatrixClient client,
      int atATime,
      Backoff backoff,
      InstantSource clock,
      RandomGenerator random) {
    this.client = client;
    this.turnstile = new Turnstile(atATime, backoff, clock, random);
    this.members = new Cache<>(MEMBERS_KEPT, MOST_MEMBERS, all -> 1 + all.size(), clock);
    this.events = new Cache<>(EVENTS_KEPT, MOST_EVENTS, any -> 1, clock);
    this.spaces = new Cache<>(OTHERS_KEPT, MOST_OTHERS, page -> 1 + page.items().size(), clock);
    this.profiles = new Cache<>(OTHERS_KEPT, MOST_OTHERS, any -> 1, clock);
    this.fields = new Cache<>(OTHERS_KEPT, MOST_OTHERS, any -> 1, clock);
    this.aliases = new Cache<>(OTHERS_KEPT, MOST_OTHERS, any -> 1, clock);
  }

  @Override
  public CompletionStage<Map<UserId, Member>> joinedMembers(RoomId room) {
    return members.get(
        room,
        key -> turnstile.pass(() -> client.joinedMembers(key)).thenApply(CachedReads::members));
  }

  @Override
  public CompletionStage<Integer> eachMember(RoomId room, Consumer<ObjectNode> each) {
    return turnstile.pass(
        () -> client.members(room, MembersRequest.all(), JsonElements.ofField("chunk", each)));
  }

  @Override
  public CompletionStage<Page> messages(RoomId room, PageRequest request) {
    var asked =
        new MessagesRequest(
            request.from(),
            request.to(),
            request.isBackwards() ? Direction.BACKWARDS : Direction.FORWARDS,
            request.limit(),
            request.filter());
    return turnstile
        .pass(() -> client.messages(room, asked))
        .thenApply(answer -> new Page(answer.chunk(), answer.end()));
  }

  @Override
  public CompletionStage<Optional<ObjectNode>> event(RoomId room, EventId event) {
    return events
        .get(new EventKey(room, event), key -> present(() -> client.event(key.room(), key.event())))
        .thenApply(found -> found.map(ObjectNode::deepCopy));
  }

  @Override
  public CompletionStage<Page> relations(RoomId room, EventId event, RelationRequest request) {
    var asked =
        new RelationsRequest(
            request.relation(),
            request.type(),
            request.from(),
            Direction.BACKWARDS,
            request.limit());
    return turnstile
        .pass(() -> client.relations(room, event, asked))
        .thenApply(answer -> new Page(answer.chunk(), answer.next()));
  }

  @Override
  public CompletionStage<Page> hierarchy(RoomId space, Optional<String> from, int limit) {
    return spaces.get(
        new SpaceKey(space, from, limit),
        key -> {
          var asked = new HierarchyRequest(key.from(), key.limit(), Optional.empty(), false);
          return turnstile
              .pass(() -> client.hierarchy(key.space(), asked))
              .thenApply(answer -> new Page(answer.rooms(), answer.next()));
        });
  }

  @Override
  public CompletionStage<Optional<ObjectNode>> profile(UserId user) {
    return profiles
        .get(user, key -> present(() -> client.profile(key)))
        .thenApply(found -> found.map(ObjectNode::deepCopy));
  }

  @Override
  public CompletionStage<Optional<JsonNode>> profileField(UserId user, String field) {
    return fields.get(
        new FieldKey(user, field),
        key -> present(() -> client.profileField(key.user(), key.field())));
  }

  @Override
  public CompletionStage<Optional<ObjectNode>> state(RoomId room, String type, String stateKey) {
    return present(() -> client.state(room, type, stateKey));
  }

  @Override
  public CompletionStage<Optional<Place>> resolve(RoomAlias alias) {
    return aliases
        .get(
            alias,
            key ->
                present(() -> client.resolveAlias(key))
                    .thenApply(
                        found -> found.map(place -> new Place(place.room(), place.servers()))))
        .whenComplete(
            (found, fault) -> {
              if (fault == null && found.isEmpty()) {
                // It may be made at any moment.
                aliases.forget(alias::equals);
              }
            });
  }

  @Override
  public CompletionStage<File> download(MxcUri address, int mostBytes) {
    return turnstile.pass(
        () ->
            client.downloadMedia(
                address,
                mostBytes,
                (head, body) -> new File(head.contentType(), body.readAllBytes())));
  }

  @Override
  public void forget(RoomId room) {
    members.forget(room::equals);
    spaces.forget(key -> key.space().equals(room));
  }

  private <T> CompletionStage<Optional<T>> present(Supplier<CompletionStage<T>> question) {
    return MatrixException.ifThere(turnstile.pass(question));
  }

  private static Map<UserId, Member> members(
      Map<UserId, dev.althing.matrix.client.StateApi.Member> joined) {
    var all = new HashMap<UserId, Member>();
    joined.forEach(
        (user, member) -> all.put(user, new Member(member.displayName(), member.avatar())));
    return Map.copyOf(all);
  }
}
