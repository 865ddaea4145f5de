package dev.althing.feature.welcome.reception;

import dev.althing.config.feature.HouseSettings;
import dev.althing.config.feature.HouseSettings.Door;
import dev.althing.feature.welcome.premises.Target;
import dev.althing.feature.welcome.premises.Targets;
import dev.althing.matrix.id.UserId;
import dev.althing.text.Markup;
import dev.althing.text.Texts;
import dev.althing.text.Texts.Markdown;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What newcomers are told, in words; all is Markdown. */
public final class WelcomeView {
  /** So many rooms are named in one line. */
  private static final int MOST_ROOMS = 30;

  private final Texts texts;

  WelcomeView(Locale locale) {
    this.texts = Texts.of("welcome", locale);
  }

  /**
   * The greeting: the house rules, and how to accept them.
   *
   * @param rules what the operator or a moderator wrote, with {@code {user}} and {@code {place}}
   * @param doors the rooms behind each door, in the order of the doors
   */
  String greeting(
      HouseSettings house,
      UserId person,
      String place,
      Optional<String> rules,
      List<Targets.Found> doors) {
    String words =
        rules
            .map(text -> filled(text, person, place))
            .orElseGet(() -> say("hello", person, place) + "\n\n" + texts.say("rules"));
    return words + "\n\n" + how(house, doors);
  }

  private static String filled(String text, UserId person, String place) {
    return text.replace("{user}", pill(person)).replace("{place}", Markup.escape(place));
  }

  private String how(HouseSettings house, List<Targets.Found> doors) {
    List<Door> all = house.entrance().doors();
    if (all.size() == 1) {
      List<Target> rooms = doors.get(0).targets();
      String key = all.get(0).key();
      return rooms.isEmpty()
          ? texts.markdown("how", Map.of("key", key))
          : texts.markdown("how-rooms", Map.of("key", key, "rooms", named(rooms)));
    }
    List<String> lines = new ArrayList<>(List.of(texts.say("how-many"), ""));
    for (int i = 0; i < all.size(); i++) {
      List<Target> rooms = doors.get(i).targets();
      lines.add(
          rooms.isEmpty()
              ? texts.markdown("how-door-bare", Map.of("key", all.get(i).key()))
              : texts.markdown("how-door", Map.of("key", all.get(i).key(), "rooms", named(rooms))));
    }
    return String.join("\n", lines);
  }

  String lobby(UserId person, String place) {
    return say("lobby", person, place);
  }

  String reminder(HouseSettings house, UserId person, String place) {
    return texts.markdown(
        "reminder", Map.of("person", pilled(person), "place", place, "key", key(house)));
  }

  String announcement(List<UserId> people, String place) {
    String pills = people.stream().map(WelcomeView::pill).collect(Collectors.joining(", "));
    return texts.markdown(
        "announcement",
        Map.of("count", people.size(), "people", new Markdown(pills), "place", place));
  }

  String test() {
    return texts.say("test");
  }

  String tested(List<Target> rooms) {
    return rooms.isEmpty()
        ? texts.say("tested-bare")
        : texts.markdown("tested", Map.of("rooms", named(rooms)));
  }

  /** What somebody is told who may come in. */
  String admitted(boolean isFirst, Targets.Found found) {
    List<String> parts = new ArrayList<>();
    parts.add(texts.say(isFirst ? "admitted" : "again"));
    parts.addAll(ways(found));
    return String.join(" ", parts);
  }

  String byModerators(String place, Targets.Found found) {
    List<String> parts = new ArrayList<>();
    parts.add(texts.markdown("by-moderators", Map.of("place", place)));
    parts.addAll(ways(found));
    return String.join(" ", parts);
  }

  private List<String> ways(Targets.Found found) {
    List<String> ways = new ArrayList<>();
    List<Target> invites = found.invites();
    if (!invites.isEmpty()) {
      ways.add(texts.markdown("invited", Map.of("count", invites.size(), "rooms", named(invites))));
    }
    if (!found.links().isEmpty()) {
      ways.add(texts.markdown("links", Map.of("rooms", linked(found.links()))));
    }
    return ways;
  }

  String inviteFailed(Target room) {
    return texts.markdown(
        "invite-failed",
        Map.of("room", new Markdown(room.label()), "link", new Markdown(room.link())));
  }

  String question(HouseSettings.Question question) {
    return texts.say("question") + "\n\n" + question.ask();
  }

  String wrong(int left) {
    return texts.say("wrong", Map.of("left", left));
  }

  String referred(boolean isAsked) {
    return texts.say(isAsked ? "referred" : "referred-nobody");
  }

  String waits() {
    return texts.say("waits");
  }

  String gone(String place) {
    return texts.markdown("gone", Map.of("place", place));
  }

  String turnedAway() {
    return texts.say("turned-away");
  }

  String hint(HouseSettings house) {
    return texts.markdown("hint", Map.of("key", key(house)));
  }

  private static String key(HouseSettings house) {
    return house.entrance().keys().get(0);
  }

  private String say(String text, UserId person, String place) {
    return texts.markdown(text, Map.of("person", pilled(person), "place", place));
  }

  private static Markdown named(List<Target> rooms) {
    return joined(rooms.stream().map(Target::label).toList());
  }

  private static Markdown linked(List<Target> rooms) {
    return joined(rooms.stream().map(Target::link).toList());
  }

  /** Rooms as one list, not of any length. */
  public static Markdown joined(List<String> rooms) {
    String shown = rooms.stream().limit(MOST_ROOMS).collect(Collectors.joining(", "));
    return new Markdown(rooms.size() > MOST_ROOMS ? shown + ", …" : shown);
  }

  /** A person as Markdown that clients show by name. */
  public static Markdown pilled(UserId person) {
    return new Markdown(pill(person));
  }

  private static String pill(UserId person) {
    String id = URLEncoder.encode(person.value(), StandardCharsets.UTF_8);
    return "[" + Markup.escape(person.value()) + "](https://matrix.to/#/" + id + ")";
  }
}
