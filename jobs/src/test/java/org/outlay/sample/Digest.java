package org.outlay.sample;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows and the sum of the hashes of their values: equal for equal rows in any order. */
record Digest(long rows, String hashes) {

  static Digest of(Dataset<Row> table) {
    // A null leaves Spark's hash as it is, so that it needs a mark of its own.
    Column[] values =
        Arrays.stream(table.columns())
            .flatMap(c -> java.util.stream.Stream.of(col(c), col(c).isNull()))
            .toArray(Column[]::new);
    Row row =
        table
            .select(xxhash64(values).cast("decimal(38,0)").as("hash"))
            .agg(count(lit(1)), sum("hash"))
            .first();
    return new Digest(row.getLong(0), String.valueOf(row.get(1)));
  }
}
