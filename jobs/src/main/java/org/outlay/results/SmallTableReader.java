package org.outlay.results;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;

/** Reads a table that {@link SmallTableWriter} wrote, without a Spark session. */
public final class SmallTableReader {
  private SmallTableReader() {}

  /**
   * Rows by column name; a null is left out. Whole numbers are Integer or Long, amounts BigDecimal,
   * all else is String.
   *
   * @throws ProblemException if the run has no such table or its files cannot be read
   */
  public static List<Map<String, Object>> read(Configuration hadoop, RunReader run, String table) {
    if (run.manifest().find(table).isEmpty()) {
      throw new ProblemException(
          Problem.user("no-such-table", Location.of(run.folder()), "the run has no such table")
              .withValue(table)
              .withRemedy("open a run of outlay forecast"));
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String file : run.files(table)) {
      try (ParquetReader<Group> reader =
          ParquetReader.builder(new GroupReadSupport(), new Path(file)).withConf(hadoop).build()) {
        for (Group row = reader.read(); row != null; row = reader.read()) {
          rows.add(values(row));
        }
      } catch (IOException e) {
        throw new ProblemException(
            Problem.input("damaged-run", Location.of(file), String.valueOf(e.getMessage())));
      }
    }
    return rows;
  }

  private static Map<String, Object> values(Group row) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<Type> fields = row.getType().getFields();
    for (int i = 0; i < fields.size(); i++) {
      if (row.getFieldRepetitionCount(i) > 0) {
        values.put(fields.get(i).getName(), value(row, i, fields.get(i)));
      }
    }
    return values;
  }

  private static Object value(Group row, int column, Type type) {
    return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
      case INT32 -> row.getInteger(column, 0);
      case INT64 -> number(row.getLong(column, 0), type);
      default -> row.getValueToString(column, 0);
    };
  }

  private static Object number(long unscaled, Type type) {
    if (type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal) {
      return BigDecimal.valueOf(unscaled, decimal.getScale());
    }
    return unscaled;
  }
}
