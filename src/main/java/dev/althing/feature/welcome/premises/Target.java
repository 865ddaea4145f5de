package dev.althing.feature.welcome.premises;

import dev.althing.matrix.id.RoomId;
import dev.althing.spi.RoomReference;
import dev.althing.text.Markup;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A room that is opened to somebody.
 *
 * @param named as the operator named it
 * @param name what it is called, which may be anything
 * @param isLink whether they get a link instead of an invitation
 * @param via servers through which it can be joined
 */
public record Target(
    RoomReference named, RoomId room, String name, boolean isLink, List<String> via) {
  private static final String MATRIX_TO = "https://matrix.to/#/";

  /** Copies the list. */
  public Target {
    via = List.copyOf(via);
  }

  /** Its name as Markdown. */
  public String label() {
    return "**" + Markup.escape(name) + "**";
  }

  /** Its name as a link, as Markdown. */
  public String link() {
    // An alias that has moved on leads there by itself; an id does not.
    String target = named.alias().map(alias -> alias.value()).orElse(room.value());
    String servers = named.alias().isPresent() ? "" : servers();
    return "[" + Markup.escape(name) + "](" + MATRIX_TO + encoded(target) + servers + ")";
  }

  private String servers() {
    Set<String> all = new LinkedHashSet<>(named.via());
    all.addAll(via);
    return all.stream()
        .limit(3)
        .map(server -> "via=" + encoded(server))
        .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
