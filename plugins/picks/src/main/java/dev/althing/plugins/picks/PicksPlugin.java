package dev.althing.plugins.picks;

import dev.althing.spi.plugin.Plugin;
import dev.althing.spi.plugin.PluginContext;
import dev.althing.spi.plugin.Wording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The plugin that draws from rosters: {@code !champion mid}, {@code !agent team}. */
public final class PicksPlugin implements Plugin {
  /** The plugin, not started yet. */
  public PicksPlugin() {}

  @Override
  public void start(PluginContext context) {
    Map<Game, Roster> rosters = rosters(context.directory());
    Wording wording = Wording.of(PicksPlugin.class, "words");
    rosters.forEach(
        (game, roster) -> context.register(new PickCommand(roster, context.random(), wording)));
    var again = new DrawAgain(rosters, context.random(), context.store(), wording);
    context.continues(DrawAgain.NAME, again);
  }

  /**
   * The rosters of all games.
   *
   * @throws IllegalArgumentException when something is wrong with them, whose message says what
   */
  private static Map<Game, Roster> rosters(Path directory) {
    Map<Game, Roster> rosters = new EnumMap<>(Game.class);
    List<Flaw> flaws = new ArrayList<>();
    for (Game game : Game.values()) {
      RosterReader.Outcome outcome = RosterFile.read(game, directory);
      rosters.put(game, outcome.roster());
      flaws.addAll(outcome.flaws());
    }
    if (!flaws.isEmpty()) {
      throw new IllegalArgumentException(FlawView.of(flaws));
    }
    return rosters;
  }
}
