package dev.althing.plugins.ask;

import dev.althing.spi.Markdown;
import dev.althing.spi.plugin.Wording;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What keeps a question from being answered, in words.
 *
 * @param words in which language
 */
record TroubleView(Wording.Tongue words) {
  private static final int MOST_SAID = 300;
  private static final int MOST_NAMES = 20;
  private static final int LONGEST_NAME = 60;

  String say(Trouble trouble) {
    if (trouble instanceof Trouble.NoModel missing) {
      return missing(missing);
    }
    if (trouble instanceof Trouble.Late late) {
      return words.say("trouble.late", time(late.most()));
    }
    if (trouble instanceof Trouble.Forbidden forbidden) {
      String line = "plugins grant " + forbidden.plugin() + " " + forbidden.capability();
      return words.say("trouble.not-granted", Markdown.code(line));
    }
    if (trouble instanceof Trouble.Fault fault) {
      return fault(fault);
    }
    return trouble instanceof Trouble.Down
        ? words.say("trouble.down", Markdown.code("health"))
        : words.say("trouble." + key(trouble));
  }

  private static String key(Trouble trouble) {
    if (trouble instanceof Trouble.WrongKey) {
      return "key";
    }
    if (trouble instanceof Trouble.Busy) {
      return "busy";
    }
    if (trouble instanceof Trouble.Broken) {
      return "broken";
    }
    if (trouble instanceof Trouble.Garbage) {
      return "garbage";
    }
    return trouble instanceof Trouble.Empty ? "empty" : "bug";
  }

  private String missing(Trouble.NoModel missing) {
    String model = named(missing.model());
    String key = "trouble.no-model" + (missing.isPulled() ? "" : ".openai");
    String pull = Markdown.code("ollama pull " + missing.model());
    return missing.there().isEmpty()
        ? words.say(key + ".none", model, pull)
        : words.say(key, model, names(missing.there()), pull);
  }

  private String fault(Trouble.Fault fault) {
    String what = fault.what().isEmpty() ? "" : " (" + fault.what() + ")";
    return fault.said().isBlank()
        ? words.say("trouble.fault", what)
        : words.say("trouble.fault.said", what, Markdown.escape(fault.said(), MOST_SAID));
  }

  private static String time(Duration time) {
    long seconds = time.toSeconds();
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }

  /** Names of models, not too many and none too long. */
  static String names(List<String> models) {
    String some =
        models.stream().limit(MOST_NAMES).map(TroubleView::named).collect(Collectors.joining(", "));
    return models.size() > MOST_NAMES ? some + ", …" : some;
  }

  /** The name of a model. */
  static String named(String model) {
    return Markdown.code(Clean.cut(model, LONGEST_NAME));
  }
}
