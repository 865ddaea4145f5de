package dev.althing.reference;

import java.util.List;
import java.util.Optional;

/** How a type is declared, as a block of Java. */
final class Declaration {
  private static final int WIDEST = 88;

  private Declaration() {}

  /** The declaration, if it says more than kind and name. */
  static Optional<String> of(ApiType type) {
    ApiType.Shape shape = type.shape();
    String bare = shape.kind() + " " + type.simpleName();
    String begin =
        (shape.isSealed() ? "sealed " : "") + bare + listed("<", shape.parameters(), ", ", ">");
    String whole = begin + components(shape, "(", ", ") + shape.parents();
    if (whole.length() > WIDEST) {
      whole = begin + components(shape, "(\n    ", ",\n    ") + shape.parents();
    }
    return Optional.of(whole).filter(code -> !code.equals(bare)).map(Prose::java);
  }

  private static String components(ApiType.Shape shape, String before, String between) {
    String listed = listed(before, shape.components(), between, ")");
    return listed.isEmpty() && shape.kind().equals("record") ? "()" : listed;
  }

  private static String listed(String before, List<String> all, String between, String after) {
    return all.isEmpty() ? "" : before + String.join(between, all) + after;
  }
}
