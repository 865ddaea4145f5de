package dev.althing.matrix.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.althing.config.Secret;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.JsonElements;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixError.BadAnswer;
import dev.althing.matrix.client.MatrixError.TooLarge;
import dev.althing.matrix.client.MatrixError.TooMuch;
import dev.althing.matrix.client.MatrixError.Unreachable;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.RawServer;
import dev.althing.matrix.client.Wire;
import dev.althing.testing.Stages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BadTransportTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final int MEGABYTE = 1 << 20;
  private static final byte[] PIECE = " ".repeat(64 << 10).getBytes(StandardCharsets.US_ASCII);
  private static final Call CALL = Call.to(Endpoint.VERSIONS);

  private final AtomicReference<RawServer> server = new AtomicReference<>();

  @AfterEach
  void stop() throws IOException {
    if (server.get() != null) {
      server.get().close();
    }
  }

  @Test
  void takesAProxysErrorPageForTroubleOnTheWay() {
    MatrixError error =
        failure(
            (request, peer) ->
                peer.answer(
                    502,
                    "<html>\n<h1>502 Bad Gateway</h1>\u0007</html>",
                    "Content-Type: text/html",
                    "Retry-After: 7"));

    assertThat(error)
        .isEqualTo(
            new BadAnswer(
                502,
                "<html> <h1>502 Bad Gateway</h1> </html>",
                Optional.of(Duration.ofSeconds(7))));
    assertThat(error.isTransient()).isTrue();
    assertThat(error.isOutcomeUnknown()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "<html>hello</html>",
        "[]",
        "null",
        "17",
        "\"text\"",
        "{\"versions\":[",
        "\u0000\u0001\u0002"
      })
  void refusesAGoodStatusWithoutAJsonObject(String body) {
    MatrixError error = failure((request, peer) -> peer.answer(200, body));

    assertThat(error).isInstanceOf(BadAnswer.class);
  }

  @Test
  void refusesJsonThatIsNestedBeyondReason() {
    MatrixError error =
        failure((request, peer) -> peer.answer(200, "{\"a\":" + "[".repeat(100_000)));

    assertThat(error).isInstanceOf(BadAnswer.class);
  }

  @Test
  void refusesAnAnswerWithoutContent() {
    MatrixError error = failure((request, peer) -> peer.write("HTTP/1.1 204 No Content\r\n\r\n"));

    assertThat(error).isInstanceOf(BadAnswer.class);
  }

  @Test
  void refusesAnAnswerCompressedWithoutBeingAsked() throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(zipped)) {
      zip.write("{}".getBytes(StandardCharsets.UTF_8));
    }

    MatrixError error =
        failure(
            (request, peer) ->
                peer.write(OK + "Content-Encoding: gzip\r\n")
                    .write("Content-Length: " + zipped.size() + "\r\n\r\n")
                    .write(zipped.toByteArray()));

    assertThat(error).isInstanceOf(BadAnswer.class);
  }

  @Test
  void saysThatACutConnectionLeavesTheOutcomeOpen() {
    MatrixError error = failure((request, peer) -> peer.cut());

    assertThat(error).isInstanceOf(Unreachable.class);
    assertThat(error.isOutcomeUnknown()).isTrue();
    assertThat(error.describe()).contains("may have arrived");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 100\r\n\r\n{\"versions\"",
        "Transfer-Encoding: chunked\r\n\r\n40\r\n{\"versions\"",
        "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"
      })
  void seesThatABodyWasCut(String rest) {
    MatrixError error =
        failure(
            (request, peer) -> {
              peer.write(OK + rest);
              peer.cut();
            });

    assertThat(error).isInstanceOf(Unreachable.class);
    assertThat(error.isOutcomeUnknown()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "220 mail.example.org ESMTP\r\n\r\n",
        "\u0000\u0001\u0002\u0003\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}"
      })
  void survivesWhatIsNoHttp(String nonsense) {
    MatrixError error =
        failure(
            (request, peer) -> {
              peer.write(nonsense);
              peer.cut();
            });

    assertThat(error).isInstanceOfAny(BadAnswer.class, Unreachable.class);
    assertThat(error.isTransient()).isTrue();
  }

  @Test
  void dropsABodyOf300MegabytesWithoutKeepingIt() {
    var taken = new CompletableFuture<Long>();

    MatrixError error =
        failure(
            (request, peer) -> {
              peer.write(OK + "Content-Length: " + 300 * MEGABYTE + "\r\n\r\n");
              taken.complete(
                  RawServer.flood(peer.socket().getOutputStream(), PIECE, 300L * MEGABYTE));
            });

    assertThat(error).isEqualTo(new TooMuch(16 * MEGABYTE));
    assertThat(Stages.await(taken)).isLessThan(100L * MEGABYTE);
  }

  @Test
  void dropsAnErrorPageOf300MegabytesAndStillSaysWhatItWas() {
    var taken = new CompletableFuture<Long>();

    MatrixError error =
        failure(
            (request, peer) -> {
              peer.write("HTTP/1.1 503 No\r\n\r\n");
              taken.complete(
                  RawServer.flood(peer.socket().getOutputStream(), PIECE, 300L * MEGABYTE));
            });

    assertThat(error).isInstanceOf(BadAnswer.class);
    assertThat(((BadAnswer) error).status()).isEqualTo(503);
    assertThat(Stages.await(taken)).isLessThan(100L * MEGABYTE);
  }

  @Test
  void dropsAStreamBeyondItsLimit() {
    serve(
        (request, peer) -> {
          peer.write(OK + "\r\n{\"chunk\":[");
          RawServer.flood(peer.socket().getOutputStream(), PIECE, 300L * MEGABYTE);
        });

    MatrixError error = errorOf(streamed(CALL.upTo(MEGABYTE)));

    assertThat(error).isEqualTo(new TooMuch(MEGABYTE));
  }

  @Test
  void survivesHeadersWithoutEnd() {
    serve(
        (request, peer) -> {
          peer.write("HTTP/1.1 200 OK\r\n");
          byte[] header = ("X-Filler: " + "x".repeat(1000) + "\r\n").getBytes();
          RawServer.flood(peer.socket().getOutputStream(), header, 100L * MEGABYTE);
        });

    MatrixError error = errorOf(transport().json(CALL, Optional.empty()));

    assertThat(error).isInstanceOfAny(BadAnswer.class, Unreachable.class);
  }

  @Test
  void followsNoRedirectAndTakesNoTokenThere() throws IOException {
    try (var elsewhere = new RawServer((request, peer) -> peer.answer(200, "{}"))) {
      String target = elsewhere.address() + "/secret?x=y";
      serve((request, peer) -> peer.answer(307, "", "Location: " + target));

      MatrixError error = errorOf(transport().json(CALL, Optional.of(new Secret("the-token"))));

      assertThat(error).isInstanceOf(BadAnswer.class);
      assertThat(error.describe()).contains("redirects to http://127.0.0.1").doesNotContain("x=y");
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void givesUpOnSilenceAndLetsGoOfTheConnection() {
    var gone = new CompletableFuture<Void>();
    serve(
        (request, peer) -> {
          peer.awaitGone();
          gone.complete(null);
        });

    MatrixError error =
        errorOf(transport().json(CALL.within(Duration.ofSeconds(2)), Optional.empty()));

    assertThat(error).isInstanceOf(Unreachable.class);
    assertThat(error.isOutcomeUnknown()).isTrue();
    Stages.await(gone);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void givesUpOnABodyThatStopsAndLetsGoOfTheConnection(boolean streams) {
    var gone = new CompletableFuture<Void>();
    serve(
        (request, peer) -> {
          peer.write(OK + "Content-Length: 1000\r\n\r\n{\"chunk\":[{},");
          peer.awaitGone();
          gone.complete(null);
        });
    Call soon = CALL.within(Duration.ofSeconds(2));

    MatrixError error =
        errorOf(streams ? streamed(soon) : transport().json(soon, Optional.empty()));

    assertThat(error).isInstanceOf(Unreachable.class);
    Stages.await(gone);
  }

  @Test
  void endsAPollThatIsCancelled() {
    var asked = new CompletableFuture<Void>();
    var gone = new CompletableFuture<Void>();
    serve(
        (request, peer) -> {
          asked.complete(null);
          peer.awaitGone();
          gone.complete(null);
        });

    CompletableFuture<Integer> poll = streamed(CALL);
    Stages.await(asked);
    poll.cancel(true);

    Stages.await(gone);
    assertThat(catchThrowable(poll::join)).isInstanceOf(CancellationException.class);
  }

  @Test
  void endsAPollThatIsCancelledWhileItsAnswerArrives() {
    var begun = new CompletableFuture<Void>();
    var gone = new CompletableFuture<Void>();
    serve(
        (request, peer) -> {
          peer.write(OK + "\r\n{\"chunk\":[{},");
          peer.awaitGone();
          gone.complete(null);
        });

    CompletableFuture<Integer> poll =
        transport().stream(
            CALL,
            Optional.empty(),
            (head, body) -> JsonElements.ofField("chunk", each -> begun.complete(null)).read(body));
    Stages.await(begun);
    poll.cancel(true);

    Stages.await(gone);
  }

  @Test
  void knowsThatNothingWasSentWhereNobodyListens() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    HttpTransport nowhere = Wire.to(URI.create("http://127.0.0.1:" + port));

    MatrixError error = errorOf(nowhere.json(CALL, Optional.empty()));

    assertThat(error).isInstanceOf(Unreachable.class);
    assertThat(error.isOutcomeUnknown()).isFalse();
    assertThat(error.describe()).contains("nothing was sent");
  }

  @Test
  void knowsThatNothingWasSentToANameThatDoesNotExist() {
    HttpTransport nowhere = Wire.to(URI.create("http://nowhere.invalid"));

    MatrixError error = errorOf(nowhere.json(CALL, Optional.empty()));

    assertThat(error).isInstanceOf(Unreachable.class);
    assertThat(error.isOutcomeUnknown()).isFalse();
  }

  @Test
  void takesAnUploadThatIsRefusedByAProxyForTooLarge() {
    Call upload =
        Call.to(Endpoint.UPLOAD).body("text/plain", BodyPublishers.ofByteArray(new byte[10]));
    serve((request, peer) -> peer.answer(413, "<html>too large</html>"));

    MatrixError error = errorOf(transport().json(upload, Optional.empty()));

    assertThat(error).isInstanceOf(TooLarge.class);
  }

  @Test
  void leavesAReadersOwnFaultAsItIs() {
    serve((request, peer) -> peer.answer(200, "{}"));
    var fault = new IllegalStateException("the reader's");

    CompletableFuture<Object> read =
        transport().stream(
            CALL,
            Optional.empty(),
            (head, body) -> {
              throw fault;
            });

    assertThat(catchThrowable(() -> Stages.await(read))).isSameAs(fault);
  }

  @Test
  void showsNoTokenThatNoHeaderCanHold() {
    serve((request, peer) -> peer.answer(200, "{}"));

    Throwable failure =
        catchThrowable(() -> transport().json(CALL, Optional.of(new Secret("top\nsecret"))));

    assertThat(failure).isInstanceOf(MatrixException.class);
    assertThat(failure.getMessage()).doesNotContain("top");
  }

  private MatrixError failure(RawServer.Script script) {
    serve(script);
    return errorOf(transport().json(CALL, Optional.empty()));
  }

  private MatrixError errorOf(CompletionStage<?> stage) {
    Throwable failure = catchThrowable(() -> Stages.await(stage));
    assertThat(failure).isInstanceOf(MatrixException.class);
    return ((MatrixException) failure).error();
  }

  private CompletableFuture<Integer> streamed(Call call) {
    return transport().stream(
        call,
        Optional.empty(),
        (head, body) -> JsonElements.ofField("chunk", each -> {}).read(body));
  }

  private void serve(RawServer.Script script) {
    try {
      server.set(new RawServer(script));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private HttpTransport transport() {
    return Wire.to(server.get().address());
  }
}
