package dev.althing.sandbox.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Nodes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  @Test
  void isInOrderWithoutSpaceAndWithoutWhatIsNotSigned() throws Exception {
    String text =
        """
        {"b": [{"z": 1, "a": "é\\n"}, true, null], "a": {}, "unsigned": {"x": 1},
         "signatures": {"@a:x": {}}, "\\ud83d\\ude00": 1, "\\uff61": 2}
        """;

    byte[] signed = CanonicalJson.signed((ObjectNode) Nodes.MAPPER.readTree(text));

    assertThat(new String(signed, StandardCharsets.UTF_8))
        .isEqualTo("{\"a\":{},\"b\":[{\"a\":\"é\\n\",\"z\":1},true,null],\"｡\":2,\"😀\":1}");
  }
}
