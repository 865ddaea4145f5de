package dev.althing.matrix.id;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A link to something on Matrix, as people paste it: {@code https://matrix.to/#/…} or {@code
 * matrix:…} (Matrix specification, appendix "URIs").
 *
 * @param target the user id, room id or room alias, with its sigil
 * @param event the event in that room, if the link names one
 * @param via servers through which the room can be joined
 */
public record MatrixLink(String target, Optional<EventId> event, List<String> via) {
  private static final int MAX_LENGTH = 2_000;
  private static final String MATRIX_TO = "https://matrix.to/#/";
  private static final String SCHEME = "matrix:";

  /** Copies the list. */
  public MatrixLink {
    via = List.copyOf(via);
  }

  /** Reads a link; empty when the text is none, or names nothing valid. */
  public static Optional<MatrixLink> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    if (text.regionMatches(true, 0, MATRIX_TO, 0, MATRIX_TO.length())) {
      return split(text.substring(MATRIX_TO.length())).flatMap(MatrixLink::ofMatrixTo);
    }
    if (text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return split(text.substring(SCHEME.length())).flatMap(MatrixLink::ofUri);
    }
    return Optional.empty();
  }

  /** The user linked to, if it is one. */
  public Optional<UserId> user() {
    return UserId.parse(target);
  }

  /** The room linked to by its id, if it is so. */
  public Optional<RoomId> room() {
    return RoomId.parse(target);
  }

  /** The room linked to by an alias, if it is so. */
  public Optional<RoomAlias> alias() {
    return RoomAlias.parse(target);
  }

  private record Parts(List<String> path, List<String> via) {}

  private static Optional<Parts> split(String rest) {
    int query = rest.indexOf('?');
    String path = query < 0 ? rest : rest.substring(0, query);
    List<String> via = new ArrayList<>();
    if (query >= 0) {
      for (String pair : rest.substring(query + 1).split("&", 20)) {
        if (pair.startsWith("via=")) {
          via.add(pair.substring("via=".length()));
        }
      }
    }
    try {
      return Optional.of(new Parts(decoded(List.of(path.split("/", 8))), decoded(via)));
    } catch (IllegalArgumentException badEscape) {
      return Optional.empty();
    }
  }

  private static List<String> decoded(List<String> parts) {
    return parts.stream()
        .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
        .toList();
  }

  private static Optional<MatrixLink> ofMatrixTo(Parts parts) {
    String event = parts.path().size() > 1 ? parts.path().get(1) : "";
    return of(parts.path().get(0), event, parts.via());
  }

  private static Optional<MatrixLink> ofUri(Parts parts) {
    List<String> path = parts.path();
    if (path.size() < 2) {
      return Optional.empty();
    }
    String event = path.size() > 3 && isEvent(path.get(2)) ? "$" + path.get(3) : "";
    return sigil(path.get(0)).flatMap(sigil -> of(sigil + path.get(1), event, parts.via()));
  }

  private static Optional<String> sigil(String kind) {
    return switch (kind) {
      case "u", "user" -> Optional.of("@");
      case "r", "room" -> Optional.of("#");
      case "roomid" -> Optional.of("!");
      default -> Optional.empty();
    };
  }

  private static boolean isEvent(String kind) {
    return kind.equals("e") || kind.equals("event");
  }

  private static Optional<MatrixLink> of(String target, String event, List<String> via) {
    boolean known =
        UserId.parse(target).isPresent()
            || RoomId.parse(target).isPresent()
            || RoomAlias.parse(target).isPresent();
    if (!known) {
      return Optional.empty();
    }
    return Optional.of(new MatrixLink(target, EventId.parse(event), via));
  }
}
