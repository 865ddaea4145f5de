package dev.althing.plugin.keep;

import dev.althing.plugin.jar.Capability;
import dev.althing.spi.plugin.NotGranted;
import java.util.List;

/**
 * What one plugin may do: what its manifest asks for, as far as the operator allows it. Looked at
 * each time, since that may change while it runs.
 *
 * @param asked what the manifest asks for, with the hosts that its settings name
 */
public record Gate(String plugin, List<Capability> asked, Grants grants) {
  /** Copies the list. */
  public Gate {
    asked = List.copyOf(asked);
  }

  /** Whether it may. */
  public boolean may(Capability wish) {
    return isAsked(wish) && grants.allows(plugin, wish);
  }

  /** The same of one of the names. */
  public boolean may(String name) {
    return may(new Capability(name));
  }

  /**
   * Lets nothing pass that it may not.
   *
   * @throws NotGranted when the operator would have to allow it
   * @throws IllegalStateException when the manifest does not ask for it
   */
  public void require(Capability wish) {
    if (!isAsked(wish)) {
      throw new IllegalStateException("the manifest does not ask for the capability " + wish);
    }
    if (!grants.allows(plugin, wish)) {
      throw new NotGranted(plugin, wish.text());
    }
  }

  /** The same of one of the names. */
  public void require(String name) {
    require(new Capability(name));
  }

  /** What it asks for and may not do. */
  public List<Capability> missing() {
    return asked.stream().filter(wish -> !grants.allows(plugin, wish)).toList();
  }

  private boolean isAsked(Capability wish) {
    return asked.stream().anyMatch(one -> one.covers(wish));
  }
}
