package dev.althing.plugins.picks;

import dev.althing.spi.Markdown;
import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Wording;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was drawn, in words of one language. */
final class PickView {
  private final Wording.Tongue words;

  PickView(Wording.Tongue words) {
    this.words = words;
  }

  /** A draw of which there is no other. */
  Reply.Text only(Draw draw) {
    return Reply.text(drawn(draw));
  }

  /** A draw that can be made again. */
  Reply.Text oneOfMany(Draw draw) {
    return Reply.text(drawn(draw) + "\n\n" + words.say("draw.again"));
  }

  Reply noOther() {
    return Reply.refusal(words.say("again.none"));
  }

  Reply outdated() {
    return Reply.refusal(words.say("again.outdated"));
  }

  private String drawn(Draw draw) {
    if (draw.members().size() == 1) {
      return line("draw.one", draw, 0);
    }
    return IntStream.range(0, draw.members().size())
        .mapToObj(
            i -> line(draw.seats().get(i).equals(Lane.ANY) ? "draw.any" : "draw.lane", draw, i))
        .collect(Collectors.joining("\n"));
  }

  private String line(String key, Draw draw, int at) {
    Member member = draw.members().get(at);
    Lane seat = draw.seats().get(at);
    String lanes = lanes(seat.equals(Lane.ANY) ? member.lanes() : List.of(seat));
    return words.say(key, Markdown.escape(member.name()), lanes);
  }

  private String lanes(List<Lane> lanes) {
    return lanes.stream()
        .map(lane -> words.say("lane." + lane.word()))
        .collect(Collectors.joining(", "));
  }
}
