package dev.althing.matrix.json;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.HexFormat;
import java.util.Objects;

/**
 * JSON in which each escaped half of a surrogate pair that stands alone has become U+FFFD: the
 * parser refuses a whole answer because of one such half in a name.
 */
final class WholeCharacters extends InputStream {
  private static final int ESCAPE = 6;

  private final PushbackInputStream in;
  private final byte[] escape = new byte[ESCAPE];
  private final byte[] pair = new byte[2 * ESCAPE];
  private int at;
  private int end;

  WholeCharacters(InputStream json) {
    in = new PushbackInputStream(new BufferedInputStream(json), ESCAPE);
  }

  @Override
  public int read() throws IOException {
    if (at < end) {
      return pair[at++] & 0xff;
    }
    int next = in.read();
    if (next != '\\') {
      return next;
    }
    in.unread(next);
    at = 0;
    end = readEscape();
    return pair[at++] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    for (int i = 0; i < length; i++) {
      int next = read();
      if (next < 0) {
        return i == 0 ? -1 : i;
      }
      bytes[offset + i] = (byte) next;
    }
    return length;
  }

  /** Takes over a backslash and what belongs to it, and gives the length. */
  private int readEscape() throws IOException {
    int unit = peekUnit();
    if (unit < 0) {
      // Two characters, since the second may be a backslash that begins nothing.
      return Math.max(1, in.readNBytes(pair, 0, 2));
    }
    in.skipNBytes(ESCAPE);
    System.arraycopy(escape, 0, pair, 0, ESCAPE);
    if (Character.isHighSurrogate((char) unit)) {
      int second = peekUnit();
      if (second >= 0 && Character.isLowSurrogate((char) second)) {
        in.skipNBytes(ESCAPE);
        System.arraycopy(escape, 0, pair, ESCAPE, ESCAPE);
        return 2 * ESCAPE;
      }
    }
    if (Character.isSurrogate((char) unit)) {
      replace();
    }
    return ESCAPE;
  }

  /** The UTF-16 unit that an escape right here stands for; negative when there is none. */
  private int peekUnit() throws IOException {
    int length = in.readNBytes(escape, 0, ESCAPE);
    in.unread(escape, 0, length);
    if (length < ESCAPE || escape[0] != '\\' || escape[1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = 2; i < ESCAPE; i++) {
      if (!HexFormat.isHexDigit(escape[i])) {
        return -1;
      }
      unit = unit << 4 | HexFormat.fromHexDigit(escape[i]);
    }
    return unit;
  }

  private void replace() {
    for (int i = 2; i < ESCAPE; i++) {
      pair[i] = (byte) "\\ufffd".charAt(i);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
