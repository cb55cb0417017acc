package org.outlay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Holds what {@code jobs/DESIGN.md} says about the packages. */
@AnalyzeClasses(packages = "org.outlay", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String ROOT = "org.outlay";

  /** In the order of the table: each may import those before it, unless it names fewer. */
  private static final List<Stage> STAGES = Stage.readAll(Path.of("jobs/DESIGN.md"));

  @ArchTest
  static void packagesDependOneWay(JavaClasses classes) {
    for (Stage stage : STAGES) {
      String[] others =
          STAGES.stream()
              .filter(other -> !other.equals(stage) && !stage.mayImport().contains(other.name()))
              .map(Stage::packages)
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(stage.packages())
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .because(
              "the table in jobs/DESIGN.md lets " + stage.name() + " import " + stage.mayImport())
          .allowEmptyShould(true)
          .check(classes);
    }
  }

  @ArchTest
  static void everyPackageStandsInTheTable(JavaClasses classes) {
    assertThat(STAGES).hasSizeGreaterThan(10);
    assertThat(classes.getPackage(ROOT).getSubpackages())
        .extracting(JavaPackage::getRelativeName)
        .isSubsetOf(STAGES.stream().map(Stage::name).toList());
  }

  @ArchTest
  static void everyPackageIsDescribedAndNullMarked(JavaClasses classes) {
    assertThat(classes.getPackage(ROOT).getSubpackagesInTree())
        .filteredOn(p -> !p.getClasses().isEmpty())
        .allSatisfy(
            p ->
                assertThat(p.isAnnotatedWith(NullMarked.class))
                    .as("%s has a package-info.java annotated @NullMarked", p.getName())
                    .isTrue());
  }

  @ArchTest
  static final ArchRule configurationIsReadInOnePlace =
      onlyIn("com.typesafe.config..", "config", "sample");

  @ArchTest
  static final ArchRule parquetIsOpenedWhereFilesAreReadOrWritten =
      onlyIn("org.apache.parquet..", "cohort", "parquet", "results");

  @ArchTest static final ArchRule commandLineIsParsedInOnePlace = onlyIn("picocli..", "cli");

  @ArchTest static final ArchRule spreadsheetsAreReadInOnePlace = onlyIn("org.dhatim..", "cohort");

  @ArchTest
  static final ArchRule lawAndLedgersNeedNoSpark =
      noClasses()
          .that()
          .resideInAnyPackage(
              packagesOf("problem", "schema", "config", "policy", "scenario", "fund"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark..");

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule onlyTheCommandLineEndsTheProcess =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".cli..")
          .should()
          .callMethod(System.class, "exit", int.class);

  private static ArchRule onlyIn(String library, String... stages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packagesOf(stages))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static String[] packagesOf(String... stages) {
    return Stream.of(stages).map(name -> ROOT + "." + name + "..").toArray(String[]::new);
  }

  /** A row of the table: a package and the packages that it may import. */
  private record Stage(String name, List<String> mayImport) {
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\|.*\\| ([^|]+) \\|");

    String packages() {
      return ROOT + "." + name + "..";
    }

    static List<Stage> readAll(Path design) {
      List<Stage> stages = new ArrayList<>();
      for (String line : lines(design)) {
        Matcher row = ROW.matcher(line);
        if (row.matches()) {
          List<String> above = stages.stream().map(Stage::name).toList();
          stages.add(new Stage(row.group(1), imports(row.group(2), above)));
        }
      }
      return List.copyOf(stages);
    }

    private static List<String> imports(String cell, List<String> above) {
      return switch (cell) {
        case "nothing of ours" -> List.of();
        case "all above" -> above;
        default -> {
          List<String> named = List.of(cell.split(", "));
          assertThat(above).as("packages above, of which a row may name some").containsAll(named);
          yield named;
        }
      };
    }

    private static List<String> lines(Path design) {
      try {
        return Files.readAllLines(design);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
