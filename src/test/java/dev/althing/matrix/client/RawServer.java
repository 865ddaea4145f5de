package dev.althing.matrix.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of bare sockets that answers as a test says, be it HTTP or not. */
public final class RawServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Script script;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** What was asked; the names of headers are in lower case. */
  public record Request(String method, String target, Map<String, String> headers, String body) {
    /** The access token, or nothing. */
    public String token() {
      return headers.getOrDefault("authorization", "").replaceFirst("^Bearer ", "");
    }

    /** The path without the query. */
    public String path() {
      return target.replaceFirst("\\?.*", "");
    }
  }

  /** One client's connection, while it is answered. */
  public record Peer(Socket socket) {
    /** Writes text as it is. */
    public Peer write(String text) throws IOException {
      return write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes as they are. */
    public Peer write(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    }

    /** Writes a whole answer. */
    public void answer(int status, String body, String... headers) throws IOException {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      var head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
      for (String header : headers) {
        head.append(header).append("\r\n");
      }
      head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
      write(head.toString());
      write(bytes);
    }

    /** Ends the connection. */
    public void cut() throws IOException {
      socket.close();
    }

    /** Blocks until the client has gone. */
    public void awaitGone() throws IOException {
      InputStream in = socket.getInputStream();
      try {
        while (in.read() >= 0) {
          continue;
        }
      } catch (IOException reset) {
        // gone as well
      }
    }
  }

  /** What the server does with a request. */
  @FunctionalInterface
  public interface Script {
    /** Answers, or does not. */
    void play(Request request, Peer peer) throws Exception;
  }

  /** Starts a server. */
  public RawServer(Script script) throws IOException {
    this.script = script;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** Everything asked so far. */
  public List<Request> requests() {
    return requests;
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Socket socket = listener.accept();
        sockets.add(socket);
        daemon(() -> serve(socket));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var peer = new Peer(socket);
      Request request = read(socket.getInputStream());
      while (request != null) {
        requests.add(request);
        script.play(request, peer);
        request = socket.isClosed() ? null : read(socket.getInputStream());
      }
    } catch (Exception gone) {
      // the client left, or the script ended the connection by failing
    }
  }

  private static Request read(InputStream in) throws IOException {
    String first = line(in);
    if (first == null) {
      return null;
    }
    Map<String, String> headers = new TreeMap<>();
    for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    String[] parts = first.split(" ");
    return new Request(parts[0], parts[1], headers, body);
  }

  private static String line(InputStream in) throws IOException {
    var out = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        return null;
      }
      out.write(octet);
    }
    return out.toString(StandardCharsets.UTF_8).strip();
  }

  private static void daemon(Runnable work) {
    var thread = new Thread(work, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** Writes to a stream for as long as the client takes it; answers how much that was. */
  public static long flood(OutputStream out, byte[] piece, long atMost) {
    long written = 0;
    try {
      while (written < atMost) {
        out.write(piece);
        written += piece.length;
      }
    } catch (IOException gone) {
      return written;
    }
    return written;
  }
}
