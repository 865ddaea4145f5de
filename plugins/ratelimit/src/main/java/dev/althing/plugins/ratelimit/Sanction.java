package dev.althing.plugins.ratelimit;

import dev.althing.spi.protection.Consequence;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What follows when somebody sends twice as much as they may. */
enum Sanction {
  /** They can say nothing any more. */
  MUTE(Optional.of(new Consequence.Mute())),
  /** They are put out. */
  KICK(Optional.of(new Consequence.Kick())),
  /** They are banned. */
  BAN(Optional.of(new Consequence.Ban())),
  /** Nothing but what followed before. */
  NOTHING(Optional.empty());

  private final Optional<Consequence> consequence;

  Sanction(Optional<Consequence> consequence) {
    this.consequence = consequence;
  }

  /** The one that an operator wrote. */
  static Optional<Sanction> read(String code) {
    return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  Optional<Consequence> consequence() {
    return consequence;
  }
}
