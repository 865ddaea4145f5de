package dev.althing;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The conventions of the design that the compiler does not keep. */
final class ArchitectureTest {
  private static final String ROOT = "dev.althing";
  private static final String JSPECIFY = "org.jspecify..";
  private static final JavaClasses CLASSES = imported();

  private static JavaClasses imported() {
    try {
      var place = Main.class.getProtectionDomain().getCodeSource().getLocation();
      return new ClassFileImporter().importPath(Path.of(place.toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void hasNoCycles() {
    slices().assignedFrom(new Packages()).should().beFreeOfCycles().check(CLASSES);
  }

  /** Every package by itself. */
  private static final class Packages implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }

  /**
   * What depends on each other below one name is one thing to the others: no cycles either of
   * packages with those below them, where the parts of {@code matrix} are layers.
   */
  @Test
  void hasNoCyclesOfStations() {
    slices().assignedFrom(new Stations()).should().beFreeOfCycles().check(CLASSES);
  }

  private static final class Stations implements SliceAssignment {
    private static final Pattern NAME =
        Pattern.compile("dev\\.althing\\.(matrix\\.\\w+|\\w+)(\\..*)?");

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      Matcher name = NAME.matcher(type.getPackageName());
      return name.matches() ? SliceIdentifier.of(name.group(1)) : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "stations";
    }
  }

  @Test
  void keepsPackagesSmallEnoughToBeRead() {
    Map<String, Long> files =
        CLASSES.stream()
            .filter(JavaClass::isTopLevelClass)
            .collect(groupingBy(JavaClass::getPackageName, counting()));

    assertThat(files).allSatisfy((name, count) -> assertThat(count).as(name).isLessThan(22));
  }

  @Test
  void letsNobodyImportTheRoot() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(CLASSES);
  }

  @Test
  void keepsFeaturesApart() {
    slices().matching("dev.althing.feature.(*)..").should().notDependOnEachOther().check(CLASSES);
  }

  @Test
  void buildsIdsOnTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("dev.althing.matrix.id..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", JSPECIFY, "dev.althing.matrix.id..")
        .check(CLASSES);
  }

  @Test
  void buildsWhatPluginsSeeOnTheJdkAndIdsAlone() {
    classes()
        .that()
        .resideInAPackage("dev.althing.spi..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", JSPECIFY, "dev.althing.spi..", "dev.althing.matrix.id..")
        .check(CLASSES);
  }

  @Test
  void keepsAkkaOutOfRulesAndValues() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.althing.command..",
            "dev.althing.config..",
            "dev.althing.effect..",
            "dev.althing.matrix..",
            "dev.althing.spi..",
            "dev.althing.text..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("akka..")
        .check(CLASSES);
  }

  @Test
  void letsOnlyTheWaysInAndOutTouchTheClient() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT,
            "dev.althing.matrix.client..",
            "dev.althing.outbox..",
            "dev.althing.sync..",
            "dev.althing.moderation.enforcement..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.althing.matrix.client..")
        .check(CLASSES);
  }

  @Test
  void takesTimeAndChanceFromOutside() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .accessTargetWhere(
            reads(Instant.class, "now\\(\\)")
                .or(reads(LocalDate.class, "now\\(\\)"))
                .or(reads(System.class, "currentTimeMillis.*"))
                .or(reads(Math.class, "random.*"))
                .or(reads(Random.class, "<init>\\(\\)")))
        .check(CLASSES);
  }

  @Test
  void choosesAClockOnlyWhereThingsAreWired() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, "dev.althing.sandbox")
        .should()
        .accessTargetWhere(reads(Clock.class, "system.*"))
        .check(CLASSES);
  }

  @Test
  void saysNothingOnTheConsoleBesideTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .accessTargetWhere(reads(System.class, "out").or(reads(System.class, "err")))
        .check(CLASSES);
  }

  @Test
  void logsInOneWay() {
    noClasses()
        .that()
        .areNotAssignableTo(DataSource.class)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .check(CLASSES);
  }

  @Test
  void namesThingsForWhatTheyAre() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .check(CLASSES);
  }

  @Test
  void isClosedToExtension() {
    classes()
        .that()
        .areTopLevelClasses()
        .and()
        .areNotInterfaces()
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .and()
        .areNotEnums()
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(CLASSES);
  }

  @Test
  void saysOfEveryPackageThatNothingIsNull() {
    List<String> bare =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .distinct()
            .filter(name -> !isNullMarked(name))
            .toList();

    assertThat(bare).isEmpty();
  }

  private static boolean isNullMarked(String name) {
    return CLASSES.contain(name + ".package-info")
        && CLASSES.get(name + ".package-info").isAnnotatedWith(NullMarked.class);
  }

  @Test
  void neverBlocksInAnActor() {
    noClasses()
        .that(are("actors", ArchitectureTest::isPartOfAnActor))
        .should()
        .accessTargetWhere(
            reads(CompletableFuture.class, "(get|join)\\(.*")
                .or(reads(Future.class, "get\\(.*"))
                .or(reads(Thread.class, "sleep.*"))
                .or(target(owner(resideInAPackage("scala.concurrent.Await")))))
        .check(CLASSES);
  }

  @Test
  void handlesEveryMessageOfAnActor() {
    List<String> unhandled = new ArrayList<>();
    for (JavaClass actor : actors()) {
      messages(actor)
          .filter(message -> !handles(actor, message))
          .forEach(message -> unhandled.add(actor.getName() + " " + message.getSimpleName()));
    }

    assertThat(actors()).extracting(JavaClass::getSimpleName).contains("Sync", "Entity");
    assertThat(unhandled).isEmpty();
  }

  @Test
  void sealsTheMessagesOfEveryActor() {
    List<String> open =
        actors().stream()
            .map(ArchitectureTest::protocol)
            .flatMap(Stream::ofNullable)
            .filter(command -> !command.reflect().isSealed())
            .map(JavaClass::getName)
            .toList();

    assertThat(open).isEmpty();
  }

  private static boolean handles(JavaClass actor, Class<?> message) {
    return actor.getMethods().stream()
        .anyMatch(method -> method.getName().equals("on" + message.getSimpleName()));
  }

  private static Stream<Class<?>> messages(JavaClass actor) {
    JavaClass command = protocol(actor);
    return command == null ? Stream.of() : cases(command.reflect());
  }

  private static Stream<Class<?>> cases(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(ArchitectureTest::cases)
        : Stream.of(type);
  }

  private static JavaClass protocol(JavaClass actor) {
    String name = actor.getName() + "$Command";
    return CLASSES.contain(name) ? CLASSES.get(name) : null;
  }

  private static List<JavaClass> actors() {
    return CLASSES.stream().filter(ArchitectureTest::isActor).toList();
  }

  private static boolean isActor(JavaClass type) {
    return type.isAssignableTo(AbstractBehavior.class)
        || type.isAssignableTo(EventSourcedBehavior.class);
  }

  private static boolean isPartOfAnActor(JavaClass type) {
    return type.isAssignableTo(Behavior.class)
        || type.getEnclosingClass().filter(ArchitectureTest::isPartOfAnActor).isPresent();
  }

  private static DescribedPredicate<JavaClass> are(String what, Predicate<JavaClass> predicate) {
    return DescribedPredicate.describe("are " + what, predicate);
  }

  /** Calls, references and field reads alike; methods by name and parameter types. */
  private static DescribedPredicate<JavaAccess<?>> reads(Class<?> type, String member) {
    return DescribedPredicate.describe(
        type.getSimpleName() + "." + member,
        access ->
            access.getTargetOwner().isEquivalentTo(type)
                && (access.getTarget().getName().matches(member)
                    || signature(access).matches(member)));
  }

  private static String signature(JavaAccess<?> access) {
    String full = access.getTarget().getFullName();
    return full.substring(access.getTargetOwner().getName().length() + 1);
  }
}
