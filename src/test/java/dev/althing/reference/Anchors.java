package dev.althing.reference;

import dev.althing.spi.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where on the page the types are. */
final class Anchors {
  private final Map<String, String> places = new TreeMap<>();

  Anchors(Stream<ApiType> types) {
    types.forEach(type -> places.put(type.name(), of(heading(type))));
  }

  /** What is written above a type. */
  static String heading(ApiType type) {
    return type.name() + " (" + type.shape().kind() + ")";
  }

  /** The name that GitHub gives to a heading. */
  static String of(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-');
  }

  /** The name of a type, with a link if it is on the page. */
  String link(String type) {
    return link(type, Markdown.code(type), List.of(""));
  }

  /** Words that are said in a type, and may name those in it and around it in short. */
  Inline within(String type) {
    List<String> around = new ArrayList<>();
    for (String at = type; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
      around.add(at + ".");
    }
    around.add("");
    return new Inline((name, shown) -> link(name, shown, around));
  }

  private String link(String name, String shown, List<String> around) {
    return around.stream()
        .map(before -> Optional.ofNullable(places.get(before + name)))
        .flatMap(Optional::stream)
        .findFirst()
        .map(place -> "[" + shown + "](#" + place + ")")
        .orElse(shown);
  }
}
