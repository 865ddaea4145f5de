package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Json;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A poll as a room sees it: the message, the native one, and the reactions to vote with. */
record ShownPoll(BotRig rig, String room, Heard message, Heard start, List<String> seeds) {
  private static final String START = "org.matrix.msc3381.poll.start";
  private static final String RESPONSE = "org.matrix.msc3381.poll.response";

  /** The next poll in a room. */
  static ShownPoll in(BotRig rig, String room, int options) {
    Heard message = rig.heard(room);
    assertThat(message.type()).as(message.text()).isEqualTo("m.room.message");
    Heard start = rig.heard(room);
    assertThat(start.type()).isEqualTo(START);
    return new ShownPoll(rig, room, message, start, seeds(rig, room, message, options));
  }

  /** The next ranked poll in a room, which is no native one. */
  static ShownPoll ranked(BotRig rig, String room, int options) {
    Heard message = rig.heard(room);
    return new ShownPoll(rig, room, message, message, seeds(rig, room, message, options));
  }

  private static List<String> seeds(BotRig rig, String room, Heard message, int options) {
    List<String> seeds = new ArrayList<>();
    for (Heard seed : rig.heard(room, options)) {
      JsonNode relation = seed.content().path("m.relates_to");
      assertThat(relation.path("event_id").asText()).isEqualTo(message.id());
      seeds.add(relation.path("key").asText());
    }
    return seeds;
  }

  String reacts(Person person, String key) {
    return person.reacts(room, message.id(), key);
  }

  String responds(Person person, String... answers) {
    ObjectNode content = Json.object();
    var list = content.putObject(RESPONSE).putArray("answers");
    List.of(answers).forEach(list::add);
    return refers(person, RESPONSE, content);
  }

  String refers(Person person, String type, ObjectNode content) {
    content.putObject("m.relates_to").put("rel_type", "m.reference").put("event_id", start.id());
    return person.sends(room, type, content);
  }

  /** What an edit of the message makes of it. */
  String edited(Heard edit) {
    assertThat(edit.content().at("/m.relates_to/rel_type").asText()).isEqualTo("m.replace");
    assertThat(edit.content().at("/m.relates_to/event_id").asText()).isEqualTo(message.id());
    return edit.content().at("/m.new_content/body").asText();
  }

  /** The next bars, whatever they show. */
  String bars() {
    return edited(rig.heard(room));
  }

  /** All that is shown until all lines are; bars may be shown before the last vote was heard. */
  List<String> showsInTheEnd(String... lines) {
    List<String> shown = untilAllIsHeard();
    // What other polls show makes this one wait, for a minute.
    rig.timePasses(Duration.ofMinutes(1));
    while (shown.isEmpty() || !List.of(lines).stream().allMatch(last(shown)::contains)) {
      shown.add(bars());
    }
    return shown;
  }

  /** Time must not leap while votes are on their way: they would seem older than later ones. */
  private List<String> untilAllIsHeard() {
    List<String> shown = new ArrayList<>();
    String question = rig.alice().says(room, "!version");
    for (Heard heard = rig.heard(room);
        !heard.repliesTo().equals(question);
        heard = rig.heard(room)) {
      shown.add(edited(heard));
    }
    return shown;
  }

  private static String last(List<String> shown) {
    return shown.get(shown.size() - 1);
  }

  /** The next thing that is no change of the bars. */
  String verdict() {
    Heard heard = rig.heard(room);
    while (heard.content().has("m.new_content")) {
      heard = rig.heard(room);
    }
    return heard.text();
  }
}
