package dev.althing.sandbox.http;

import akka.NotUsed;
import akka.actor.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.settings.ServerSettings;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.stream.KillSwitches;
import akka.stream.Materializer;
import akka.stream.SharedKillSwitch;
import akka.stream.TLSProtocol.SessionBytes;
import akka.stream.TLSProtocol.SslTlsInbound;
import akka.stream.TLSProtocol.SslTlsOutbound;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.TLSPlacebo;
import akka.stream.javadsl.Tcp;
import akka.util.ByteString;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.traffic.FaultDice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The HTTP server on the loopback interface. It joins akka-http to the connection by hand so that a
 * fault can reset the connection, which no answer could.
 */
public final class Listener implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int MAX_BODY = 64 * 1024 * 1024;
  private static final long BODY_TIMEOUT_MILLIS = 60_000;

  /**
   * Long polls answer late, so there is no request timeout; sync filters may stand in the query.
   */
  private static final Config CONFIG =
      ConfigFactory.parseString(
              """
              akka.loggers = ["akka.event.slf4j.Slf4jLogger"]
              akka.logging-filter = "akka.event.slf4j.Slf4jLoggingFilter"
              akka.loglevel = WARNING
              akka.stdout-loglevel = OFF
              akka.daemonic = on
              akka.log-dead-letters = off
              akka.jvm-shutdown-hooks = off
              akka.coordinated-shutdown.run-by-jvm-shutdown-hook = off
              akka.http.server.request-timeout = infinite
              akka.http.server.parsing.max-uri-length = 64k
              akka.http.server.parsing.uri-parsing-mode = relaxed
              akka.http.server.parsing.max-content-length = 64m
              akka.http.server.parsing.illegal-header-warnings = off
              akka.http.server.parsing.error-handler = "dev.althing.sandbox.http.NoRequest"
              akka.actor.default-dispatcher.fork-join-executor.parallelism-min = 2
              akka.actor.default-dispatcher.fork-join-executor.parallelism-max = 4
              """)
          .withFallback(ConfigFactory.defaultReference())
          .resolve();

  private final ActorSystem system;
  private final Materializer materializer;
  private final FaultGate gate;
  private final Tcp.ServerBinding binding;

  /** Starts to listen; port 0 takes a free one. */
  public Listener(int port, Router router, FaultDice dice) throws IOException {
    probe(port);
    gate = new FaultGate(dice, router);
    system = ActorSystem.create("sandbox", CONFIG, Listener.class.getClassLoader());
    materializer = Materializer.createMaterializer(system);
    binding = bind(port);
  }

  /** Finds a busy port before Akka does, which would log it as an error of its own. */
  private static void probe(int port) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
  }

  private Tcp.ServerBinding bind(int port) throws IOException {
    try {
      return Tcp.get(system)
          .bind(HOST, port)
          .to(Sink.foreach(connection -> connection.handleWith(connectionFlow(), materializer)))
          .run(materializer)
          .toCompletableFuture()
          .get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      system.terminate();
      throw new IOException("cannot listen on " + HOST + ":" + port, e);
    } catch (InterruptedException e) {
      system.terminate();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while starting", e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return binding.localAddress().getPort();
  }

  private Flow<ByteString, ByteString, NotUsed> connectionFlow() {
    SharedKillSwitch connection = KillSwitches.shared("connection");
    Runnable reset = () -> connection.abort(new IOException("reset by a fault"));
    Flow<HttpRequest, HttpResponse, NotUsed> handler =
        Flow.of(HttpRequest.class).mapAsync(1, request -> handle(request, reset));
    Flow<SslTlsInbound, SslTlsOutbound, NotUsed> layer =
        handler.join(Http.get(system).serverLayer(ServerSettings.create(system)));
    Flow<ByteString, ByteString, NotUsed> http =
        Flow.of(SessionBytes.class)
            .map(bytes -> (SslTlsInbound) bytes)
            .via(layer)
            .join(TLSPlacebo.getInstance());
    return Flow.of(ByteString.class).via(connection.flow()).via(http).via(connection.flow());
  }

  private CompletionStage<HttpResponse> handle(HttpRequest request, Runnable reset) {
    return request
        .entity()
        .withoutSizeLimit()
        .toStrict(BODY_TIMEOUT_MILLIS, MAX_BODY, materializer)
        .thenApplyAsync(entity -> read(request, entity.getData().toArray()), system.dispatcher())
        .thenCompose(read -> gate.handle(read, reset))
        .exceptionally(failure -> Answer.of(unread(failure)))
        .thenApply(Listener::response);
  }

  private static Refusal unread(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause instanceof EntityStreamSizeException
        ? Refusal.tooLarge("The request is too large")
        : new Refusal(400, "M_UNRECOGNIZED", "The request cannot be read");
  }

  private static Request read(HttpRequest request, byte[] body) {
    List<String> segments = new ArrayList<>();
    request.getUri().pathSegments().forEach(segments::add);
    Map<String, String> headers = new HashMap<>();
    for (HttpHeader header : request.getHeaders()) {
      headers.put(header.lowercaseName(), header.value());
    }
    return new Request(
        request.method().name().toUpperCase(Locale.ROOT),
        request.getUri().path(),
        segments,
        request.getUri().query().toMap(),
        headers,
        contentType(request),
        body);
  }

  private static String contentType(HttpRequest request) {
    String type = request.entity().getContentType().toString();
    return type.equals("none/none") ? "application/octet-stream" : type;
  }

  static HttpResponse response(Answer answer) {
    HttpResponse response =
        HttpResponse.create()
            .withStatus(StatusCodes.get(answer.status()))
            .withEntity(HttpEntities.create(type(answer.contentType()), answer.body().get()))
            .addHeader(RawHeader.create("Access-Control-Allow-Origin", "*"))
            .addHeader(
                RawHeader.create(
                    "Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE, OPTIONS"))
            .addHeader(
                RawHeader.create(
                    "Access-Control-Allow-Headers",
                    "X-Requested-With, Content-Type, Authorization, Date"));
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      response = response.addHeader(RawHeader.create(header.getKey(), header.getValue()));
    }
    return response;
  }

  private static ContentType type(String text) {
    ContentType type = ContentTypes.parse(text);
    return type == null ? ContentTypes.APPLICATION_OCTET_STREAM : type;
  }

  @Override
  public void close() {
    binding.unbind();
    system.terminate();
    try {
      system.getWhenTerminated().toCompletableFuture().get(15, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the sandbox did not stop", e);
    }
  }
}
