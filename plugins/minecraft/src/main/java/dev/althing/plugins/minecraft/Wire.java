package dev.althing.plugins.minecraft;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Packets over a connection, however TCP cuts them, within a time and an amount. */
final class Wire implements Closeable {
  /** 4096 characters, of which each may take three bytes. */
  private static final int LONGEST_PACKET = 3 * 4_096 + Packet.FRAME;

  private static final int MOST_BYTES = 1_000_000;

  private final Socket socket;
  private final InstantSource clock;
  private final Duration patience;
  private final Instant end;
  private int received;

  Wire(Socket socket, InstantSource clock, Patience patience) {
    this.socket = socket;
    this.clock = clock;
    this.patience = patience.once();
    this.end = clock.instant().plus(patience.inAll());
  }

  void send(Packet packet) throws IOException {
    socket.getOutputStream().write(packet.bytes());
    socket.getOutputStream().flush();
  }

  /**
   * The next packet.
   *
   * @throws RconFault when there is none in time, or it is none
   */
  Packet receive() throws IOException {
    int length = ByteBuffer.wrap(bytes(Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (length < Packet.FRAME || length > LONGEST_PACKET) {
      throw new RconFault(Trouble.GIBBERISH);
    }
    received += Integer.BYTES + length;
    if (received > MOST_BYTES) {
      throw new RconFault(Trouble.TOO_LONG);
    }
    return Packet.read(bytes(length));
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    int filled = 0;
    while (filled < count) {
      socket.setSoTimeout(millisLeft());
      int more = socket.getInputStream().read(bytes, filled, count - filled);
      if (more < 0) {
        throw new RconFault(Trouble.CUT_OFF);
      }
      filled += more;
    }
    return bytes;
  }

  /** A drop now and then must not keep the call beyond its time. */
  private int millisLeft() throws SocketTimeoutException {
    Duration left = Duration.between(clock.instant(), end);
    long millis = Math.min(left.toMillis(), patience.toMillis());
    if (millis < 1) {
      throw new SocketTimeoutException();
    }
    return (int) millis;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
