package dev.althing.feature.ops;

import dev.althing.room.state.RoomStore;
import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.Reply;
import dev.althing.text.Markup;
import dev.althing.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** {@code !rooms}: the rooms the bot is in. */
public final class RoomsCommand implements Command {
  private static final int PAGE = 30;

  private static final CommandSpec SPEC =
      CommandSpec.named("rooms", "Shows the rooms I am in.")
          .takes(
              Parameter.of("page", ParameterType.integer(1, 100_000), "the page of the list")
                  .or("1"))
          .permission(Permission.OWNER)
          .in(Place.MANAGEMENT, Place.DIRECT)
          .build();

  private final Supplier<CompletionStage<List<RoomStore.Line>>> rooms;

  /** The command over the list of rooms. */
  public RoomsCommand(Supplier<CompletionStage<List<RoomStore.Line>>> rooms) {
    this.rooms = rooms;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Reply> run(Invocation invocation) {
    int page = (int) invocation.arguments().integer("page");
    return rooms.get().thenApply(all -> shown(all, page, invocation.locale()));
  }

  private static Reply shown(List<RoomStore.Line> all, int page, Locale locale) {
    Texts texts = Texts.of("ops", locale);
    int pages = Math.max(1, (all.size() + PAGE - 1) / PAGE);
    int shown = Math.min(page, pages);
    List<String> lines = new ArrayList<>();
    lines.add(
        texts.say("rooms", Map.of("count", all.size(), "page", shown, "pages", pages)) + "\n");
    all.stream()
        .skip((long) (shown - 1) * PAGE)
        .limit(PAGE)
        .forEach(
            line ->
                lines.add(
                    texts.say(
                        "rooms.line",
                        Map.of(
                            "name", Markup.escape(line.name().orElse(line.room().value())),
                            "room", Markup.code(line.room().value()),
                            "members", line.members(),
                            "encrypted", line.encrypted() ? "yes" : "no"))));
    return Reply.text(String.join("\n", lines));
  }
}
