package dev.althing.sandbox.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventFilterTest {
  private static EventFilter filter(String json) {
    try {
      return EventFilter.of(Nodes.MAPPER.readTree(json.replace('\'', '"')));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | m.room.message | true",
        "{'types':['m.room.message']} | m.room.message | true",
        "{'types':['m.room.*']} | m.room.message | true",
        "{'types':['*']} | m.room.message | true",
        "{'types':[]} | m.room.message | false",
        "{'types':['m.room']} | m.room.message | false",
        "{'not_types':['m.room.*']} | m.room.message | false",
        "{'types':['*'],'not_types':['m.room.message']} | m.room.message | false",
        "{'types':['*'],'not_types':['m.room.message']} | m.reaction | true"
      })
  void typesPassByNameAndPattern(String json, String type, boolean passes) {
    assertThat(filter(json).takesType(type)).isEqualTo(passes);
  }

  @Test
  void roomsPassByTheirLists() {
    assertThat(filter("{'rooms':['!a']}").takesRoom("!b")).isFalse();
    assertThat(filter("{'not_rooms':['!a']}").takesRoom("!a")).isFalse();
    assertThat(filter("{}").takesRoom("!a")).isTrue();
  }

  @Test
  void limitsAreKeptInBounds() {
    assertThat(filter("{}").limit()).isEqualTo(10);
    assertThat(filter("{'limit':0}").limit()).isZero();
    assertThat(filter("{'limit':-5}").limit()).isZero();
    assertThat(filter("{'limit':5000}").limit()).isEqualTo(100);
    assertThat(filter("{'limit':'many'}").limit()).isEqualTo(10);
  }

  @Test
  void aFilterIsAnObject() {
    assertThatThrownBy(() -> filter("[]")).isInstanceOf(Refusal.class);
  }

  @Test
  void tokensAreReadBack() {
    assertThat(Token.parse(new Token(12, 3).toString())).isEqualTo(new Token(12, 3));
    assertThat(Token.parse("t7")).isEqualTo(Token.at(7));
    assertThat(Token.at(7)).hasToString("s7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "12", "s-1", "s1_", "s1_2_3", "s99999999999999999999", "x1"})
  void otherTokensAreRefused(String text) {
    assertThatThrownBy(() -> Token.parse(text)).isInstanceOf(Refusal.class);
  }
}
