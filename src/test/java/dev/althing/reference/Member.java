package dev.althing.reference;

import com.sun.source.doctree.DocCommentTree;
import java.util.Optional;

/**
 * Something public that a type has.
 *
 * @param sort what it is
 * @param signature as one would write it, with simple names
 * @param comment what is said of it
 */
record Member(Sort sort, String signature, Optional<DocCommentTree> comment) {
  /** What a member is, in the order in which they are shown. */
  enum Sort {
    /** A constant of an enum. */
    VALUE("Values"),
    /** Any other constant. */
    CONSTANT("Constants"),
    /** A constructor. */
    CONSTRUCTOR("Constructors"),
    /** A method of the type. */
    STATIC_METHOD("Static methods"),
    /** A method of its objects. */
    METHOD("Methods");

    private final String title;

    Sort(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }
}
