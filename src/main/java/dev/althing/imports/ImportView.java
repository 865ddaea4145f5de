package dev.althing.imports;

import dev.althing.imports.Imported.Tally;
import dev.althing.text.Texts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What an operator reads of an import. */
public final class ImportView {
  private final Texts texts;

  /** The view in a language. */
  public ImportView(Locale locale) {
    this.texts = Texts.of("import", locale);
  }

  /** What was counted, a line for each kind; or what is wrong, a line each. */
  public String shown(Imported imported) {
    return imported instanceof Imported.Refused refused
        ? refused(refused)
        : counted((Imported.Counted) imported);
  }

  private String refused(Imported.Refused refused) {
    var text = new StringBuilder();
    refused.flaws().forEach(flaw -> text.append(flaw(flaw)).append('\n'));
    int more = refused.count() - refused.flaws().size();
    if (more > 0) {
      text.append(texts.say("flaws.more", Map.of("count", more))).append('\n');
    }
    return text.append(texts.say("refused")).toString();
  }

  private String flaw(Flaw flaw) {
    return texts.say(
        "flaw",
        Map.of(
            "line",
            flaw.line(),
            "place",
            flaw.place(),
            "what",
            texts.say("flaw." + flaw.text(), flaw.arguments())));
  }

  private String counted(Imported.Counted counted) {
    String when = counted.isApplied() ? "done" : "trial";
    return String.join(
        "\n",
        line("wordle", when, counted.wordle()),
        line("welcome", when, counted.welcome()),
        line("trivia", when, counted.trivia()),
        texts.say(when));
  }

  private String line(String kind, String when, Tally tally) {
    Map<String, Object> said = new HashMap<>();
    said.put("kind", texts.say("kind." + kind));
    said.put("fresh", tally.fresh());
    said.put("known", tally.known());
    return texts.say("line." + when, said);
  }
}
