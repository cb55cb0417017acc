package org.outlay.job;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.outlay.problem.Problems;
import org.outlay.results.ResultType;
import org.outlay.schema.SchemaLoader;
import org.outlay.schema.TableSchema;

/** Result tables whose size does not depend on the cohort's, made on the driver. */
final class SmallTables {
  private SmallTables() {}

  /** The schema of a result table. */
  static TableSchema schema(String table) {
    Problems problems = new Problems();
    TableSchema schema = SchemaLoader.bundled("results/" + table, problems);
    problems.throwIfErrors();
    return schema;
  }

  /** Rows in one partition, values in the order of the schema's columns. */
  static Dataset<Row> dataset(
      SparkSession spark, TableSchema schema, List<List<@Nullable Object>> values) {
    List<Row> rows = values.stream().map(row -> RowFactory.create(row.toArray())).toList();
    return spark.createDataFrame(rows, ResultType.of(schema)).coalesce(1);
  }
}
