package org.outlay.cohort;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.LogicalTypeAnnotation.UnknownLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.types.DataType;
import org.outlay.parquet.ParquetFiles;
import org.outlay.problem.Problem;
import org.outlay.schema.Field;
import org.outlay.schema.TableSchema;

/** Looks at a Parquet file: footer, names and types of columns, then every page's checksum. */
final class ParquetProbe {
  private ParquetProbe() {}

  /**
   * @param problems where a wrong header or type goes
   * @throws IOException if the file is cut, or a page is not what was written
   */
  static ProbedFile probe(
      TableSchema table, InputFile file, Configuration conf, List<Problem> problems)
      throws IOException {
    ParquetMetadata footer;
    try (ParquetFileReader reader = ParquetFiles.open(conf, new Path(file.uri()))) {
      footer = reader.getFooter();
    }
    MessageType schema = footer.getFileMetaData().getSchema();
    List<String> names = schema.getFields().stream().map(Type::getName).toList();
    Header.match(table, names, file, 0, problems);
    Map<String, DataType> types = new LinkedHashMap<>();
    for (Field field : table.fields()) {
      if (names.contains(field.name()) && !isNothing(field, schema.getType(field.name()))) {
        Type type = schema.getType(field.name());
        Optional<DataType> accepted = ParquetTypes.accepted(field, type);
        accepted.ifPresent(t -> types.put(field.name(), t));
        if (accepted.isEmpty()) {
          problems.add(retyped(file, field, type));
        }
      }
    }
    if (!problems.isEmpty()) {
      return ProbedFile.refused(file, problems);
    }
    try (Fingerprint bytes = new Fingerprint(file.open(conf))) {
      Checksums checksums = ParquetPages.verify(footer, bytes);
      return new ProbedFile(
          file,
          bytes.finish(),
          Optional.empty(),
          checksums,
          Optional.empty(),
          Optional.of(new ParquetColumns(types, ParquetPages.rows(footer))),
          List.of());
    }
  }

  /** Writers that have seen only nulls know no type; the format promises that all are null. */
  private static boolean isNothing(Field field, Type type) {
    return !field.required()
        && type.getLogicalTypeAnnotation() instanceof UnknownLogicalTypeAnnotation;
  }

  private static Problem retyped(InputFile file, Field field, Type type) {
    return Problem.input(
            "column-type",
            file.location(),
            file.table() + "." + field.name() + " has a type that does not hold its values exactly")
        .withValue(type.toString())
        .withAllowed(ParquetTypes.allowed(field));
  }
}
