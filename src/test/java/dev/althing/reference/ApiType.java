package dev.althing.reference;

import com.sun.source.doctree.DocCommentTree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A public type as its source has it.
 *
 * @param name with the names of the types around it: {@code Reply.Text}
 * @param shape how it is declared
 * @param comment what is said of it
 * @param members what it has, in the order of the source
 * @param nested the public types in it, by their names
 */
record ApiType(
    String name,
    Shape shape,
    Optional<DocCommentTree> comment,
    List<Member> members,
    List<ApiType> nested) {
  ApiType {
    members = List.copyOf(members);
    nested = List.copyOf(nested);
  }

  /** It and all types in it. */
  Stream<ApiType> all() {
    return Stream.concat(Stream.of(this), nested.stream().flatMap(ApiType::all));
  }

  /** The name without those of the types around it. */
  String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /**
   * How a type is declared.
   *
   * @param kind interface, record, enum or class
   * @param isSealed whether nobody else may implement it
   * @param parameters the type parameters
   * @param components those of a record
   * @param parents what it extends and implements, with these words before it
   */
  record Shape(
      String kind,
      boolean isSealed,
      List<String> parameters,
      List<String> components,
      String parents) {
    Shape {
      parameters = List.copyOf(parameters);
      components = List.copyOf(components);
    }
  }
}
