package dev.althing.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Json;
import dev.althing.sync.RoomUpdate.Section;
import dev.althing.sync.RoomUpdate.Source;
import dev.althing.sync.RoomUpdate.Summary;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RoomReaderTest {
  private static final RoomId ROOM = new RoomId("!a:x");
  private static final Optional<String> SINCE = Optional.of("s");
  private static final Instant READ_AT = Instant.ofEpochSecond(7);

  private static RoomReader.Read read(Section section, Optional<String> since, String content) {
    ObjectNode node = Json.readObject(content.replace('\'', '"')).orElseThrow();
    return RoomReader.read(ROOM, section, node, new RoomUpdate.Batch(since, READ_AT));
  }

  private static RoomReader.Read joined(String content) {
    return read(Section.JOIN, SINCE, content);
  }

  @Test
  void readsStateThenTimeline() {
    RoomUpdate update =
        joined(
                """
                {'state':{'events':[{'event_id':'$s','sender':'@u:x','type':'m.room.name',
                 'state_key':'','content':{'name':'Den'}}]},
                 'timeline':{'events':[{'event_id':'$m','sender':'@u:x','type':'m.room.message',
                 'content':{'msgtype':'m.text','body':'hello'}}]}}""")
            .update();

    assertThat(update.state()).extracting(event -> event.id().value()).containsExactly("$s");
    assertThat(update.timeline()).extracting(event -> event.id().value()).containsExactly("$m");
    assertThat(update.source()).isEqualTo(Source.NEWS);
    assertThat(update.since()).contains("s");
    assertThat(update.batch().readAt()).isEqualTo(READ_AT);
  }

  @Test
  void takesWhatComesBeforeAnyTokenForHistory() {
    assertThat(read(Section.JOIN, Optional.empty(), "{}").update().source())
        .isEqualTo(Source.HISTORY);
  }

  @Test
  void leavesOutWhatIsNoEvent() {
    RoomUpdate update =
        joined("{'timeline':{'events':[7,null,{},{'event_id':'$x'},'text']},'state':[]}").update();

    assertThat(update.timeline()).isEmpty();
    assertThat(update.state()).isEmpty();
  }

  @Test
  void whatHasNoStateKeyIsNoStateWhereverTheHomeserverPutsIt() {
    RoomUpdate update =
        joined(
                """
                {'state':{'events':[{'event_id':'$s','sender':'@u:x','type':'m.room.name',
                 'content':{'name':'Den'}}]}}""")
            .update();

    assertThat(update.state()).isEmpty();
  }

  @Test
  void seesAGapOnlyInALimitedTimelineThatSaysWhereItEnds() {
    assertThat(joined("{'timeline':{'limited':true,'prev_batch':'p'}}").gapEnd()).contains("p");
    assertThat(joined("{'timeline':{'limited':false,'prev_batch':'p'}}").gapEnd()).isEmpty();
    assertThat(joined("{'timeline':{'prev_batch':'p'}}").gapEnd()).isEmpty();
    assertThat(joined("{'timeline':{'limited':true}}").gapEnd()).isEmpty();
  }

  @Test
  void readsHowManyAreInTheRoom() {
    assertThat(
            joined("{'summary':{'m.joined_member_count':3,'m.invited_member_count':0}}")
                .update()
                .summary())
        .contains(new Summary(3, 0));
    assertThat(joined("{'summary':{'m.invited_member_count':2}}").update().summary())
        .contains(new Summary(-1, 2));
    assertThat(joined("{'summary':{'m.joined_member_count':1}}").update().summary())
        .contains(new Summary(1, -1));
    assertThat(joined("{'summary':{'m.heroes':[]}}").update().summary()).isEmpty();
  }

  @Test
  void toleratesCountsThatNoRoomHas() {
    assertThat(joined("{'summary':{'m.joined_member_count':9999999999}}").update().summary())
        .contains(new Summary(Integer.MAX_VALUE, -1));
    assertThat(joined("{'summary':{'m.joined_member_count':-4294967290}}").update().summary())
        .isEmpty();
  }

  @Test
  void readsWhatAnInvitationAndAKnockShow() {
    String stripped =
        "[{'sender':'@u:x','type':'m.room.name','state_key':'','content':{'name':'Den'}},7]";

    assertThat(
            read(Section.INVITE, SINCE, "{'invite_state':{'events':%s}}".formatted(stripped))
                .update()
                .stripped())
        .hasSize(1);
    assertThat(
            read(Section.KNOCK, SINCE, "{'knock_state':{'events':%s}}".formatted(stripped))
                .update()
                .stripped())
        .hasSize(1);
  }
}
