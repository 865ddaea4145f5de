package dev.althing.plugins.picks;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A game with its lanes or roles, whose roster is drawn from. */
enum Game {
  CHAMPION(
      "champion",
      "lol-lanes.tsv",
      List.of(
          Lane.of("top", "toplane", "toplaner", "oben"),
          Lane.of("jungle", "jg", "jng", "jgl", "jungler", "dschungel"),
          Lane.of("mid", "middle", "midlane", "midlaner", "mitte"),
          Lane.of("bot", "adc", "bottom", "botlane", "botlaner", "carry", "unten"),
          Lane.of("support", "supp", "sup", "supporter", "unterstutzer"))) {
    @Override
    List<Lane> team() {
      return lanes();
    }
  },
  AGENT(
      "agent",
      "valorant-roles.tsv",
      List.of(
          Lane.of("controller", "ctrl", "control", "smoke", "smoker", "taktiker"),
          Lane.of("duelist", "duel", "duellist", "duellant", "duellanten"),
          Lane.of("initiator", "init", "initiatoren"),
          Lane.of("sentinel", "sent", "wachter", "waechter"))) {
    @Override
    List<Lane> team() {
      return Collections.nCopies(5, Lane.ANY);
    }
  };

  private final String word;
  private final String file;
  private final List<Lane> lanes;

  Game(String word, String file, List<Lane> lanes) {
    this.word = word;
    this.file = file;
    this.lanes = lanes;
  }

  /** Who is drawn for a team of which nothing more is said. */
  abstract List<Lane> team();

  /** What one of its roster is called; so is the command. */
  String word() {
    return word;
  }

  /** The name of the file with its roster. */
  String file() {
    return file;
  }

  List<Lane> lanes() {
    return lanes;
  }

  Optional<Lane> lane(String letters) {
    return lanes.stream().filter(lane -> lane.isCalled(letters)).findFirst();
  }
}
