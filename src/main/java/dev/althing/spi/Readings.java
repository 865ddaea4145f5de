package dev.althing.spi;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.MatrixLink;
import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numbers, people, rooms and events from what somebody wrote. */
final class Readings {
  private static final int LONGEST_GLOB = 255;

  /** The minus sign of typography, and the dash that phones make of a hyphen. */
  private static final String MINUS = "\u2212\u2013";

  private static final Pattern SERVER =
      Pattern.compile(
          "(?:[A-Za-z0-9._-]{0,229}[A-Za-z0-9_-]|\\[[0-9A-Fa-f:.]{2,45}\\])(?::[0-9]{1,5})?");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,40}(?:\\.[0-9]{1,40})?");

  private Readings() {}

  private static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  /** Whether nothing in the text is blank, a control character or half a character. */
  private static boolean isVisible(String text) {
    return text.codePoints()
        .noneMatch(
            c ->
                isSpace(c)
                    || Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.SURROGATE);
  }

  static Optional<String> word(String text) {
    boolean one = !text.isEmpty() && text.codePoints().noneMatch(Readings::isSpace);
    return one ? Optional.of(text) : Optional.empty();
  }

  static Optional<String> text(String text) {
    return text.codePoints().allMatch(Readings::isSpace) ? Optional.empty() : Optional.of(text);
  }

  static Optional<Boolean> flag(String text) {
    return switch (Spelling.fold(text)) {
      case "true", "yes", "on" -> Optional.of(true);
      case "false", "no", "off" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  static Optional<String> server(String text) {
    return isServer(text) ? Optional.of(text) : Optional.empty();
  }

  static Optional<String> glob(String text) {
    String pattern = link(text).map(MatrixLink::target).orElse(text);
    boolean fits = !pattern.isEmpty() && pattern.length() <= LONGEST_GLOB && isVisible(pattern);
    return fits ? Optional.of(pattern) : Optional.empty();
  }

  private static boolean isServer(String text) {
    return SERVER.matcher(text).matches();
  }

  static Optional<BigInteger> integer(String text, int maxDigits) {
    boolean signed = !text.isEmpty() && "+-".indexOf(sign(text)) >= 0;
    String digits = signed ? text.substring(1) : text;
    boolean fits = digits.length() <= maxDigits && !digits.isEmpty();
    if (!fits || !digits.chars().allMatch(c -> Character.isDigit((char) c))) {
      return Optional.empty();
    }
    var number = new BigInteger(digits);
    return Optional.of(signed && sign(text) == '-' ? number.negate() : number);
  }

  static Optional<BigDecimal> decimal(String text) {
    String plain = text.isEmpty() ? text : sign(text) + text.substring(1);
    return DECIMAL.matcher(plain).matches() ? Optional.of(new BigDecimal(plain)) : Optional.empty();
  }

  /** The first character, where the minus sign of typography counts as the one of keyboards. */
  private static char sign(String text) {
    return MINUS.indexOf(text.charAt(0)) >= 0 ? '-' : text.charAt(0);
  }

  /** A user; what follows the colon must be a server, so that {@code @a:b.c,} is none. */
  static Optional<UserId> user(String text) {
    return UserId.parse(text)
        .or(() -> link(text).flatMap(MatrixLink::user))
        .filter(id -> isServer(id.server()));
  }

  static Optional<RoomReference> room(String text) {
    return link(text)
        .flatMap(Readings::room)
        .or(() -> isRoom(text) ? roomOf(text, List.of()) : Optional.empty());
  }

  static Optional<EventReference> event(String text) {
    Optional<EventId> bare = EventId.parse(text);
    if (bare.isPresent()) {
      return bare.map(id -> new EventReference(Optional.empty(), id));
    }
    return link(text).flatMap(link -> link.event().map(id -> new EventReference(room(link), id)));
  }

  private static Optional<RoomReference> room(MatrixLink link) {
    return isRoom(link.target()) ? roomOf(link.target(), link.via()) : Optional.empty();
  }

  private static Optional<RoomReference> roomOf(String target, List<String> via) {
    return Optional.of(new RoomReference(target, via));
  }

  private static boolean isRoom(String text) {
    return RoomId.parse(text).isPresent()
        || RoomAlias.parse(text).filter(alias -> isServer(alias.server())).isPresent();
  }

  /** A link, also one in the angle brackets that keep a preview away. */
  private static Optional<MatrixLink> link(String text) {
    boolean bracketed = text.length() > 2 && text.startsWith("<") && text.endsWith(">");
    return MatrixLink.parse(bracketed ? text.substring(1, text.length() - 1) : text);
  }
}
