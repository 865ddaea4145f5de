package dev.althing.config.feature;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is welcomed, and how.
 *
 * @param ignored globs over user ids that are never greeted
 * @param houses the spaces and rooms whose newcomers are greeted, by name
 */
public record WelcomeSettings(Set<String> ignored, List<HouseSettings> houses) {
  /** Nobody is greeted. */
  public static final WelcomeSettings NOTHING = new WelcomeSettings(Set.of(), List.of());

  /** Copies the collections. */
  public WelcomeSettings {
    ignored = Set.copyOf(ignored);
    houses = List.copyOf(houses);
  }

  /** The space or room of a name. */
  public Optional<HouseSettings> house(String name) {
    return houses.stream().filter(house -> house.name().equals(name)).findFirst();
  }
}
