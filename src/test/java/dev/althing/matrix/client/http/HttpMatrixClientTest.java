package dev.althing.matrix.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.config.Secret;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.JsonElements;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.RawServer;
import dev.althing.matrix.client.RequestObserver.Observed;
import dev.althing.matrix.client.StateApi.Member;
import dev.althing.matrix.client.StateApi.MembersRequest;
import dev.althing.matrix.client.SyncApi.SyncRequest;
import dev.althing.matrix.client.Wire;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.testing.Stages;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class HttpMatrixClientTest {
  private static final RoomId ROOM = new RoomId("!room");
  private static final int CROWD = 50_000;

  private final BlockingQueue<Observed> observed = new LinkedBlockingQueue<>();

  @Test
  void readsFiftyThousandMembersOneAtATime() throws IOException {
    var most = new AtomicInteger();
    try (var server =
        new RawServer(
            (request, peer) -> {
              peer.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"chunk\":[");
              for (int i = 0; i < CROWD; i++) {
                peer.write((i == 0 ? "" : ",") + "{\"state_key\":\"@u" + i + ":example.org\"}");
              }
              peer.write("]}").cut();
            })) {
      int count =
          Stages.await(
              client(server.address())
                  .members(
                      ROOM,
                      MembersRequest.with("join"),
                      JsonElements.ofField("chunk", each -> most.incrementAndGet())));

      assertThat(count).isEqualTo(CROWD);
      assertThat(most).hasValue(CROWD);
      assertThat(server.requests().get(0).target()).endsWith("/members?membership=join");
    }
  }

  @Test
  void leavesOutMembersWhoseIdsTheGrammarDoesNotAllow() throws IOException {
    String body =
        "{\"joined\":{\"@a:b\":{\"display_name\":\"A\",\"avatar_url\":7},\"nobody\":{},\"@c:d\":0}}";
    try (var server = new RawServer((request, peer) -> peer.answer(200, body))) {
      assertThat(Stages.await(client(server.address()).joinedMembers(ROOM)))
          .containsOnlyKeys(new UserId("@a:b"), new UserId("@c:d"))
          .containsEntry(new UserId("@a:b"), new Member(Optional.of("A"), Optional.empty()));
    }
  }

  @Test
  void refusesAnAnswerWithoutTheIdItMustHave() throws IOException {
    try (var server = new RawServer((request, peer) -> peer.answer(200, "{\"room_id\":\"x\"}"))) {
      CompletionStage<RoomId> join =
          client(server.address()).join("#a:b", List.of(), Optional.empty());

      assertThatThrownBy(() -> Stages.await(join))
          .isInstanceOf(MatrixException.class)
          .hasMessageContaining("no usable room_id");
    }
  }

  @Test
  void asksSyncForExactlyWhatIsWanted() throws IOException {
    try (var server = new RawServer((request, peer) -> peer.answer(200, "{}"))) {
      var request =
          new SyncRequest(
              Optional.of("s1_2&x"), Optional.of("{\"a\":1}"), Duration.ofSeconds(30), true);

      Stages.await(client(server.address()).sync(request, body -> body.readAllBytes().length));

      assertThat(server.requests().get(0).target())
          .isEqualTo(
              "/_matrix/client/v3/sync?timeout=30000&since=s1_2%26x&filter=%7B%22a%22%3A1%7D"
                  + "&set_presence=offline&full_state=true");
      assertThat(server.requests().get(0).token()).isEqualTo("token");
    }
  }

  @Test
  void tellsTheObserverHowEachRequestEnded() throws Exception {
    try (var server =
        new RawServer(
            (request, peer) -> {
              if (request.path().endsWith("/joined_rooms")) {
                peer.answer(200, "{\"joined_rooms\":[]}");
              } else if (request.path().endsWith("/versions")) {
                peer.answer(404, "{\"errcode\":\"M_UNRECOGNIZED\"}");
              } else if (request.path().endsWith("/whoami")) {
                peer.answer(200, "<html>");
              } else {
                peer.awaitGone();
              }
            })) {
      MatrixClient client = client(server.address());

      Stages.await(client.joinedRooms());
      assertThat(next()).isEqualTo("JOINED_ROOMS 200");
      client.versions();
      assertThat(next()).isEqualTo("VERSIONS 404");
      client.whoami();
      assertThat(next()).isEqualTo("WHOAMI BadAnswer");
      client
          .sync(
              new SyncRequest(Optional.empty(), Optional.empty(), Duration.ZERO, false), body -> 0)
          .cancel(true);
      assertThat(next()).isEqualTo("SYNC Cancelled");
    }
  }

  private String next() throws InterruptedException {
    Observed one = observed.poll(60, TimeUnit.SECONDS);
    assertThat(one).isNotNull();
    assertThat(one.latency()).isGreaterThanOrEqualTo(Duration.ZERO);
    return one.endpoint() + " " + one.outcome();
  }

  @Test
  void knowsThePathOfEachEndpoint() {
    assertThat(Endpoint.values())
        .allMatch(endpoint -> endpoint.template().startsWith("/"))
        .extracting(endpoint -> endpoint.method() + endpoint.template())
        .doesNotHaveDuplicates();
  }

  private MatrixClient client(URI address) {
    var tokens =
        new Tokens() {
          @Override
          public CompletionStage<Secret> token() {
            return CompletableFuture.completedStage(new Secret("token"));
          }

          @Override
          public CompletionStage<Secret> renewed(Secret refused) {
            throw new AssertionError("nothing was refused");
          }
        };
    var transport = new HttpTransport(address, Wire.tools(observed::add));
    return new HttpMatrixClient(transport, tokens, new UserId("@bot:example.org"));
  }
}
