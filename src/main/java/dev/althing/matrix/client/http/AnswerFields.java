package dev.althing.matrix.client.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.client.MatrixError.BadAnswer;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The fields of a good answer; one that must be there and is not makes it a bad one. */
public final class AnswerFields {
  private static final int OK = 200;

  private AnswerFields() {}

  /** A field that must be there. */
  public static <T> T required(
      ObjectNode answer, String field, Function<String, Optional<T>> parse) {
    return Fields.text(answer, field).flatMap(parse).orElseThrow(() -> lacks(field));
  }

  /** A text that must be there. */
  public static String required(ObjectNode answer, String field) {
    return required(answer, field, Optional::of);
  }

  /** The objects in an array; empty when there is none. */
  static List<JsonNode> list(ObjectNode answer, String field) {
    var elements = new ArrayList<JsonNode>();
    answer.path(field).forEach(elements::add);
    return elements;
  }

  /** The texts in an array that the grammar allows. */
  static <T> List<T> texts(ObjectNode answer, String field, Function<String, Optional<T>> parse) {
    return list(answer, field).stream()
        .filter(JsonNode::isTextual)
        .flatMap(text -> parse.apply(text.textValue()).stream())
        .toList();
  }

  private static MatrixException lacks(String field) {
    return new MatrixException(
        new BadAnswer(OK, "no usable " + field + " in it", Optional.empty()));
  }
}
