package org.outlay.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

class SchemaLoaderTest {
  @TempDir Path folder;

  @Test
  void theBundledSchemasHoldTheColumnsOfTheContract() {
    Problems problems = new Problems();
    TableSchema applications = SchemaLoader.bundled("applications", problems);
    TableSchema records = SchemaLoader.bundled("annual_records", problems);
    assertThat(problems.all()).isEmpty();
    assertThat(applications.names())
        .containsExactly(
            "application_id",
            "programme",
            "applicant_id",
            "group_id",
            "district",
            "approved_on",
            "ends_on",
            "tier",
            "grade",
            "term",
            "birth_date",
            "full_time",
            "option",
            "qualifies",
            "fund_size",
            "government_money");
    assertThat(applications.fields().stream().filter(Field::required).map(Field::name))
        .containsExactly("application_id", "programme", "applicant_id", "district", "approved_on");
    assertThat(records.names())
        .containsExactly(
            "application_id",
            "fiscal_year",
            "salary",
            "expenditure",
            "contribution",
            "matched_funding",
            "investment",
            "revenue",
            "principal",
            "coupon_rate",
            "premium",
            "agreed_amount",
            "headcount",
            "assessment",
            "bid",
            "best_rival_bid");
    assertThat(records.fields().stream().filter(Field::required).map(Field::name))
        .containsExactly("application_id", "fiscal_year");
    assertThat(applications.field("tier").values())
        .containsExactly("top", "national", "provincial", "municipal", "senior", "basic");
    assertThat(applications.field("programme").kind()).isEqualTo(FieldKind.CATEGORY);
    assertThat(applications.field("programme").values()).isEmpty();
    Field rate = records.field("coupon_rate");
    assertThat(List.of(rate.precision(), rate.scale())).containsExactly(9, 6);
    assertThat(rate.unit()).isEqualTo("rate");
    assertThat(rate.maximum()).isEqualTo(BigDecimal.ONE);
    for (Field field : records.fields()) {
      if (field.unit().equals("yuan")) {
        assertThat(List.of(field.precision(), field.scale())).containsExactly(18, 2);
        assertThat(field.minimum()).isEqualTo(BigDecimal.ZERO);
      }
      assertThat(field.labels().zh()).as(field.name()).isNotEqualTo(field.labels().en());
    }
  }

  @Test
  void aPolicyAddsColumnsAndRenamesCategories() throws IOException {
    Problems problems = new Problems();
    TableSchema base = SchemaLoader.bundled("applications", problems);
    Path file =
        write(
            """
            {"fields": [
              {"name": "floor_area", "type": "number", "unit": "m2", "precision": 12, "scale": 2,
               "title": "Floor area", "titleZh": "面积"},
              {"name": "tier", "constraints": {"enum": ["gold", "silver"]}}
            ]}
            """);
    TableSchema extended = SchemaLoader.extend(base, file, problems);
    assertThat(problems.all()).isEmpty();
    assertThat(extended.field("tier").values()).containsExactly("gold", "silver");
    assertThat(extended.names()).startsWith("application_id").endsWith("floor_area");
    assertThat(extended.names()).hasSize(base.names().size() + 1);
    assertThat(extended.field("floor_area"))
        .isEqualTo(
            new Field(
                "floor_area",
                FieldKind.DECIMAL,
                false,
                "m2",
                12,
                2,
                List.of(),
                Labels.of("Floor area", "面积")));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("mistakes")
  void mistakesAreReportedWithTheirLine(String code, int line, String field) throws IOException {
    Problems problems = new Problems();
    TableSchema base = SchemaLoader.bundled("applications", problems);
    Path file = write("{\"fields\": [\n" + field + "\n]}\n");
    SchemaLoader.extend(base, file, problems);
    assertThat(problems.errors()).extracting(Problem::code).containsExactly(code);
    assertThat(problems.errors().get(0).location().line()).isEqualTo(line);
    assertThat(problems.errors().get(0).location().file()).isEqualTo(file.toString());
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("unknown-key", 2, "{\"name\": \"x\", \"type\": \"date\", \"titel\": \"X\"}"),
        Arguments.of(
            "unknown-key",
            2,
            "{\"name\": \"x\", \"type\": \"date\", \"constraints\": {\"min\": 1}}"),
        Arguments.of("column-type", 2, "{\"name\": \"x\", \"type\": \"datum\"}"),
        Arguments.of("column-name", 2, "{\"name\": \"Größe\", \"type\": \"date\"}"),
        Arguments.of("column-unit", 2, "{\"name\": \"x\", \"type\": \"integer\"}"),
        Arguments.of("column-unit", 2, "{\"name\": \"x\", \"type\": \"date\", \"unit\": \"yuan\"}"),
        Arguments.of(
            "column-precision", 2, "{\"name\": \"x\", \"type\": \"number\", \"unit\": \"yuan\"}"),
        Arguments.of(
            "column-precision",
            2,
            "{\"name\": \"x\", \"type\": \"number\", \"unit\": \"yuan\", \"precision\": 38,"
                + " \"scale\": 2}"),
        Arguments.of(
            "column-kind", 2, "{\"name\": \"x\", \"type\": \"string\", \"kind\": \"free\"}"),
        Arguments.of(
            "column-enum",
            2,
            "{\"name\": \"x\", \"type\": \"string\", \"constraints\": {\"enum\": [\"a\", \"a\"]}}"),
        Arguments.of(
            "column-bound",
            2,
            "{\"name\": \"x\", \"type\": \"integer\", \"unit\": \"count\", \"constraints\":"
                + " {\"minimum\": \"0\"}}"),
        Arguments.of(
            "column-redefined", 2, "{\"name\": \"ends_on\", \"constraints\": {\"enum\": [\"a\"]}}"),
        Arguments.of(
            "unknown-key",
            2,
            "{\"name\": \"tier\", \"type\": \"string\", \"constraints\": {\"enum\": [\"a\"]}}"),
        Arguments.of(
            "column-repeated",
            3,
            "{\"name\": \"x\", \"type\": \"date\"},\n{\"name\": \"x\", \"type\": \"date\"}"),
        Arguments.of(
            "schema-syntax", 3, "{\"name\": \"x\",\n \"name\": \"y\", \"type\": \"date\"}"),
        Arguments.of("schema-syntax", 2, "{\"name\": }"));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("applications.json"), text);
  }
}
