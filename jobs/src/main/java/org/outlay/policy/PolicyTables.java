package org.outlay.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.outlay.problem.Problems;
import org.outlay.schema.Field;
import org.outlay.schema.SchemaLoader;
import org.outlay.schema.TableSchema;

/** The tables of applications and of their records, with the columns that a policy adds. */
record PolicyTables(TableSchema applications, TableSchema annualRecords) {

  static PolicyTables read(Path folder, Problems problems) {
    TableSchema applications = schema(folder, "applications", problems);
    TableSchema annualRecords = schema(folder, "annual_records", problems);
    check(folder, applications, annualRecords, problems);
    check(folder, annualRecords, applications, problems);
    return new PolicyTables(applications, annualRecords);
  }

  private static TableSchema schema(Path folder, String table, Problems problems) {
    TableSchema base = SchemaLoader.bundled(table, problems);
    Path columns = columns(folder, table);
    return Files.exists(columns) ? SchemaLoader.extend(base, columns, problems) : base;
  }

  private static void check(Path folder, TableSchema table, TableSchema other, Problems problems) {
    new FurtherColumns(problems)
        .check(
            columns(folder, table.name()),
            SchemaLoader.bundled(table.name(), problems),
            table,
            other);
  }

  private static Path columns(Path folder, String table) {
    return folder.resolve("columns").resolve(table + ".json");
  }

  /** The same, applications with the policy's programmes and districts as categories. */
  PolicyTables with(Set<String> programmes, Set<String> districts) {
    Map<String, List<String>> names =
        Map.of("programme", List.copyOf(programmes), "district", List.copyOf(districts));
    List<Field> fields = new ArrayList<>();
    for (Field field : applications.fields()) {
      fields.add(
          names.containsKey(field.name()) ? field.withValues(names.get(field.name())) : field);
    }
    return new PolicyTables(
        new TableSchema(applications.name(), applications.labels(), fields), annualRecords);
  }
}
