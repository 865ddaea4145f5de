package dev.althing.spi;

import dev.althing.matrix.id.UserId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Function;

/** A parameter type without settings of its own. */
final class SimpleType<T> implements ParameterType<T> {
  static final SimpleType<String> WORD = new SimpleType<>("word", String.class, Readings::word);
  static final SimpleType<String> TEXT = new SimpleType<>("text", String.class, Readings::text);
  static final SimpleType<BigInteger> BIG_INTEGER =
      new SimpleType<>("integer", BigInteger.class, text -> Readings.integer(text, 1_000));
  static final SimpleType<BigDecimal> DECIMAL =
      new SimpleType<>("decimal", BigDecimal.class, Readings::decimal);
  static final SimpleType<UserId> USER = new SimpleType<>("user", UserId.class, Readings::user);
  static final SimpleType<RoomReference> ROOM =
      new SimpleType<>("room", RoomReference.class, Readings::room);
  static final SimpleType<EventReference> EVENT =
      new SimpleType<>("event", EventReference.class, Readings::event);
  static final SimpleType<Boolean> FLAG = new SimpleType<>("flag", Boolean.class, Readings::flag);
  static final SimpleType<String> SERVER =
      new SimpleType<>("server", String.class, Readings::server);
  static final SimpleType<String> GLOB = new SimpleType<>("glob", String.class, Readings::glob);

  private final String key;
  private final Class<T> valueType;
  private final Function<String, Optional<T>> reader;

  private SimpleType(String key, Class<T> valueType, Function<String, Optional<T>> reader) {
    this.key = key;
    this.valueType = valueType;
    this.reader = reader;
  }

  @Override
  public Optional<T> read(String text) {
    return reader.apply(text);
  }

  @Override
  public Class<T> valueType() {
    return valueType;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String toString() {
    return key;
  }
}
