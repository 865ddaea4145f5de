package dev.althing.reference;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.ThrowsTree;
import dev.althing.spi.Markdown;
import java.util.List;

/** What a doc comment says behind its text: of parameters, of the result and of faults. */
final class Notes {
  private final Inline inline;

  Notes(Inline inline) {
    this.inline = inline;
  }

  /**
   * One line for each.
   *
   * @throws IllegalArgumentException for a tag that nobody has used yet
   */
  List<String> of(DocCommentTree comment) {
    return comment.getBlockTags().stream().map(this::note).toList();
  }

  private String note(DocTree tag) {
    if (tag instanceof ParamTree param) {
      String name = param.getName().getName().toString();
      String shown = Markdown.code(param.isTypeParameter() ? "<" + name + ">" : name);
      return shown + ": " + inline.of(param.getDescription());
    }
    if (tag instanceof ReturnTree result) {
      return "Returns: " + inline.of(result.getDescription());
    }
    if (tag instanceof ThrowsTree fault) {
      String name = Markdown.code(Inline.name(fault.getExceptionName().getSignature()));
      return "Throws " + name + ": " + inline.of(fault.getDescription());
    }
    throw new IllegalArgumentException(
        "the reference cannot show @" + tag.getKind().tagName + " yet");
  }
}
