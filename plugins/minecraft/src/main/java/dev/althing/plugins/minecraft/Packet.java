package dev.althing.plugins.minecraft;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** One packet of RCON: {@code length id type body 0 0}, the numbers little-endian. */
final class Packet {
  static final int LOGIN = 3;
  static final int COMMAND = 2;
  static final int ANSWER = 0;

  /** The answer to a login is of the type that commands have. */
  static final int LOGGED_IN = 2;

  /** No type that a server knows: it says so, and thereby that it is through with all before. */
  static final int END = 100;

  /** The bytes of a packet without its length and its body. */
  static final int FRAME = 10;

  private static final int LONGEST_REQUEST = 1_446;

  private final int id;
  private final int type;
  private final byte[] body;

  private Packet(int id, int type, byte[] body) {
    this.id = id;
    this.type = type;
    this.body = body;
  }

  /**
   * A packet to be sent.
   *
   * @throws IllegalArgumentException when the text is too long or more than one line; it is not in
   *     the message
   */
  static Packet of(int id, int type, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    if (body.length > LONGEST_REQUEST || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a request is one line of at most 1446 bytes");
    }
    return new Packet(id, type, body);
  }

  /**
   * Reads a packet without its length.
   *
   * @throws RconFault when it does not end as packets do
   */
  static Packet read(byte[] bytes) throws RconFault {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int id = buffer.getInt();
    int type = buffer.getInt();
    byte[] body = new byte[bytes.length - FRAME];
    buffer.get(body);
    if (buffer.getShort() != 0) {
      throw new RconFault(Trouble.GIBBERISH);
    }
    return new Packet(id, type, body);
  }

  int id() {
    return id;
  }

  int type() {
    return type;
  }

  byte[] body() {
    return body.clone();
  }

  /** All of it, to be written at once: servers take one packet for each read. */
  byte[] bytes() {
    return ByteBuffer.allocate(Integer.BYTES + FRAME + body.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(FRAME + body.length)
        .putInt(id)
        .putInt(type)
        .put(body)
        .putShort((short) 0)
        .array();
  }

  @Override
  public String toString() {
    return "Packet[id=" + id + ", type=" + type + ", bytes=" + body.length + "]";
  }
}
