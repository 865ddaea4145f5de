package dev.althing.reference;

import com.sun.source.doctree.DocCommentTree;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reference of the plugin API, {@code docs/plugin-api.md}. */
final class ReferencePage {
  /** As whoever writes a plugin meets them; others come after these. */
  private static final List<String> ORDER =
      List.of(
          "dev.althing.spi.plugin",
          "dev.althing.spi",
          "dev.althing.spi.event",
          "dev.althing.spi.plugin.web",
          "dev.althing.spi.protection",
          "dev.althing.spi.testing",
          "dev.althing.matrix.id");

  private final StringBuilder page = new StringBuilder();
  private final Anchors anchors;

  private ReferencePage(List<ApiPackage> packages) {
    anchors =
        new Anchors(packages.stream().flatMap(one -> one.types().stream()).flatMap(ApiType::all));
  }

  /** The page about these packages. */
  static String render(List<ApiPackage> packages) {
    var page = new ReferencePage(packages);
    List<ApiPackage> ordered =
        packages.stream()
            .sorted(
                Comparator.comparingInt((ApiPackage one) -> place(one.name()))
                    .thenComparing(ApiPackage::name))
            .toList();
    page.head();
    for (ApiPackage one : ordered) {
      String link = "[`" + one.name() + "`](#" + Anchors.of(one.name()) + ")";
      page.line("- " + link + page.first(one.comment(), ""));
    }
    ordered.forEach(page::section);
    return page.page.toString();
  }

  private static int place(String name) {
    int place = ORDER.indexOf(name);
    return place < 0 ? ORDER.size() : place;
  }

  private void head() {
    String context = anchors.link("PluginContext");
    line("# The plugin API");
    paragraph("Generated from the comments in its sources; do not edit by hand.");
    paragraph("A plugin is a " + anchors.link("Plugin") + ". It is started with a " + context);
    line("and names there what it brings, most often a " + anchors.link("Command") + ", which");
    line("answers an " + anchors.link("Invocation") + " with a " + anchors.link("Reply") + ".");
    line("Begin with " + context + " to see all that a plugin can do; test with a");
    line(anchors.link("Bench") + ". The first plugin in ten minutes, and its manifest:");
    line("[Plugins](plugins.md).");
    paragraph("Nothing is null: what may be missing is an `Optional`, what takes its time is a");
    line("`CompletionStage`. Types are named in short; what they have is in the order of their");
    line("sources.");
    line("");
  }

  private void section(ApiPackage section) {
    paragraph("## " + section.name());
    section.comment().ifPresent(comment -> paragraph(prose(comment, "")));
    line("");
    for (ApiType type : section.types()) {
      line("- " + anchors.link(type.name()) + first(type.comment(), type.name()));
      links(type.all().skip(1)).ifPresent(links -> line("  - " + links));
    }
    section.types().forEach(type -> type.all().forEach(one -> type(one, type)));
  }

  private Optional<String> links(Stream<ApiType> types) {
    return Optional.of(types.map(type -> anchors.link(type.name())))
        .map(links -> links.collect(Collectors.joining(", ")))
        .filter(links -> !links.isEmpty());
  }

  private String first(Optional<DocCommentTree> comment, String type) {
    return comment.map(said -> ": " + anchors.within(type).of(said.getFirstSentence())).orElse("");
  }

  private void type(ApiType type, ApiType outermost) {
    paragraph((type == outermost ? "### " : "#### ") + Anchors.heading(type));
    Declaration.of(type).ifPresent(this::paragraph);
    type.comment().ifPresent(comment -> paragraph(prose(comment, type.name())));
    List<String> notes = notes(type.comment(), type.name());
    if (!notes.isEmpty()) {
      line("");
      notes.forEach(note -> line("- " + note));
    }
    links(outermost.all().filter(one -> isKindOf(one, type)))
        .ifPresent(links -> paragraph("Kinds: " + links));
    for (Member.Sort sort : Member.Sort.values()) {
      members(type, sort);
    }
  }

  /** What is sealed has its kinds in the same source. */
  private static boolean isKindOf(ApiType type, ApiType parent) {
    return parent.shape().isSealed()
        && type.shape().parents().matches(".*\\b" + parent.simpleName() + "\\b.*");
  }

  private void members(ApiType type, Member.Sort sort) {
    List<Member> members = type.members().stream().filter(member -> member.sort() == sort).toList();
    if (!members.isEmpty()) {
      paragraph(sort.title() + ":");
      line("");
      members.forEach(member -> member(member, type.name()));
    }
  }

  private void member(Member member, String type) {
    String said = member.comment().map(comment -> ": " + prose(comment, type)).orElse("");
    line("- `" + member.signature() + "`" + said.replaceAll("\n(?!\n)", "\n  "));
    notes(member.comment(), type).forEach(note -> line("  - " + note));
  }

  private String prose(DocCommentTree comment, String type) {
    return Prose.of(comment.getFullBody(), anchors.within(type));
  }

  private List<String> notes(Optional<DocCommentTree> comment, String type) {
    return comment.map(new Notes(anchors.within(type))::of).orElse(List.of());
  }

  private void paragraph(String text) {
    line("");
    line(text);
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
