package dev.althing.matrix.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.althing.matrix.event.JoinRules.Rule;
import dev.althing.matrix.event.Naming.CanonicalAlias;
import dev.althing.matrix.event.Naming.Name;
import dev.althing.matrix.event.Naming.Topic;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.MxcUri;
import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContentTest {
  private static final UserId ALICE = new UserId("@alice:b");

  @Nested
  final class OfMessages {
    @Test
    void readsTextAndHtml() {
      Message message =
          message(
              """
              {"msgtype":"m.text","body":"b","format":"org.matrix.custom.html",
               "formatted_body":"<b>b</b>"}
              """);

      assertThat(message.html()).contains("<b>b</b>");
      assertThat(message.mentions()).isEmpty();
      assertThat(message.relation()).isEqualTo(Relation.NONE);
      assertThat(message.isEdit()).isFalse();
      assertThat(message.isText()).isTrue();
      assertThat(message.isNotice()).isFalse();
    }

    @Test
    void ignoresAFormatItDoesNotKnow() {
      Message message =
          message("{\"msgtype\":\"m.notice\",\"body\":\"b\",\"formatted_body\":\"<b>\"}");

      assertThat(message.html()).isEmpty();
      assertThat(message.isNotice()).isTrue();
    }

    @Test
    void readsMentions() {
      Message message =
          message(
              """
              {"msgtype":"m.text","body":"b",
               "m.mentions":{"user_ids":["@alice:b",7,"nobody"],"room":true}}
              """);

      assertThat(message.mentions()).contains(new Mentions(java.util.Set.of(ALICE), true));
    }

    @Test
    void anEditCarriesTheNewMessageButNoEditWithinIt() {
      Message message =
          message(
              """
              {"msgtype":"m.text","body":"* new",
               "m.new_content":{"msgtype":"m.text","body":"new",
                 "m.new_content":{"msgtype":"m.text","body":"newer"}},
               "m.relates_to":{"rel_type":"m.replace","event_id":"$o"}}
              """);

      assertThat(message.isEdit()).isTrue();
      assertThat(message.relation().replaces()).contains(new EventId("$o"));
      assertThat(message.newContent().orElseThrow().body()).isEqualTo("new");
      assertThat(message.newContent().orElseThrow().newContent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
        textBlock =
            """
            '> <@a:b> !ban me\n\n!ping',   '!ping'
            '> a\n> b\n>\n> c\n\nd\n\ne',  'd\n\ne'
            '> only quoted',               ''
            '> no blank line\n!ping',      '!ping'
            '!ping\n> quoted later',       '!ping\n> quoted later'
            '>no quotation',               '>no quotation'
            """)
    void aReplysTextIsWithoutTheQuotation(String body, String text) {
      Message reply =
          new Message(
              "m.text",
              body.replace("\\n", "\n"),
              Optional.empty(),
              relation("{\"m.in_reply_to\":{\"event_id\":\"$q\"}}"),
              Optional.empty(),
              Optional.empty());

      assertThat(reply.text()).isEqualTo(text.replace("\\n", "\n"));
    }

    @Test
    void aQuotationOutsideOfARepliesStays() {
      assertThat(message("{\"msgtype\":\"m.text\",\"body\":\"> a\\n\\nb\"}").text())
          .isEqualTo("> a\n\nb");
    }

    private Message message(String json) {
      return (Message) content(Message.TYPE, false, json);
    }
  }

  @Nested
  final class OfRelations {
    @Test
    void aThreadsFallbackIsNoReply() {
      Relation relation =
          relation(
              """
              {"rel_type":"m.thread","event_id":"$root","is_falling_back":true,
               "m.in_reply_to":{"event_id":"$last"}}
              """);

      assertThat(relation.threadRoot()).contains(new EventId("$root"));
      assertThat(relation.replyTo()).contains(new EventId("$last"));
      assertThat(relation.meantReplyTo()).isEmpty();
    }

    @Test
    void aReplyInAThreadIsMeant() {
      Relation relation =
          relation(
              """
              {"rel_type":"m.thread","event_id":"$root","is_falling_back":false,
               "m.in_reply_to":{"event_id":"$last"}}
              """);

      assertThat(relation.meantReplyTo()).contains(new EventId("$last"));
    }

    @Test
    void fallingBackMeansNothingOutsideOfThreads() {
      Relation relation =
          relation("{\"is_falling_back\":true,\"m.in_reply_to\":{\"event_id\":\"$q\"}}");

      assertThat(relation.meantReplyTo()).contains(new EventId("$q"));
    }

    @Test
    void readsReferences() {
      assertThat(relation("{\"rel_type\":\"m.reference\",\"event_id\":\"$p\"}").references())
          .contains(new EventId("$p"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            7
            []
            {"rel_type":7,"event_id":"$e"}
            {"rel_type":"m.replace","event_id":"e"}
            {"rel_type":"m.annotation","event_id":"$e"}
            {"m.in_reply_to":"$e"}
            """)
    void malformedOnesAreNone(String json) {
      assertThat(relation(json)).isEqualTo(Relation.NONE);
    }
  }

  @Nested
  final class OfPowerLevels {
    @Test
    void missingOnesHaveTheDefaultsOfTheSpecification() {
      PowerLevels levels = powerLevels("{}");

      assertThat(levels)
          .isEqualTo(
              new PowerLevels(
                  Map.of(), 0, Map.of(), 0, 50, new PowerLevels.Actions(50, 50, 50, 0, 50)));
      assertThat(PowerLevels.ABSENT.toSendState("m.room.name")).isZero();
    }

    @Test
    void readsNumbersThatWereWrittenAsText() {
      PowerLevels levels =
          powerLevels(
              """
              {"users":{"@alice:b":"100","@bob:b":" -5 ","@eve:b":"1e3","eve":100,"@c:b":50.0},
               "users_default":"10","ban":[100],"kick":"","notifications":{"room":20},
               "events":{"m.room.name":70,"m.room.topic":1e99},"events_default":5,"invite":60}
              """);

      assertThat(levels.of(ALICE)).isEqualTo(100);
      assertThat(levels.of(new UserId("@bob:b"))).isEqualTo(-5);
      assertThat(levels.of(new UserId("@c:b"))).isEqualTo(50);
      assertThat(levels.of(new UserId("@eve:b"))).isEqualTo(10);
      assertThat(levels.toSendState("m.room.name")).isEqualTo(70);
      assertThat(levels.toSendState("m.room.topic")).isEqualTo(50);
      assertThat(levels.toSend("m.room.message")).isEqualTo(5);
      assertThat(levels.actions()).isEqualTo(new PowerLevels.Actions(50, 50, 50, 60, 20));
    }

    @Test
    void aLevelBeyondSixtyFourBitsGivesNobodyPower() {
      PowerLevels levels = powerLevels("{\"users\":{\"@alice:b\":99999999999999999999999}}");

      assertThat(levels.of(ALICE)).isZero();
    }

    private PowerLevels powerLevels(String json) {
      return (PowerLevels) content(PowerLevels.TYPE, true, json);
    }
  }

  @Nested
  final class OfState {
    @Test
    void readsMembers() {
      assertThat(
              content(
                  Member.TYPE,
                  true,
                  """
                  {"membership":"knock","displayname":"A","avatar_url":"mxc://s/m","reason":"r"}
                  """))
          .isEqualTo(
              new Member(
                  Membership.KNOCK,
                  Optional.of("A"),
                  Optional.of(new MxcUri("mxc://s/m")),
                  Optional.of("r"),
                  false));
      assertThat(content(Member.TYPE, true, "{\"membership\":\"JOIN\"}"))
          .isInstanceOf(Content.Unknown.class);
      assertThat(Membership.parse("ban")).contains(Membership.BAN);
    }

    @Test
    void readsJoinRules() {
      assertThat(
              content(
                  JoinRules.TYPE,
                  true,
                  """
                  {"join_rule":"knock_restricted","allow":[7,{"type":"x","room_id":"!a"},
                    {"type":"m.room_membership","room_id":"!b"},{"type":"m.room_membership"}]}
                  """))
          .isEqualTo(new JoinRules(Rule.KNOCK_RESTRICTED, List.of(new RoomId("!b"))));
      assertThat(content(JoinRules.TYPE, true, "{\"join_rule\":\"sometimes\"}"))
          .isInstanceOf(Content.Unknown.class);
    }

    @Test
    void readsCreation() {
      assertThat(content(Create.TYPE, true, "{\"type\":\"m.space\",\"m.federate\":false}"))
          .isEqualTo(
              new Create(
                  "1",
                  Optional.of("m.space"),
                  Optional.empty(),
                  List.of(),
                  Optional.empty(),
                  false));
    }

    @Test
    void readsNames() {
      assertThat(content("m.room.name", true, "{\"name\":\" \"}"))
          .isEqualTo(new Name(Optional.empty()));
      assertThat(content("m.room.topic", true, "{\"topic\":\"t\"}"))
          .isEqualTo(new Topic(Optional.of("t")));
      assertThat(
              content(
                  "m.room.canonical_alias",
                  true,
                  "{\"alias\":\"#a:b\",\"alt_aliases\":[\"#c:d\",\"e\"]}"))
          .isEqualTo(
              new CanonicalAlias(
                  Optional.of(new RoomAlias("#a:b")), List.of(new RoomAlias("#c:d"))));
    }

    @Test
    void readsTheRest() {
      assertThat(content(Tombstone.TYPE, true, "{\"replacement_room\":\"!n\"}"))
          .isEqualTo(new Tombstone("", Optional.of(new RoomId("!n"))));
      assertThat(content(Encryption.TYPE, true, "{\"algorithm\":\"m.megolm\"}"))
          .isEqualTo(new Encryption("m.megolm"));
      assertThat(content(Encryption.TYPE, true, "{}")).isInstanceOf(Content.Unknown.class);
      assertThat(content(ServerAcl.TYPE, true, "{\"allow\":[\"*\",1],\"deny\":\"evil\"}"))
          .isEqualTo(new ServerAcl(List.of("*"), List.of(), true));
      assertThat(((SpaceChild) content(SpaceChild.TYPE, true, "{}")).isRemoved()).isTrue();
      assertThat(content(Encrypted.TYPE, false, "{\"algorithm\":\"m.megolm\"}"))
          .isEqualTo(new Encrypted("m.megolm", Relation.NONE, false));
    }
  }

  @ParameterizedTest
  @CsvSource({"👍️, 👍", "👍🏽, 👍", "👍, 👍", "🏽, 🏽", "mxc://a/b, mxc://a/b"})
  void reactionsAreComparedWithoutSkinToneAndVariation(String key, String plain) {
    assertThat(new Reaction(new EventId("$e"), key).plainKey()).isEqualTo(plain);
  }

  private static Relation relation(String json) {
    return Relation.read(parse("{\"m.relates_to\":" + json + "}"));
  }

  private static Content content(String type, boolean state, String json) {
    return EventReader.readContent(type, state, parse(json));
  }

  private static com.fasterxml.jackson.databind.JsonNode parse(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException malformed) {
      throw new AssertionError(malformed);
    }
  }
}
