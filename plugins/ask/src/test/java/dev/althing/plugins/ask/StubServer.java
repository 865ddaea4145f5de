package dev.althing.plugins.ask;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server whose every byte the test sends itself, on a port of its own. */
final class StubServer implements AutoCloseable {
  private final ServerSocket listening;
  private final LinkedBlockingQueue<Call> calls = new LinkedBlockingQueue<>();

  StubServer() {
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    Thread accepting = new Thread(this::accept, "stub");
    accepting.setDaemon(true);
    accepting.start();
  }

  String url() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        calls.add(Call.read(listening.accept()));
      } catch (IOException gone) {
        // the next one, if there is one
      }
    }
  }

  /** The next request. */
  Call next() {
    try {
      return Optional.ofNullable(calls.poll(30, TimeUnit.SECONDS)).orElseThrow();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** Whether nobody has asked for more. */
  boolean isIdle() {
    return calls.isEmpty();
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** A request that waits for its answer. */
  record Call(Socket socket, String head, String body) {
    private static Call read(Socket socket) throws IOException {
      InputStream in = socket.getInputStream();
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("half a request");
        }
        head.write(next);
      }
      String text = head.toString(StandardCharsets.ISO_8859_1);
      int length =
          Arrays.stream(text.split("\r\n"))
              .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
              .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
              .findFirst()
              .orElse(0);
      return new Call(socket, text, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    Json json() {
      return Json.read(body).orElseThrow();
    }

    /** Answers as a whole. */
    void answer(int status, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      write("HTTP/1.1 " + status + " Stub\r\nContent-Length: " + bytes.length + "\r\n");
      write("Connection: close\r\n\r\n");
      write(bytes);
      breakOff();
    }

    /** Begins an answer that comes in pieces. */
    Call begin() {
      write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
      return this;
    }

    /** Sends a piece. */
    Call send(String piece) {
      return send(piece.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a piece. */
    Call send(byte... piece) {
      write(Integer.toHexString(piece.length) + "\r\n");
      write(piece);
      write("\r\n");
      return this;
    }

    /** A bit of the answer as Ollama sends it. */
    Call ollama(String words) {
      return send(line(words, false));
    }

    /** The answer ends as Ollama ends it. */
    void ollamaEnd() {
      send(line("", true));
      try {
        end();
      } catch (UncheckedIOException hungUp) {
        // whoever has heard the last line need not wait for more
      }
    }

    static String line(String words, boolean isLast) {
      var message = java.util.Map.of("role", "assistant", "content", words);
      return Json.write(java.util.Map.of("message", message, "done", isLast)) + "\n";
    }

    /** Ends the pieces. */
    void end() {
      write("0\r\n\r\n");
      breakOff();
    }

    /** Ends the connection. */
    void breakOff() {
      try {
        socket.close();
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }

    /** Waits until the other side has ended the connection. */
    void awaitGone() {
      try {
        socket.setSoTimeout(30_000);
        while (socket.getInputStream().read() >= 0) {
          continue;
        }
      } catch (java.net.SocketTimeoutException still) {
        throw new AssertionError("nobody has hung up", still);
      } catch (IOException gone) {
        // reset is gone too
      }
    }

    private void write(String text) {
      write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte... bytes) {
      try {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }
  }
}
