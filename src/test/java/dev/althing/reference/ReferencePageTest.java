package dev.althing.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.althing.command.DocsCheck;
import dev.althing.spi.plugin.Plugin;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ReferencePageTest {
  private static final List<String> FOLDERS = List.of("dev/althing/spi", "dev/althing/matrix/id");

  private static String page;

  @BeforeAll
  static void read() throws IOException {
    Path sources = Path.of("src/main/java");
    page = ReferencePage.render(ApiReader.read(FOLDERS.stream().map(sources::resolve).toList()));
  }

  @Test
  void thePageAboutThePluginApiIsCurrent() throws IOException {
    DocsCheck.isCurrent(Path.of("docs/plugin-api.md"), page);
  }

  @Test
  void leadsToOneHeadingByEveryLink() {
    List<String> headings = found("(?m)^#+ (.*)$").stream().map(Anchors::of).toList();

    assertThat(headings).doesNotHaveDuplicates();
    assertThat(found("\\]\\(#([^)]*)\\)")).isNotEmpty().isSubsetOf(headings);
  }

  @Test
  void hasEveryPublicTypeOfTheApi() throws URISyntaxException {
    var program = Path.of(Plugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> types =
        FOLDERS.stream()
            .flatMap(folder -> new ClassFileImporter().importPath(program.resolve(folder)).stream())
            .filter(ReferencePageTest::isPublic)
            .map(type -> type.getName().substring(type.getPackageName().length() + 1))
            .map(name -> name.replace('$', '.'))
            .toList();

    assertThat(found("(?m)^###+ (\\S+) ")).containsExactlyInAnyOrderElementsOf(types);
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ReferencePageTest::isPublic).orElse(true);
  }

  @Test
  void showsWhatASourceSays() throws IOException {
    assertThat(Sample.page(Sample.file("Dice.java"))).endsWith(Sample.file("Dice.md"));
  }

  @Test
  void leavesOutWhatIsNotPublicOrSaysNothingNew() throws IOException {
    String shown =
        Sample.page(
            """
            package a;
            /** Seen. */
            public final class Seen implements Runnable {
              private static final int COUNT = 3;
              final int hidden = 1;
              Seen() {}
              @Override public void run() {}
              /** Says how. */
              @Override public String toString() { return ""; }
              private record Inner() {}
              static void open() {}
            }
            /** Hidden. */
            final class Hidden {}
            """);

    assertThat(shown).endsWith("Methods:\n\n- `String toString()`: Says how.\n");
    assertThat(shown)
        .doesNotContain("COUNT", "hidden", "new Seen", "run", "Inner", "open", "Hidden");
  }

  @Test
  void refusesWhatItCannotShow() {
    assertThatThrownBy(
            () -> Sample.page("package a; /** A <ul><li>list</ul>. */ public class A {}"))
        .hasMessageContaining("<ul>");
    assertThatThrownBy(() -> Sample.page("package a; /** A.\n * @see B */ public class A {}"))
        .hasMessageContaining("@see");
    assertThatThrownBy(() -> Sample.page("package a; public class A {"))
        .hasMessageContaining("A.java");
  }

  private static List<String> found(String pattern) {
    return Pattern.compile(pattern).matcher(page).results().map(result -> result.group(1)).toList();
  }
}
