package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class NoticeTest {
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("<artifactId>([^<$]+)");

  @Test
  void everyLibraryWeShipIsNamedWithItsLicence() throws IOException {
    var notice = Files.readString(Path.of("NOTICE"));
    var pom = Files.readString(Path.of("pom.xml"));
    var shipped = pom.substring(pom.indexOf("</dependencyManagement>"), pom.indexOf("<build>"));

    var names =
        DEPENDENCY
            .matcher(shipped)
            .results()
            .map(match -> match.group(1))
            .filter(dependency -> !dependency.contains("<scope>test</scope>"))
            .map(NoticeTest::nameOf)
            .toList();

    assertThat(names).hasSizeGreaterThan(20);
    assertThat(names).allSatisfy(name -> assertThat(notice).contains(name));
  }

  @Test
  void theVersionsThatMatterAreTheOnesWeBuildWith() throws IOException {
    var notice = Files.readString(Path.of("NOTICE"));
    var properties =
        Pattern.compile("<(akka[a-z-]*|h2|icu4j|logback|jackson|micrometer)\\.version>([^<]+)<")
            .matcher(Files.readString(Path.of("pom.xml")));

    assertThat(properties.results().map(match -> match.group(2)).toList())
        .hasSizeGreaterThan(6)
        .allSatisfy(version -> assertThat(notice).contains(version));
  }

  private static String nameOf(String dependency) {
    var name = NAME.matcher(dependency);
    assertThat(name.find()).isTrue();
    return name.group(1).replaceAll("_$", "");
  }
}
