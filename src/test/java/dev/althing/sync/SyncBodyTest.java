package dev.althing.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.id.RoomId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SyncBodyTest {
  private static final String WHOLE =
      """
      {"next_batch":"n","presence":{"events":[{}]},"rooms":{
        "join":{"!a:x":{"timeline":{"events":[]}},"no room":{"timeline":{}},"!b:x":7},
        "invite":{"!c:x":{}},"knock":{"!d:x":{}},"leave":{"!e:x":{}},
        "peek":{"!f:x":{}},"leave2":[1,[2]]},"device_lists":[1,2]}""";

  private final List<String> rooms = new ArrayList<>();
  private final List<JsonNode> contents = new ArrayList<>();
  private final List<JsonNode> messages = new ArrayList<>();

  private String read(InputStream body) throws IOException {
    return new SyncBody(
            (RoomId room, RoomUpdate.Section section, JsonNode content) -> {
              rooms.add(section + " " + room.value());
              contents.add(content);
            },
            messages::addAll)
        .read(body);
  }

  private String read(String body) throws IOException {
    return read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void handsOverRoomByRoomAndGivesTheNextToken() throws IOException {
    String next = read(WHOLE);

    assertThat(next).isEqualTo("n");
    assertThat(rooms).containsExactly("JOIN !a:x", "INVITE !c:x", "KNOCK !d:x", "LEAVE !e:x");
  }

  @Test
  void givesWhatWasSentToTheDevice() throws IOException {
    read("{'to_device':{'events':[]},'next_batch':'m'}".replace('\'', '"'));
    assertThat(messages).isEmpty();

    read("{'to_device':{'events':[{'type':'t'},7]},'next_batch':'n'}".replace('\'', '"'));

    assertThat(messages).extracting(JsonNode::toString).containsExactly("{\"type\":\"t\"}", "7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{},",
        "[],",
        "{'a':{'b':[1,2,3]}},",
        "'a text of some length',",
        "{'a long name':1},"
      })
  void aRoomWithoutEndFailsBeforeTheMemoryIsFull(String piece) {
    String begin = "{'rooms':{'join':{'!r:x':{'timeline':{'events':[";
    InputStream endless = new SequenceInputStream(utf8(begin), new Repeated(piece));

    assertThatThrownBy(() -> read(endless))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too much in one piece");
    assertThat(rooms).isEmpty();
  }

  @Test
  void eventsThatAreAllNodesAreCutAndTheOthersRead() throws IOException {
    String nodes = "{'type':'t','content':{'a':[" + "0,".repeat(32_000) + "0]}},";
    String room =
        "{'timeline':{'events':[" + nodes.repeat(100) + "{'type':'last','content':{'a':[1,2]}}]}}";
    String body = "{'next_batch':'n','rooms':{'join':{'!r:x':" + room + "}}}";

    assertThat(read(utf8(body))).isEqualTo("n");
    JsonNode events = contents.get(0).at("/timeline/events");
    assertThat(events).hasSize(101);
    assertThat(events.get(0).path("type").asText()).isEqualTo("t");
    assertThat(events.get(100).at("/content/a/1").asInt()).isEqualTo(2);
  }

  private static InputStream utf8(String json) {
    return new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static final class Repeated extends InputStream {
    private final byte[] piece;
    private int at;

    Repeated(String piece) {
      this.piece = piece.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() {
      at = at == piece.length ? 0 : at;
      return piece[at++];
    }
  }

  @Test
  void neverTakesACutBodyForAShortOne() {
    for (int length = 0; length < WHOLE.length(); length++) {
      String cut = WHOLE.substring(0, length);

      assertThatThrownBy(() -> read(cut)).as(cut).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "\"n\"",
        "<html><body>502 Bad Gateway</body></html>",
        "{}",
        "{\"next_batch\":7}",
        "{\"next_batch\":null}",
        "{\"rooms\":{\"join\":{\"!a:x\":{\"timeline\":nonsense}}},\"next_batch\":\"n\"}"
      })
  void refusesWhatIsNoAnswer(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "{\"join\":[]}", "{\"join\":{\"!a:x\":[]}}", "{\"x\":1}"})
  void readsPastRoomsThatAreNone(String section) throws IOException {
    String next = read("{\"rooms\":%s,\"next_batch\":\"n\"}".formatted(section));

    assertThat(next).isEqualTo("n");
    assertThat(rooms).isEmpty();
  }

  @Test
  void leavesOutOfAnEventOnlyWhatNobodyCouldRead() throws IOException {
    String deep = "[".repeat(30_000) + "]".repeat(30_000);
    String digits = "9".repeat(60_000);
    String name = "k".repeat(60_000);
    String next =
        read(
            """
            {"rooms":{"join":{"!a:x":{"deep":%s,"digits":%s,"exact":%s.5,"%s":1,"after":"kept"}}},
            "next_batch":"n"}"""
                .formatted(deep, digits, digits, name));

    assertThat(next).isEqualTo("n");
    assertThat(contents.get(0).path("after").asText()).isEqualTo("kept");
    assertThat(contents.get(0).path("digits").isNull()).isTrue();
    assertThat(contents.get(0).path("exact").isNull()).isTrue();
    assertThat(contents.get(0).path(name).asInt()).isEqualTo(1);
    assertThat(contents.get(0).toString()).hasSizeLessThan(70_000);
  }

  @Test
  void holdsOnlyOneOfManyRoomsAtATime() throws IOException {
    var body = new ManyRooms(5_000);
    var ahead = new ArrayList<Integer>();

    String next =
        new SyncBody(
                (room, section, content) -> ahead.add(body.written - ahead.size()),
                messages::addAll)
            .read(body);

    assertThat(next).isEqualTo("n");
    assertThat(ahead).hasSize(5_000).allSatisfy(rooms -> assertThat(rooms).isBetween(1, 4));
  }

  /** A first sync of many rooms of 20 kB each, written only as fast as it is read. */
  private static final class ManyRooms extends InputStream {
    private static final String EVENT = "{\"type\":\"m.room.message\",\"body\":\"0123456789\"},";
    private final int count;
    private int written;
    private InputStream piece = piece("{\"rooms\":{\"join\":{");
    private boolean ended;

    ManyRooms(int count) {
      this.count = count;
    }

    @Override
    public int read() throws IOException {
      int octet = piece.read();
      while (octet < 0 && !ended) {
        advance();
        octet = piece.read();
      }
      return octet;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = piece.read(target, offset, length);
      while (read < 0 && !ended) {
        advance();
        read = piece.read(target, offset, length);
      }
      return read;
    }

    private void advance() {
      if (written < count) {
        written++;
        String comma = written < count ? "," : "";
        piece =
            piece(
                "\"!r%d:x\":{\"timeline\":{\"events\":[%s{}]}}%s"
                    .formatted(written, EVENT.repeat(400), comma));
      } else {
        piece = piece("}},\"next_batch\":\"n\"}");
        ended = true;
      }
    }

    private static InputStream piece(String text) {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
