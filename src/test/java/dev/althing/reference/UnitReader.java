package dev.althing.reference;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Reads one source file. */
final class UnitReader {
  private final CompilationUnitTree unit;
  private final DocTrees docs;
  private final String source;

  UnitReader(CompilationUnitTree unit, DocTrees docs) throws IOException {
    this.unit = unit;
    this.docs = docs;
    this.source = unit.getSourceFile().getCharContent(false).toString();
  }

  /** What the file has of its package. */
  ApiPackage read() {
    List<ApiType> types =
        unit.getTypeDecls().stream()
            .flatMap(tree -> type(new TreePath(new TreePath(unit), tree), "").stream())
            .toList();
    TreePath place = new TreePath(new TreePath(unit), unit.getPackage());
    return new ApiPackage(text(unit.getPackage().getPackageName()), comment(place), types);
  }

  private Optional<ApiType> type(TreePath path, String around) {
    if (!(path.getLeaf() instanceof ClassTree tree) || !isPublic(path, tree)) {
      return Optional.empty();
    }
    String name = around + tree.getSimpleName();
    List<ApiType> nested = new ArrayList<>();
    List<Member> members = new ArrayList<>();
    var reader = new MemberReader(this, tree);
    for (Tree member : tree.getMembers()) {
      TreePath place = new TreePath(path, member);
      type(place, name + ".").ifPresent(nested::add);
      reader.read(place).ifPresent(members::add);
    }
    nested.sort(Comparator.comparing(ApiType::name));
    return Optional.of(new ApiType(name, shape(tree), comment(path), members, nested));
  }

  private static boolean isPublic(TreePath path, ClassTree tree) {
    Tree around = path.getParentPath().getLeaf();
    return tree.getModifiers().getFlags().contains(Modifier.PUBLIC)
        || around.getKind() == Tree.Kind.INTERFACE;
  }

  private ApiType.Shape shape(ClassTree tree) {
    return new ApiType.Shape(
        tree.getKind().name().toLowerCase(Locale.ROOT),
        tree.getModifiers().getFlags().contains(Modifier.SEALED),
        tree.getTypeParameters().stream().map(this::simple).toList(),
        tree.getKind() == Tree.Kind.RECORD ? components(tree) : List.of(),
        parents(tree));
  }

  /** What a record has beside its constants can only be its components. */
  private List<String> components(ClassTree tree) {
    return tree.getMembers().stream()
        .flatMap(member -> member instanceof VariableTree field ? Stream.of(field) : Stream.of())
        .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
        .map(this::simple)
        .toList();
  }

  private String parents(ClassTree tree) {
    Tree parent = tree.getExtendsClause();
    String word = tree.getKind() == Tree.Kind.INTERFACE ? " extends " : " implements ";
    List<String> others = tree.getImplementsClause().stream().map(this::simple).toList();
    return (parent == null ? "" : " extends " + simple(parent))
        + (others.isEmpty() ? "" : word + String.join(", ", others));
  }

  /** What is said of what is written there. */
  Optional<DocCommentTree> comment(TreePath path) {
    return Optional.ofNullable(docs.getDocCommentTree(path));
  }

  /** What is written there, on one line and with simple names. */
  String simple(Tree tree) {
    return text(tree).replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
  }

  /** What is written there, on one line; unlike how a tree prints itself it is always the same. */
  String text(Tree tree) {
    var positions = docs.getSourcePositions();
    int from = (int) positions.getStartPosition(unit, tree);
    int to = (int) positions.getEndPosition(unit, tree);
    return source.substring(from, to).replaceAll("\\s+", " ");
  }
}
