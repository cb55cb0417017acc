package org.outlay.cohort;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The rejected rows and how many of them each file has.
 *
 * @param rows source_file holds paths as people know them
 * @param byFile by table and path, then by reason code
 */
record Rejects(Dataset<Row> rows, Map<List<String>, Map<String, Long>> byFile) {
  private static final StructType SCHEMA =
      new StructType()
          .add("table_name", DataTypes.StringType)
          .add("source_file", DataTypes.StringType)
          .add("row_number", DataTypes.LongType)
          .add("raw_row", DataTypes.StringType)
          .add("reason_code", DataTypes.StringType)
          .add("message", DataTypes.StringType);

  /** Up to so many rows are kept, so that writing them does not read the inputs again. */
  private static final int FEW = 10_000;

  static Rejects none(SparkSession spark) {
    return new Rejects(spark.createDataFrame(List.of(), SCHEMA), Map.of());
  }

  static Rejects of(SparkSession spark, Dataset<Row> rejected) {
    UDF1<String, String> display = InputFile::display;
    Dataset<Row> rows =
        rejected.withColumn(
            "source_file", udf(display, DataTypes.StringType).apply(col("source_file")));
    List<Row> few = rows.limit(FEW + 1).collectAsList();
    if (few.size() <= FEW) {
      return of(spark, few);
    }
    Dataset<Row> counts =
        rows.groupBy("table_name", "source_file", "reason_code").agg(count(lit(1)));
    return new Rejects(rows, byFile(counts.collectAsList()));
  }

  /** Of rows in the columns of the table rejects. */
  static Rejects of(SparkSession spark, List<Row> few) {
    List<Row> counted =
        few.stream()
            .map(r -> RowFactory.create(r.getString(0), r.getString(1), r.getString(4), 1L))
            .toList();
    return new Rejects(spark.createDataFrame(few, SCHEMA), byFile(counted));
  }

  private static Map<List<String>, Map<String, Long>> byFile(List<Row> counts) {
    Map<List<String>, Map<String, Long>> byFile = new HashMap<>();
    for (Row row : counts) {
      byFile
          .computeIfAbsent(List.of(row.getString(0), row.getString(1)), key -> new TreeMap<>())
          .merge(row.getString(2), row.getLong(3), Long::sum);
    }
    return byFile;
  }
}
