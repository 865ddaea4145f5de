package dev.althing.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way through the loopback to a server's port that a test can cut and mend. */
public final class CuttableNetwork implements AutoCloseable {
  private final ServerSocket entrance;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile boolean frozen;
  private volatile boolean closed;

  /** A way to a port on the loopback, at first open. */
  public CuttableNetwork(int target) {
    this.target = target;
    try {
      this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start("accept", this::accept);
  }

  /** Where to connect to instead. */
  public int port() {
    return entrance.getLocalPort();
  }

  /** Resets every connection and lets no new one through. */
  public void cut() {
    cut = true;
    open.forEach(CuttableNetwork::reset);
    open.clear();
  }

  /** Swallows everything, as a broken router would: nothing is reset, nothing arrives. */
  public void freeze() {
    frozen = true;
  }

  /** Lets new connections through; those that were frozen are reset. */
  public void mend() {
    if (frozen) {
      frozen = false;
      open.forEach(CuttableNetwork::reset);
      open.clear();
    }
    cut = false;
  }

  @Override
  public void close() {
    closed = true;
    cut();
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!closed) {
      try {
        Socket client = entrance.accept();
        if (cut) {
          reset(client);
        } else {
          connect(client);
        }
      } catch (IOException e) {
        // The entrance was closed, or the server behind it is not there.
        continue;
      }
    }
  }

  private void connect(Socket client) throws IOException {
    open.add(client);
    Socket server;
    try {
      server = new Socket(InetAddress.getLoopbackAddress(), target);
    } catch (IOException e) {
      reset(client);
      throw e;
    }
    open.add(server);
    start("there", () -> copy(client, server));
    start("back", () -> copy(server, client));
    if (cut) {
      cut();
    }
  }

  private void copy(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (!frozen) {
          out.write(buffer, 0, n);
          out.flush();
        }
      }
    } catch (IOException e) {
      // One side is gone: so is the other.
    } finally {
      reset(from);
      reset(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It is closed already.
    }
  }

  private static void start(String name, Runnable task) {
    var thread = new Thread(task, "cuttable-network-" + name);
    thread.setDaemon(true);
    thread.start();
  }
}
