package org.outlay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy's own column that could not be told from another is refused before anything is read. */
class FurtherColumnsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "'\"name\": \"tax_paid\"', '\"name\": \"floor_area\"', 'column-name-taken', 'floor_area'",
    "'\"name\": \"tax_paid\"', '\"name\": \"fund_size\"', 'column-name-taken', 'fund_size'",
    "'\"name\": \"tax_paid\"', '\"name\": \"entitled\"', 'column-name-taken', 'entitled'",
    "'\"name\": \"tax_paid\"', '\"name\": \"benefit_year\"', 'column-name-taken', 'benefit_year'",
    "'\"unit\": \"yuan\"', '\"unit\": \"元\"', 'column-unit', 'tax_paid: 元'",
    "'\"scale\": 2,\n      \"constraints\": {\n        \"minimum\": 0', '\"scale\": 2,\n      \"constraints\": {\n        \"minimum\": 9, \"maximum\": 2', 'column-bound', 'tax_paid: 9, 2'",
  })
  void aColumnIsToldFromEveryOther(String from, String to, String code, String value) {
    String said =
        PolicyFolders.complaints(
            PolicyFolders.RIVERSIDE,
            folder.resolve("copy"),
            List.of(new PolicyFolders.Edit("columns/annual_records.json", from, to)));
    assertThat(said).contains(code, value, "columns/annual_records.json");
  }

  /** Every column that the engine adds under a name of its own is one that a policy cannot take. */
  @Test
  void whatTheEngineNamesIsTaken() throws IOException {
    Pattern added =
        Pattern.compile("(?:\\.as|withColumn)\\(\"([a-z_]+)\"|String [A-Z_]+ = \"([a-z_]+)\"");
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("jobs/src/main/java/org/outlay/entitlement"))) {
      for (Path file : files.toList()) {
        added
            .matcher(Files.readString(file))
            .results()
            .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
            .forEach(names::add);
      }
    }
    assertThat(names).hasSizeGreaterThan(30);
    assertThat(FurtherColumns.TAKEN).containsAll(names);
  }
}
