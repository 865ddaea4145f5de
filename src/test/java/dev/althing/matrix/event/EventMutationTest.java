package dev.althing.matrix.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Hygiene;
import dev.althing.matrix.json.Json;
import dev.althing.matrix.json.LenientTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Mutations of recorded events, as bytes through the parser and the reader that an answer to a sync
 * goes through: a quarter of a million, and as many as {@code -Dalthing.mutations} says where there
 * is time.
 */
final class EventMutationTest {
  private static final int MUTATIONS = Integer.getInteger("althing.mutations", 100_000);
  private static final int BYTES = MUTATIONS / 4;
  private static final int STRUCTURAL = MUTATIONS - BYTES;
  private static final RoomId ROOM = new RoomId("!room:example.org");

  private final long seed = Long.getLong("althing.seed", new Random().nextLong());
  private final List<ObjectNode> events = Recorded.events();
  private final ObjectMapper writer = Mutation.writer();
  private int seen;
  private int stillEvents;

  @Test
  void noMutationOfARealEventBreaksTheReader() throws IOException {
    System.out.println("EventMutationTest: -Dalthing.seed=" + seed);

    mutateStructure(new Random(seed));
    mutateBytes(new Random(seed + 1));

    System.out.println(
        "EventMutationTest: " + seen + " mutations, " + stillEvents + " still events");
    assertThat(seen).isGreaterThanOrEqualTo(MUTATIONS);
    assertThat(stillEvents).isGreaterThan(seen / 4);
  }

  private void mutateStructure(Random random) throws IOException {
    Mutation mutation = new Mutation(random);
    for (int i = 0; i < STRUCTURAL; i++) {
      ObjectNode mutant = events.get(random.nextInt(events.size())).deepCopy();
      for (int n = random.nextInt(3); n >= 0; n--) {
        mutation.apply(mutant);
      }
      if (i % 2_000 == 0) {
        mutation.deepen(mutant);
      }
      check(LenientTree.read(new ByteArrayInputStream(writer.writeValueAsBytes(mutant))), i);
    }
  }

  private void mutateBytes(Random random) throws IOException {
    byte[][] originals = new byte[events.size()][];
    for (int i = 0; i < originals.length; i++) {
      originals[i] = writer.writeValueAsBytes(events.get(i));
    }
    for (int i = 0; i < BYTES; ) {
      byte[] mutant = originals[random.nextInt(originals.length)].clone();
      Mutation.bytes(mutant, random);
      JsonNode event;
      try {
        event = LenientTree.read(new ByteArrayInputStream(mutant));
      } catch (JsonProcessingException notJson) {
        continue;
      }
      check(event, i++);
    }
  }

  private void check(JsonNode mutant, int round) throws IOException {
    seen++;
    try {
      var reading = EventReader.read(ROOM, mutant);
      EventReader.readStripped(mutant);
      if (reading.event().isEmpty()) {
        return;
      }
      stillEvents++;
      RoomEvent event = reading.event().get();
      askEverything(event);
      if (round % 16 == 0) {
        Json.mapper().readTree(Json.mapper().writeValueAsBytes(event.raw()));
      }
    } catch (RuntimeException | StackOverflowError broken) {
      throw new AssertionError("seed " + seed + ", round " + round, broken);
    }
  }

  private static void askEverything(RoomEvent event) {
    assertThat(event.id().value()).startsWith("$");
    assertThat(Hygiene.isClean(event.type() + event.stateKey().orElse(""))).isTrue();
    event.previousMembership();
    event.redacts();
    if (event.content() instanceof Message message) {
      assertThat(message.text().length()).isLessThanOrEqualTo(message.body().length());
      assertThat(Hygiene.isClean(message.body())).isTrue();
    } else if (event.content() instanceof Reaction reaction) {
      reaction.plainKey();
    } else if (event.content() instanceof PowerLevels levels) {
      levels.of(event.sender());
    }
  }
}
