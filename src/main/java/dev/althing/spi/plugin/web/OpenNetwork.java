package dev.althing.spi.plugin.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The network without a gate: what a test is given. The bot puts its own before it.
 *
 * <p>{@code new OpenNetwork(Runnable::run)}
 */
public final class OpenNetwork implements Network {
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration USUAL = Duration.ofSeconds(30);

  private final HttpClient client;
  private final Executor reading;

  /**
   * A network.
   *
   * @param reading where answers that come in lines are read, and waited for
   */
  public OpenNetwork(Executor reading) {
    this.reading = reading;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public CompletionStage<WebAnswer> ask(HttpRequest request) {
    return client
        .sendAsync(bounded(request), HttpResponse.BodyHandlers.ofInputStream())
        .thenApplyAsync(answer -> answer(answer, text(answer.body())), reading);
  }

  @Override
  public Streaming lines(HttpRequest request, Consumer<String> line) {
    AtomicReference<InputStream> open = new AtomicReference<>(InputStream.nullInputStream());
    CompletableFuture<HttpResponse<InputStream>> asked =
        client.sendAsync(bounded(request), HttpResponse.BodyHandlers.ofInputStream());
    CompletableFuture<WebAnswer> end =
        asked.thenApplyAsync(
            answer -> {
              open.set(answer.body());
              return read(answer, line);
            },
            reading);
    return new Streaming(end, () -> cancel(asked, end, Objects.requireNonNull(open.get())));
  }

  @Override
  public Socket connect(String host, int port, Duration patience) throws IOException {
    Socket socket = new Socket();
    try {
      int millis = (int) Math.min(Integer.MAX_VALUE, Math.max(1, patience.toMillis()));
      socket.connect(new InetSocketAddress(host, port), millis);
      socket.setSoTimeout(millis);
      socket.setTcpNoDelay(true);
      return socket;
    } catch (IOException fault) {
      socket.close();
      throw fault;
    }
  }

  private static HttpRequest bounded(HttpRequest request) {
    return request.timeout().isPresent()
        ? request
        : HttpRequest.newBuilder(request, (name, value) -> true).timeout(USUAL).build();
  }

  private static WebAnswer read(HttpResponse<InputStream> answer, Consumer<String> line) {
    if (answer.statusCode() < 200 || answer.statusCode() >= 300) {
      return answer(answer, text(answer.body()));
    }
    try (var reader =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      StringBuilder begun = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c == '\n') {
          line.accept(ended(begun));
          begun.setLength(0);
        } else if (begun.length() == LONGEST_LINE) {
          throw new IOException("a line of more than " + LONGEST_LINE + " characters");
        } else {
          begun.append((char) c);
        }
      }
      if (!begun.isEmpty()) {
        line.accept(ended(begun));
      }
      return answer(answer, "");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String ended(StringBuilder line) {
    int length = line.length();
    return length > 0 && line.charAt(length - 1) == '\r'
        ? line.substring(0, length - 1)
        : line.toString();
  }

  private static void cancel(
      CompletableFuture<?> asked, CompletableFuture<?> end, InputStream open) {
    asked.cancel(true);
    end.cancel(true);
    try {
      open.close();
    } catch (IOException gone) {
      // It is to end, and has.
    }
  }

  private static String text(InputStream body) {
    try (body) {
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("an answer of more than " + MOST_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static WebAnswer answer(HttpResponse<?> answer, String text) {
    Map<String, String> headers = new HashMap<>();
    answer
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return new WebAnswer(answer.statusCode(), headers, text);
  }
}
