package dev.althing.plugins.minecraft;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A Minecraft server as far as RCON goes: like the real one it takes one packet for each read and
 * hangs up when two arrive together, and cuts its answers at 4096 characters.
 */
final class GameServer implements AutoCloseable {
  static final String PASSWORD = "hunter2-secret";
  private static final int FRAGMENT = 4_096;

  /** What the server does wrong. */
  enum Fault {
    NONE,
    HANGS_UP_AT_ONCE,
    HANGS_UP_IN_A_PACKET,
    BYTE_BY_BYTE,
    SILENT_FROM_THE_START,
    SILENT_AFTER_LOGIN,
    WRONG_ID_AT_LOGIN,
    WRONG_ID,
    HUGE_LENGTH,
    NEGATIVE_LENGTH,
    SHORT_LENGTH,
    NOT_TERMINATED,
    NEVER_ENDS,
    HOLDS_BACK,
    SPEAKS_HTTP,
    EMPTY_ANSWER_BEFORE_LOGIN
  }

  private final ServerSocket listening;
  private final Thread accepting;
  private final Map<Socket, Boolean> open = new ConcurrentHashMap<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<Integer> logins = new CopyOnWriteArrayList<>();
  private final Map<String, String> whitelist = new TreeMap<>();
  private volatile Fault fault = Fault.NONE;
  private volatile byte[] held = new byte[0];
  private volatile Optional<String> words = Optional.empty();

  GameServer() {
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    accepting = start(this::listen);
  }

  private static Thread start(Runnable work) {
    Thread thread = new Thread(work, "game-server");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  int port() {
    return listening.getLocalPort();
  }

  GameServer with(Fault other) {
    fault = other;
    return this;
  }

  /** Whatever it is told, it says this. */
  GameServer saying(String text) {
    words = Optional.of(text);
    return this;
  }

  synchronized GameServer whitelisting(String... names) {
    List.of(names).forEach(name -> whitelist.put(name.toLowerCase(Locale.ROOT), name));
    return this;
  }

  synchronized List<String> whitelisted() {
    return List.copyOf(whitelist.values());
  }

  /** The commands that came. */
  List<String> heard() {
    return heard;
  }

  /** How often somebody tried to log in. */
  int logins() {
    return logins.size();
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        open.put(socket, true);
        start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      byte[] buffer = new byte[1_460];
      boolean isIn = false;
      for (int n = read(socket, buffer); n >= 0; n = read(socket, buffer)) {
        ByteBuffer packet = ByteBuffer.wrap(buffer, 0, n).order(ByteOrder.LITTLE_ENDIAN);
        if (n < 14 || packet.getInt() != n - 4 || fault == Fault.HANGS_UP_AT_ONCE) {
          return;
        }
        int id = packet.getInt();
        int type = packet.getInt();
        String body = new String(buffer, 12, n - 14, StandardCharsets.UTF_8);
        if (type == 3) {
          isIn = login(socket.getOutputStream(), id, body);
        } else if (!isIn || !answer(socket.getOutputStream(), id, type, body)) {
          return;
        }
      }
    } catch (IOException gone) {
      // The client has what it wants.
    } finally {
      open.remove(socket);
    }
  }

  private static int read(Socket socket, byte[] buffer) throws IOException {
    return socket.getInputStream().read(buffer, 0, buffer.length);
  }

  private boolean login(OutputStream out, int id, String body) throws IOException {
    logins.add(id);
    boolean isIn = body.equals(PASSWORD);
    switch (fault) {
      case SILENT_FROM_THE_START -> {}
      case SPEAKS_HTTP ->
          out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      case WRONG_ID_AT_LOGIN -> send(out, packet(id + 77, 2, ""));
      case EMPTY_ANSWER_BEFORE_LOGIN -> {
        send(out, packet(id, 0, ""));
        send(out, packet(isIn ? id : -1, 2, ""));
      }
      default -> send(out, packet(isIn ? id : -1, 2, ""));
    }
    return isIn;
  }

  /** Whether it goes on. */
  private boolean answer(OutputStream out, int id, int type, String body) throws IOException {
    if (type == 2) {
      heard.add(body);
      return say(out, id, cut(id, words.orElseGet(() -> obey(body))));
    }
    byte[] end = packet(id, 0, "Unknown request " + Integer.toHexString(type));
    send(out, fault == Fault.HOLDS_BACK ? joined(held, end) : end);
    return true;
  }

  private boolean say(OutputStream out, int id, byte[] answer) throws IOException {
    switch (fault) {
      case SILENT_AFTER_LOGIN -> {}
      case HANGS_UP_IN_A_PACKET -> out.write(answer, 0, 9);
      case WRONG_ID -> send(out, packet(id + 5, 0, "Added Steve to the whitelist"));
      case HUGE_LENGTH -> send(out, length(answer, Integer.MAX_VALUE));
      case NEGATIVE_LENGTH -> send(out, length(answer, -10));
      case SHORT_LENGTH -> send(out, length(answer, 9));
      case NOT_TERMINATED -> send(out, unterminated(answer));
      case NEVER_ENDS -> repeat(out, packet(id, 0, ""));
      case HOLDS_BACK -> holdBack(out, answer);
      default -> send(out, answer);
    }
    return fault != Fault.HANGS_UP_IN_A_PACKET;
  }

  private static void repeat(OutputStream out, byte[] packet) throws IOException {
    for (int i = 0; i < 1_000_000; i++) {
      out.write(packet);
    }
  }

  /** The first packet alone, the others together with the end. */
  private void holdBack(OutputStream out, byte[] answer) throws IOException {
    int first = 4 + ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN).getInt();
    held = Arrays.copyOfRange(answer, first, answer.length);
    send(out, Arrays.copyOf(answer, first));
  }

  private synchronized String obey(String command) {
    String[] parts = command.split(" ");
    if (command.equals("list")) {
      return "There are 2 of a max of 20 players online: Alex, Steve";
    }
    if (command.equals("whitelist list")) {
      return whitelist.isEmpty()
          ? "There are no whitelisted players"
          : "There are "
              + whitelist.size()
              + " whitelisted player(s): "
              + String.join(", ", whitelist.values());
    }
    if (parts.length == 3 && parts[0].equals("whitelist")) {
      return change(parts[1], parts[2]);
    }
    return "Unknown or incomplete command, see below for error" + command + "<--[HERE]";
  }

  private String change(String verb, String name) {
    String key = name.toLowerCase(Locale.ROOT);
    if (name.startsWith("nobody")) {
      return "That player does not exist";
    }
    if (verb.equals("add")) {
      return whitelist.putIfAbsent(key, name) == null
          ? "Added " + name + " to the whitelist"
          : "Player is already whitelisted";
    }
    return whitelist.remove(key) != null
        ? "Removed " + name + " from the whitelist"
        : "Player is not whitelisted";
  }

  private static byte[] cut(int id, String text) {
    byte[] all = new byte[0];
    String rest = text;
    do {
      int length = Math.min(FRAGMENT, rest.length());
      all = joined(all, packet(id, 0, rest.substring(0, length)));
      rest = rest.substring(length);
    } while (!rest.isEmpty());
    return all;
  }

  private static byte[] packet(int id, int type, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(14 + body.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(10 + body.length)
        .putInt(id)
        .putInt(type)
        .put(body)
        .array();
  }

  private static byte[] length(byte[] packet, int length) {
    ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN).putInt(0, length);
    return packet;
  }

  private static byte[] unterminated(byte[] packet) {
    packet[packet.length - 1] = 'x';
    return packet;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  private void send(OutputStream out, byte[] bytes) throws IOException {
    if (fault == Fault.BYTE_BY_BYTE) {
      for (byte one : bytes) {
        out.write(one);
        out.flush();
      }
    } else {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
      // As long as a thread waits in it, the port takes one more connection.
      accepting.join(30_000);
      for (Socket socket : open.keySet()) {
        socket.close();
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
