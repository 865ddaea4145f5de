package dev.althing.reference;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Reads the public members of one type. */
final class MemberReader {
  private final UnitReader unit;
  private final ClassTree type;

  MemberReader(UnitReader unit, ClassTree type) {
    this.unit = unit;
    this.type = type;
  }

  /** A public field, constructor or method; not one that overrides and has nothing to say. */
  Optional<Member> read(TreePath path) {
    if (path.getLeaf() instanceof VariableTree field && isPublic(field.getModifiers())) {
      return Optional.of(field(path, field));
    }
    if (path.getLeaf() instanceof MethodTree method && isPublic(method.getModifiers())) {
      return Optional.of(method(path, method))
          .filter(read -> read.comment().isPresent() || !overrides(method));
    }
    return Optional.empty();
  }

  private boolean isPublic(ModifiersTree modifiers) {
    boolean isOpen = type.getKind() == Tree.Kind.INTERFACE;
    return modifiers.getFlags().contains(Modifier.PUBLIC)
        || (isOpen && !modifiers.getFlags().contains(Modifier.PRIVATE));
  }

  private boolean overrides(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(annotation -> unit.simple(annotation.getAnnotationType()).equals("Override"));
  }

  private Member field(TreePath path, VariableTree field) {
    String name = field.getName().toString();
    if (type.getKind() == Tree.Kind.ENUM && isValue(field)) {
      return new Member(Member.Sort.VALUE, name, unit.comment(path));
    }
    String value =
        field.getInitializer() instanceof LiteralTree literal ? " = " + unit.text(literal) : "";
    String signature = unit.simple(field.getType()) + " " + name + value;
    return new Member(Member.Sort.CONSTANT, signature, unit.comment(path));
  }

  /** A value of an enum is written without modifiers. */
  private boolean isValue(VariableTree field) {
    return unit.text(field).startsWith(field.getName().toString());
  }

  private Member method(TreePath path, MethodTree method) {
    if (method.getReturnType() == null) {
      String signature = "new " + type.getSimpleName() + parameters(method) + thrown(method);
      return new Member(Member.Sort.CONSTRUCTOR, signature, unit.comment(path));
    }
    Set<Modifier> flags = method.getModifiers().getFlags();
    String signature =
        (flags.contains(Modifier.DEFAULT) ? "default " : "")
            + joined("<", method.getTypeParameters(), "> ")
            + unit.simple(method.getReturnType())
            + " "
            + method.getName()
            + parameters(method)
            + thrown(method);
    boolean isStatic = flags.contains(Modifier.STATIC);
    return new Member(
        isStatic ? Member.Sort.STATIC_METHOD : Member.Sort.METHOD, signature, unit.comment(path));
  }

  private String parameters(MethodTree method) {
    if (isCompact(method)) {
      return "(…)";
    }
    return method.getParameters().isEmpty() ? "()" : joined("(", method.getParameters(), ")");
  }

  /** Whether it is the constructor of a record that does not repeat the components. */
  private boolean isCompact(MethodTree method) {
    String body = unit.text(method.getBody() == null ? method : method.getBody());
    String whole = unit.text(method);
    String head = whole.substring(0, whole.length() - body.length());
    return type.getKind() == Tree.Kind.RECORD
        && method.getReturnType() == null
        && head.indexOf('(') < 0;
  }

  private String thrown(MethodTree method) {
    return joined(" throws ", method.getThrows(), "");
  }

  private String joined(String before, List<? extends Tree> trees, String after) {
    return trees.isEmpty()
        ? ""
        : trees.stream().map(unit::simple).collect(Collectors.joining(", ", before, after));
  }
}
