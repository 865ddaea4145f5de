package dev.althing.matrix.client.http;

import java.nio.charset.StandardCharsets;

/** Percent-encoding of whatever stands in a path segment or a query value (RFC 3986). */
final class PercentEncoding {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private PercentEncoding() {}

  static String encode(String text) {
    var out = new StringBuilder(text.length() + 16);
    // "." and ".." would be taken for steps in the path
    String plain = text.equals(".") || text.equals("..") ? "" : UNRESERVED;
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (octet > 0 && plain.indexOf(octet) >= 0) {
        out.append((char) octet);
      } else {
        out.append('%').append(HEX[(octet >> 4) & 0xF]).append(HEX[octet & 0xF]);
      }
    }
    return out.toString();
  }
}
