package dev.althing.feature.games;

import dev.althing.matrix.id.RoomId;
import dev.althing.spi.Invocation;
import dev.althing.spi.Reply;
import dev.althing.text.Texts;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is said about games being on and off, in words. */
final class GamesView {
  private final Texts texts;

  GamesView(Locale locale) {
    this.texts = Texts.of("games", locale);
  }

  Reply list(Switchboard switches, RoomId room) {
    String lines =
        Arrays.stream(Game.values())
            .map(
                game ->
                    texts.say(
                        switches.isOn(game, room) ? "line.on" : "line.off",
                        Map.of("game", game.id(), "what", texts.say(game.id(), Map.of()))))
            .collect(Collectors.joining("\n"));
    return Reply.text(lines);
  }

  Reply changed(Game game, boolean on) {
    return Reply.text(texts.say(on ? "on" : "off", Map.of("game", game.id())));
  }

  Reply isAlready(Game game, boolean on) {
    return Reply.text(texts.say(on ? "already.on" : "already.off", Map.of("game", game.id())));
  }

  Reply noRoom() {
    return Reply.refusal(texts.say("no-room", Map.of()));
  }

  Reply isOff(Game game, Invocation invocation) {
    String command = invocation.origin().typed("games on " + game.id());
    return Reply.refusal(texts.say("is-off", Map.of("game", game.id(), "command", command)));
  }
}
