package dev.althing;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.event.Mutation;
import dev.althing.matrix.event.Recorded;
import dev.althing.matrix.json.Json;
import dev.althing.matrix.json.LenientTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** Ten thousand mutations of recorded events in what the whole bot is told of its rooms. */
final class MutantsTest {
  private static final int BATCHES = 50;
  private static final int BATCH = 200;
  private static final int ROOMS = 5;

  private final long seed = Long.getLong("althing.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final Mutation mutation = new Mutation(random);
  private final ObjectMapper writer = Mutation.writer();
  private final List<ObjectNode> events = events();
  private int made;

  @Test
  void noMutationsFailASyncOrEndARoom() throws IOException {
    System.out.println("MutantsTest: -Dalthing.seed=" + seed);
    try (BotRig rig = BotRig.start()) {
      List<String> rooms = new ArrayList<>();
      for (int i = 0; i < ROOMS; i++) {
        rooms.add(rig.room("alice", "bob"));
      }
      double before = seen(rig);

      List<String> told = new ArrayList<>();
      for (int i = 0; i < BATCHES; i++) {
        told.add(tell(rig, rooms.get(i % ROOMS)));
      }
      eventually("all is told", () -> told.stream().allMatch(rig.interpreter()::hasSaid));

      rooms.forEach(room -> assertAnswers(rig, room));
      assertThat(made).isEqualTo(BATCHES * BATCH);
      assertThat(seen(rig) - before).isGreaterThan(made / 2.0);
      assertThat(rig.parts().metrics().text().lines())
          .contains("althing_quarantined_total 0.0", "althing_room_restarts_total 0.0")
          .contains("althing_sync_failures_total 0.0");
    }
  }

  /** The events but for the one after which the bot is silent, and rightly so. */
  private static List<ObjectNode> events() {
    return Recorded.events().stream()
        .filter(event -> !event.path("type").asText().equals("m.room.encryption"))
        .toList();
  }

  /** In the place of one event the bot is told its beginning, many mutants, and its end. */
  private String tell(BotRig rig, String room) throws IOException {
    ObjectNode content = Json.object().put("mark", "batch" + made);
    StringJoiner mutants = new StringJoiner(",", "{}},", ",{\"content\":{}");
    for (int i = 0; i < BATCH; i++) {
      mutants.add(mutant());
    }
    rig.interpreter().says(Json.write(content), mutants.toString());
    rig.alice().sends(room, "org.example.mutants", content);
    return Json.write(content);
  }

  /** One of people who are in the room, with an id of its own, else it would not be looked at. */
  private String mutant() throws IOException {
    ObjectNode event = events.get(random.nextInt(events.size())).deepCopy();
    event.put("event_id", "$mutant" + made++);
    event.put("sender", event.path("sender").asText().replace(":localhost", ":sandbox.localhost"));
    if (random.nextInt(4) == 0) {
      return writer.writeValueAsString(mutatedBytes(event));
    }
    for (int n = random.nextInt(3); n >= 0; n--) {
      mutation.apply(event);
    }
    if (made % BATCH == 0) {
      mutation.deepen(event);
    }
    return writer.writeValueAsString(event);
  }

  private JsonNode mutatedBytes(ObjectNode event) throws IOException {
    while (true) {
      byte[] mutant = writer.writeValueAsBytes(event);
      Mutation.bytes(mutant, random);
      try {
        return LenientTree.read(new ByteArrayInputStream(mutant));
      } catch (JsonProcessingException notJson) {
        // No server would pass it on.
        continue;
      }
    }
  }

  private static double seen(BotRig rig) {
    return rig.parts()
        .metrics()
        .text()
        .lines()
        .filter(line -> line.startsWith("althing_events_received_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static void assertAnswers(BotRig rig, String room) {
    // What mutants made of the power to speak ends here.
    rig.alice().empowers(room, Map.of(rig.bot(), 50));
    String question = rig.bob().says(room, "!ping");
    while (!rig.heard(room).repliesTo().equals(question)) {
      // Some mutants ask for an answer.
      continue;
    }
  }
}
