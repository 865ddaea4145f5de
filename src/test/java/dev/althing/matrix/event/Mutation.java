package dev.althing.matrix.event;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One random change of a JSON tree or of its bytes, of the kinds that hurt. */
public final class Mutation {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String LONG = "x😀".repeat(64 * 1024 / 3);
  // Text, since writing a tree so deep would overflow the stack of the test.
  private static final JsonNode DEEP =
      NODES.rawValueNode(new RawValue("[{\"a\":".repeat(5_000) + "1" + "}]".repeat(5_000)));
  private static final String[] TEXTS = {
    "",
    " ",
    "\0",
    "\ud83d",
    "\udc00\ud800",
    "\u202e!ping",
    "m.replace",
    "m.thread",
    "join",
    "BAN",
    "@a:b",
    "@" + "ä".repeat(200) + ":b",
    "$x",
    "!r",
    "#r:s",
    "mxc://a/b",
    "9".repeat(400),
    "-0",
    "> a\n> b",
    "> ",
    ">",
    "\n".repeat(1000),
    "👍🏽️",
    "m.room.member",
    "org.matrix.custom.html",
    LONG
  };
  private static final String[] NAMES = {
    "content",
    "unsigned",
    "state_key",
    "type",
    "redacts",
    "m.relates_to",
    "m.new_content",
    "body",
    "msgtype",
    "users",
    "event_id",
    "m.mentions",
    "user_ids",
    "age",
    "membership",
    "\ud800",
    ""
  };

  private final Random random;

  /** Writes halves of characters too, which is possible only as escapes. */
  public static ObjectMapper writer() {
    return JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  }

  /** Changes by this chance. */
  public Mutation(Random random) {
    this.random = random;
  }

  /** Changes one place of the tree. */
  public void apply(ObjectNode root) {
    JsonNode at = root;
    List<JsonNode> children = containers(at);
    while (!children.isEmpty() && random.nextInt(4) != 0) {
      at = children.get(random.nextInt(children.size()));
      children = containers(at);
    }
    if (at instanceof ObjectNode object) {
      change(object);
    } else if (at instanceof ArrayNode array) {
      change(array);
    }
  }

  /** Nests one member deeper than any recursion can follow. */
  public void deepen(ObjectNode root) {
    boolean inContent = root.get("content") instanceof ObjectNode && random.nextBoolean();
    ObjectNode at = inContent ? (ObjectNode) root.get("content") : root;
    at.set(NAMES[random.nextInt(NAMES.length)], DEEP);
  }

  /** Changes a few bytes in place. */
  public static void bytes(byte[] json, Random random) {
    for (int n = random.nextInt(3); n >= 0; n--) {
      int at = random.nextInt(json.length);
      switch (random.nextInt(4)) {
        case 0 -> json[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> json[at] = (byte) random.nextInt(32, 127);
        case 2 -> json[at] = (byte) "\"{}[]:,0e-\\".charAt(random.nextInt(11));
        default -> {
          int length = Math.min(1 + random.nextInt(8), json.length - at);
          System.arraycopy(json, random.nextInt(json.length - length + 1), json, at, length);
        }
      }
    }
  }

  private void change(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name =
        names.isEmpty() || random.nextInt(8) == 0
            ? NAMES[random.nextInt(NAMES.length)]
            : names.get(random.nextInt(names.size()));
    switch (random.nextInt(5)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(NAMES[random.nextInt(NAMES.length)], object.path(name).deepCopy());
      case 2 -> object.set(name, object.deepCopy());
      default -> object.set(name, value());
    }
  }

  private void change(ArrayNode array) {
    if (array.isEmpty() || random.nextBoolean()) {
      array.add(value());
    } else {
      array.set(random.nextInt(array.size()), value());
    }
  }

  private JsonNode value() {
    return switch (random.nextInt(12)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextLong());
      case 3 -> NODES.numberNode(new BigInteger(200, random));
      case 4 -> NODES.numberNode(new BigDecimal(BigInteger.TEN, random.nextInt()));
      case 5 -> NODES.numberNode(Double.longBitsToDouble(random.nextLong()));
      case 6 -> NODES.arrayNode().add(1).add("x").add(NODES.objectNode());
      case 7 -> NODES.objectNode().put("a", "b");
      case 8 -> NODES.objectNode();
      default -> NODES.textNode(TEXTS[random.nextInt(TEXTS.length - (rarely() ? 0 : 1))]);
    };
  }

  private boolean rarely() {
    return random.nextInt(100) == 0;
  }

  private static List<JsonNode> containers(JsonNode node) {
    List<JsonNode> containers = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (member.getValue().isContainerNode()) {
        containers.add(member.getValue());
      }
    }
    if (node.isArray()) {
      node.forEach(
          element -> {
            if (element.isContainerNode()) {
              containers.add(element);
            }
          });
    }
    return containers;
  }
}
