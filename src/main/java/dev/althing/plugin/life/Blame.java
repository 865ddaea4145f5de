package dev.althing.plugin.life;

/** Who hears that a plugin has to rest after faults. */
@FunctionalInterface
public interface Blame {
  /** It rests, after this fault. */
  void rests(Life life, Throwable fault);
}
