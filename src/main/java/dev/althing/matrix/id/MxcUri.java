package dev.althing.matrix.id;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of uploaded media, {@code mxc://server/media-id}.
 *
 * @param value the whole address
 */
public record MxcUri(String value) {
  private static final Pattern FORM =
      Pattern.compile("mxc://([A-Za-z0-9.:\\[\\]-]{1,255})/([\\w-]{1,255})");

  /**
   * Checks the grammar.
   *
   * @throws IllegalArgumentException when the value is not a media address
   */
  public MxcUri {
    if (!FORM.matcher(value).matches()) {
      throw Grammar.refusal("media address", value);
    }
  }

  /** Reads an address that may be malformed; empty when it is. */
  public static Optional<MxcUri> parse(String value) {
    return FORM.matcher(value).matches() ? Optional.of(new MxcUri(value)) : Optional.empty();
  }

  /** The server that holds the media. */
  public String server() {
    return part(1);
  }

  /** The server's name for the media. */
  public String mediaId() {
    return part(2);
  }

  private String part(int group) {
    Matcher matcher = FORM.matcher(value);
    if (!matcher.matches()) {
      throw new AssertionError(value);
    }
    return matcher.group(group);
  }

  @Override
  public String toString() {
    return value;
  }
}
