package dev.althing.matrix.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.althing.matrix.id.DeviceId;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.MxcUri;
import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.TransactionId;
import dev.althing.matrix.id.UserId;
import java.io.IOException;
import java.util.function.Function;

/** Teaches Jackson the identifiers, as values and as keys of maps, so that they stay free of it. */
final class IdModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  IdModule() {
    super("althing-ids");
    register(UserId.class, UserId::new);
    register(RoomId.class, RoomId::new);
    register(EventId.class, EventId::new);
    register(RoomAlias.class, RoomAlias::new);
    register(DeviceId.class, DeviceId::new);
    register(TransactionId.class, TransactionId::new);
    register(MxcUri.class, MxcUri::new);
  }

  private <T> void register(Class<T> type, Function<String, T> read) {
    addSerializer(type, new IdWriter<>(type));
    addKeySerializer(type, new KeyWriter<>(type));
    addDeserializer(type, new IdReader<>(type, read));
    addKeyDeserializer(
        type,
        new KeyDeserializer() {
          @Override
          public Object deserializeKey(String key, DeserializationContext context) {
            return read.apply(key);
          }
        });
  }

  private static final class IdWriter<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    IdWriter(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T id, JsonGenerator out, SerializerProvider provider) throws IOException {
      out.writeString(id.toString());
    }
  }

  private static final class KeyWriter<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    KeyWriter(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T id, JsonGenerator out, SerializerProvider provider) throws IOException {
      out.writeFieldName(id.toString());
    }
  }

  private static final class IdReader<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialized; Jackson only inherits the interface
    private final Function<String, T> read;

    IdReader(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String text = in.getValueAsString("");
      try {
        return read.apply(text);
      } catch (IllegalArgumentException e) {
        return failed(context, text, e);
      }
    }

    private T failed(DeserializationContext context, String text, IllegalArgumentException e)
        throws IOException {
      throw context.weirdStringException(text, handledType(), String.valueOf(e.getMessage()));
    }
  }
}
