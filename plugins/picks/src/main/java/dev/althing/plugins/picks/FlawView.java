package dev.althing.plugins.picks;

import dev.althing.spi.plugin.Wording;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is wrong with rosters, in words for the operator. */
final class FlawView {
  /** So many are named; whoever has mended them sees the next. */
  private static final int MOST = 100;

  private static final Wording.Tongue WORDS =
      Wording.of(FlawView.class, "flaws").in(Locale.ENGLISH);

  private FlawView() {}

  static String of(List<Flaw> flaws) {
    String said = flaws.stream().limit(MOST).map(FlawView::of).collect(Collectors.joining("\n"));
    int more = flaws.size() - MOST;
    return more > 0 ? said + "\n" + WORDS.say("more", String.valueOf(more)) : said;
  }

  private static String of(Flaw flaw) {
    String what = WORDS.say(flaw.kind().name(), flaw.details().toArray());
    return flaw.line() == 0
        ? WORDS.say("file", flaw.file(), what)
        : WORDS.say("at", flaw.file(), String.valueOf(flaw.line()), what);
  }
}
