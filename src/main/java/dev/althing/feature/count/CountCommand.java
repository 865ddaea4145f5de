package dev.althing.feature.count;

import dev.althing.effect.Cause;
import dev.althing.entity.Entities;
import dev.althing.journal.event.JournalFamily;
import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.Reply;
import java.util.concurrent.CompletionStage;

/** {@code !count}: shows, raises and resets the number of the room. */
public final class CountCommand implements Command {
  /** The counter's events, for the journal. */
  public static final JournalFamily FAMILY = JournalFamily.of(Counter.TYPE, CountEvent.class);

  private static final CommandSpec SPEC =
      CommandSpec.named("count", "Shows this room's counter.")
          .subcommands(
              CommandSpec.named("+", "Raises the counter by one.").alias("up", "++").build(),
              CommandSpec.named("reset", "Sets the counter to zero.")
                  .permission(Permission.ROOM_MODERATOR)
                  .build())
          .in(Place.ROOM, Place.DIRECT, Place.MANAGEMENT, Place.THREAD)
          .example("count +", "one more")
          .build();

  private final Entities entities;
  private final Counter rules = new Counter();

  /** The command over the counters. */
  public CountCommand(Entities entities) {
    this.entities = entities;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Reply> run(Invocation invocation) {
    Counter.Wish wish =
        switch (invocation.subcommand()) {
          case "+" -> Counter.Wish.RAISE;
          case "reset" -> Counter.Wish.RESET;
          default -> Counter.Wish.SHOW;
        };
    Cause cause = new Cause(invocation.id());
    return entities
        .ask(rules, invocation.room().value(), cause, wish)
        .thenApply(count -> CountView.of(count, invocation.locale()));
  }
}
