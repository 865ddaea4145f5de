package dev.althing.plugins.wordfilter;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.event.Happening;
import dev.althing.spi.protection.Judgement;
import dev.althing.spi.testing.Bench;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A started filter, and people who write something. */
final class Filter {
  static final UserId ANN = new UserId("@ann:bench");

  private static final Happening.Facts FACTS =
      new Happening.Facts(Bench.ROOM, new EventId("$said"), ANN, Instant.EPOCH);

  private final Bench bench;

  private Filter(Bench bench) {
    this.bench = bench;
  }

  /** A filter that is not started, with these settings and the usual others. */
  static Bench bench(Path directory, Map<String, ?> changed) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("words", List.of());
    settings.put("patterns", List.of());
    settings.put("action", "redact+warn");
    settings.put("leet", false);
    settings.put("also-names", false);
    settings.put("language", "en");
    settings.putAll(changed);
    return Bench.of(new WordfilterPlugin()).settings(settings).directory(directory);
  }

  static Filter with(Map<String, ?> changed) {
    return in(Path.of("target"), changed);
  }

  static Filter in(Path directory, Map<String, ?> changed) {
    return new Filter(bench(directory, changed).start());
  }

  static Filter words(String... words) {
    return with(Map.of("words", List.of(words)));
  }

  static Filter patterns(String... patterns) {
    return with(Map.of("patterns", List.of(patterns)));
  }

  Judgement judge(Happening happening) {
    return bench.judge(happening);
  }

  Judgement judge(String body) {
    return judge(bench.message(body));
  }

  boolean passes(String body) {
    return judge(body).isPass();
  }

  boolean passesHtml(String html) {
    return judge(html(html, Happening.Aim.NONE)).isPass();
  }

  static Happening.Message html(String html, Happening.Aim aim) {
    return new Happening.Message(FACTS, "m.text", "harmless", Optional.of(html), aim);
  }

  static Happening.Edit edit(String body, Optional<String> html) {
    return new Happening.Edit(FACTS, new EventId("$earlier"), body, html);
  }

  /** Ann's standing is now that, and was the other. */
  static Happening.Member member(
      Happening.Membership before, Happening.Membership now, UserId user, String name) {
    return new Happening.Member(
        FACTS, user, Optional.of(before), now, Optional.of(name), Optional.empty());
  }
}
