package dev.althing.plugins.wordfilter;

import dev.althing.spi.plugin.PluginContext;
import dev.althing.spi.plugin.PluginSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the operator set, read and checked.
 *
 * @param rulebook what is forbidden
 * @param action what follows
 * @param alsoNames whether names are judged
 * @param view in which language
 */
record FilterSettings(Rulebook rulebook, Action action, boolean alsoNames, FilterView view) {
  /**
   * Reads the settings and the file.
   *
   * @throws Trouble.Found with all that is wrong
   */
  static FilterSettings read(PluginContext context) throws Trouble.Found {
    PluginSettings settings = context.settings();
    List<Trouble> troubles = new ArrayList<>();
    Optional<Action> action = Action.read(settings.text("action"));
    if (action.isEmpty()) {
      troubles.add(Trouble.of(Trouble.Kind.ACTION, settings.text("action")));
    }
    Optional<FilterView> view = FilterView.in(settings.text("language"));
    if (view.isEmpty()) {
      troubles.add(Trouble.of(Trouble.Kind.LANGUAGE, settings.text("language")));
    }
    boolean alsoNames = settings.flag("also-names");
    if (alsoNames && !context.may("read-members")) {
      troubles.add(Trouble.of(Trouble.Kind.NOT_GRANTED, ""));
    }
    Rulebook rulebook =
        new RuleCompiler(troubles).compile(rules(context, troubles), settings.flag("leet"));
    if (!troubles.isEmpty()) {
      throw new Trouble.Found(troubles);
    }
    return new FilterSettings(rulebook, action.orElseThrow(), alsoNames, view.orElseThrow());
  }

  private static List<Rule> rules(PluginContext context, List<Trouble> troubles) {
    List<Rule> rules = new ArrayList<>();
    List<String> words = context.settings().texts("words");
    for (int i = 0; i < words.size(); i++) {
      rules.add(Rule.word(words.get(i), new Source(Source.Place.WORDS, i + 1)));
    }
    List<String> patterns = context.settings().texts("patterns");
    for (int i = 0; i < patterns.size(); i++) {
      rules.add(Rule.expression(patterns.get(i), new Source(Source.Place.PATTERNS, i + 1)));
    }
    rules.addAll(PatternFile.read(context.directory(), troubles));
    return rules;
  }
}
