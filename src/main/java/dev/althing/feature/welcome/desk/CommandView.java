package dev.althing.feature.welcome.desk;

import static dev.althing.feature.welcome.reception.WelcomeView.joined;
import static dev.althing.feature.welcome.reception.WelcomeView.pilled;

import dev.althing.config.feature.HouseSettings;
import dev.althing.feature.welcome.newcomer.Newcomer;
import dev.althing.feature.welcome.newcomer.Newcomer.Greeting;
import dev.althing.feature.welcome.newcomer.Newcomer.Stage;
import dev.althing.feature.welcome.premises.Access;
import dev.althing.feature.welcome.premises.Target;
import dev.althing.feature.welcome.reception.Funnel.Step;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.RoomReference;
import dev.althing.spi.Spelling;
import dev.althing.text.Spans;
import dev.althing.text.Texts;
import dev.althing.text.Texts.Markdown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code !welcome} answers, in words. */
final class CommandView {
  private static final List<Step> SHOWN =
      List.of(Step.JOINED, Step.GREETED, Step.ACCEPTED, Step.ENTERED);

  private final Texts texts;
  private final Spans spans;
  private final Markdown command;

  /**
   * The words in a language.
   *
   * @param prefix what commands begin with here
   */
  CommandView(Locale locale, String prefix) {
    this.texts = Texts.of("welcome", locale);
    this.spans = Spans.of(locale);
    this.command = new Markdown(Spelling.behind(prefix, "welcome"));
  }

  String none() {
    return texts.say("none");
  }

  String elsewhere() {
    return texts.say("elsewhere");
  }

  String which(List<HouseSettings> houses) {
    return texts.markdown("which", Map.of("places", names(houses)));
  }

  String noSuch(String name, List<HouseSettings> houses) {
    return texts.markdown("no-such", Map.of("name", name, "places", names(houses)));
  }

  private static Markdown names(List<HouseSettings> houses) {
    return new Markdown(
        houses.stream().map(house -> "`" + house.name() + "`").collect(Collectors.joining(", ")));
  }

  String testSent(UserId person) {
    return person("test-sent", person);
  }

  String resent(UserId person) {
    return person("resent", person);
  }

  String invitedAgain(UserId person) {
    return person("invited-again", person);
  }

  String exempt(UserId person) {
    return person("exempt", person);
  }

  String gone(UserId person, String place) {
    return texts.markdown("resend-gone", Map.of("person", pilled(person), "place", place));
  }

  private String person(String key, UserId person) {
    return texts.markdown(key, Map.of("person", pilled(person)));
  }

  String paused(boolean isChanged, String place) {
    return place(isChanged ? "paused" : "already-paused", place);
  }

  String resumed(boolean isChanged, String place) {
    return place(isChanged ? "resumed" : "already-resumed", place);
  }

  String textSet(boolean isChanged, boolean isOwn, String place) {
    return place(isChanged ? isOwn ? "text-set" : "text-reset" : "text-same", place);
  }

  private String place(String key, String place) {
    return texts.markdown(key, Map.of("place", place, "command", command));
  }

  String tooLong(int most) {
    return texts.say("text-long", Map.of("most", most));
  }

  String stats(String place, Duration span, Map<Step, Integer> counts) {
    List<String> lines = new ArrayList<>();
    lines.add(texts.markdown("stats", Map.of("place", place, "span", spans.lasting(span))));
    int all = counts.getOrDefault(Step.JOINED, 0);
    for (Step step : SHOWN) {
      int count = counts.getOrDefault(step, 0);
      lines.add(
          texts.markdown(
              "stats-" + step.name().toLowerCase(Locale.ROOT),
              Map.of("count", count, "share", share(count, all))));
    }
    for (Step step : List.of(Step.UNREACHABLE, Step.DROPPED)) {
      int count = counts.getOrDefault(step, 0);
      if (count > 0) {
        String key = "stats-" + step.name().toLowerCase(Locale.ROOT);
        lines.add(texts.say(key, Map.of("count", count)));
      }
    }
    return String.join("\n", lines);
  }

  private Markdown share(int count, int all) {
    return new Markdown(
        all == 0 ? "" : texts.say("share", Map.of("percent", Math.round(100.0 * count / all))));
  }

  String status(HouseSettings house, String name) {
    return texts.markdown("status", Map.of("place", house.name(), "room", name));
  }

  String away() {
    return texts.say("status-away");
  }

  String missing(RoomReference room) {
    return texts.markdown("status-missing", Map.of("room", room.target()));
  }

  String pausedBy(UserId moderator, Duration ago) {
    return texts.markdown(
        "status-paused", Map.of("moderator", pilled(moderator), "ago", spans.ago(ago)));
  }

  String textSource(boolean isOwn, boolean isConfigured) {
    String source = isOwn ? "moderators" : isConfigured ? "configured" : "usual";
    return texts.say("status-text", Map.of("source", source));
  }

  String door(String key, List<String> rooms) {
    return rooms.isEmpty()
        ? texts.markdown("status-door-bare", Map.of("key", key))
        : texts.markdown("status-door", Map.of("key", key, "rooms", joined(rooms)));
  }

  String room(Target target, Access.Level level) {
    String key =
        switch (level) {
          case GOOD -> "status-good";
          case LINK -> "status-link";
          case NOT_IN -> "status-not-in";
          case NO_POWER -> "status-no-power";
        };
    return texts.markdown(key, Map.of("room", new Markdown(target.link())));
  }

  /**
   * How somebody stands.
   *
   * @param names what the rooms are called
   */
  String guest(
      UserId person, String place, Newcomer newcomer, Map<RoomId, String> names, Instant now) {
    Map<String, Object> who = Map.of("person", pilled(person), "place", place);
    if (newcomer.stage() == Stage.UNKNOWN && newcomer.knocks().isEmpty()) {
      return texts.markdown("guest-unknown", who);
    }
    List<String> lines = new ArrayList<>(List.of(texts.markdown("guest", who)));
    lines.add(texts.say("guest-stage", Map.of("stage", newcomer.stage().name())));
    if (newcomer.isGreeted()) {
      lines.addAll(greeting(newcomer.greeting(), now));
      if (!newcomer.presence().isIn()) {
        lines.add(texts.say(newcomer.presence().isBanned() ? "guest-banned" : "guest-gone"));
      }
    }
    newcomer
        .rooms()
        .forEach(
            (room, admission) ->
                lines.add(
                    texts.markdown(
                        "guest-room",
                        Map.of(
                            "room",
                            name(names, room),
                            // A word of ours, which the text looks for.
                            "admission",
                            new Markdown(admission.name())))));
    newcomer
        .knocks()
        .keySet()
        .forEach(
            room -> lines.add(texts.markdown("guest-knock", Map.of("room", name(names, room)))));
    return String.join("\n", lines);
  }

  private List<String> greeting(Greeting greeting, Instant now) {
    List<String> lines = new ArrayList<>();
    String delivery =
        greeting.isDelivered() ? "yes" : greeting.trouble().isPresent() ? "no" : "unknown";
    lines.add(
        texts.markdown(
            "guest-greeted",
            Map.of(
                "ago", spans.ago(Duration.between(greeting.at(), now)),
                "delivery", delivery,
                "reason", greeting.trouble().orElse(""))));
    greeting
        .remindedAt()
        .map(at -> spans.ago(Duration.between(at, now)))
        .ifPresent(ago -> lines.add(texts.markdown("guest-reminded", Map.of("ago", ago))));
    return lines;
  }

  private static String name(Map<RoomId, String> names, RoomId room) {
    return names.getOrDefault(room, room.value());
  }
}
