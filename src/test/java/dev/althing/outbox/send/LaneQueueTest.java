package dev.althing.outbox.send;

import static dev.althing.outbox.send.SendingRig.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Target;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.limits.Urgency;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LaneQueueTest {
  private static final Target TARGET = Target.known(new EventId("$e:x"));

  private final LaneQueue queue = new LaneQueue();

  private static LaneQueue.Item item(long arrival, boolean isEdit, boolean mayHaveBeenTried) {
    var letter =
        new Letter(
            new EffectId(Cause.own("c" + arrival), 0),
            Destination.room(ROOM),
            Letter.Kind.SEND,
            isEdit ? Optional.of(TARGET) : Optional.empty(),
            arrival % 2 == 0 ? Urgency.INTERACTIVE : Urgency.BULK,
            isEdit,
            Instant.EPOCH,
            Optional.of(new Letter.Body("m", Json.object(), Optional.empty(), Optional.empty())));
    return new LaneQueue.Item(arrival, letter, mayHaveBeenTried);
  }

  @Test
  void keepsTheOrderOfArrival() {
    queue.add(item(3, false, false), false);
    queue.add(item(1, false, false), false);

    assertThat(queue.first().orElseThrow().arrival()).isEqualTo(1);
    assertThat(queue.remove(item(1, false, false).letter().id())).isTrue();
    assertThat(queue.remove(item(1, false, false).letter().id())).isFalse();
    assertThat(queue.first().orElseThrow().arrival()).isEqualTo(3);
  }

  @Test
  void isAsUrgentAsItsMostUrgentLetter() {
    queue.add(item(1, false, false), false);
    assertThat(queue.urgency()).isEqualTo(Urgency.BULK);

    queue.add(item(2, false, false), false);
    assertThat(queue.urgency()).isEqualTo(Urgency.INTERACTIVE);
    queue.remove(item(2, false, false).letter().id());
    assertThat(queue.urgency()).isEqualTo(Urgency.BULK);
  }

  @Test
  void aLaterEditReplacesTheOneJustBeforeIt() {
    queue.add(item(1, true, false), false);

    assertThat(queue.add(item(2, true, false), false)).isPresent();
    assertThat(queue.first().orElseThrow().arrival()).isEqualTo(2);
    assertThat(queue.add(item(3, true, false), true)).isEmpty();
    assertThat(queue.add(item(4, false, false), true)).isEmpty();
    assertThat(queue.add(item(5, true, false), true)).isEmpty();
  }

  @Test
  void anEditThatMayHaveBeenTriedStays() {
    queue.add(item(1, true, true), false);

    assertThat(queue.add(item(2, true, false), false)).isEmpty();
  }

  @Test
  void onlyTheFirstKeepTheirBodiesInMemory() {
    for (int i = 0; i < 40; i++) {
      queue.add(item(i, false, false), false);
    }
    for (int i = 0; i < 39; i++) {
      queue.remove(item(i, false, false).letter().id());
    }

    assertThat(queue.first().orElseThrow().letter().body()).isEmpty();
  }

  @Test
  void relationsAreFilledInWhereTheyAreOpen() {
    EventId event = new EventId("$e:x");
    ObjectNode edit = relation("{\"rel_type\":\"m.replace\"}");
    ObjectNode reply = relation("{\"m.in_reply_to\":{}}");
    ObjectNode thread =
        relation("{\"rel_type\":\"m.thread\",\"event_id\":\"$r:x\",\"m.in_reply_to\":{}}");
    ObjectNode known = relation("{\"m.in_reply_to\":{\"event_id\":\"$k:x\"}}");

    assertThat(Relation.isEdit(edit)).isTrue();
    assertThat(Relation.isEdit(reply)).isFalse();
    assertThat(filled(edit, event)).contains("\"event_id\":\"$e:x\"");
    assertThat(filled(reply, event)).isEqualTo("{\"m.in_reply_to\":{\"event_id\":\"$e:x\"}}");
    assertThat(filled(thread, event)).contains("\"$r:x\"").contains("\"$e:x\"");
    assertThat(filled(known, event)).doesNotContain("$e:x");
    assertThat(Relation.fill(Json.object(), event)).isEqualTo(Json.object());
  }

  private static ObjectNode relation(String relation) {
    ObjectNode content = Json.object();
    content.set("m.relates_to", Json.readObject(relation).orElseThrow());
    return content;
  }

  private static String filled(ObjectNode content, EventId event) {
    return Json.write(Relation.fill(content, event).get("m.relates_to"));
  }
}
