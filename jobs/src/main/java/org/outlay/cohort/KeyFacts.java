package org.outlay.cohort;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Which ids and keys are wrong, exactly.
 *
 * @param ids {@link #ID}, {@link #COUNT} BIGINT (applications of that id) and {@link #SPOILT}
 *     BOOLEAN (one of them is bad): ids that are not those of exactly one good application
 * @param years {@link #ID} and {@link #YEAR}: keys of several records
 */
record KeyFacts(Dataset<Row> ids, Dataset<Row> years) {
  static final String ID = "__id";
  static final String YEAR = "__year";
  static final String COUNT = "__count";
  static final String SPOILT = "__spoilt";

  private static final String APPLICATION = "application_id";

  static KeyFacts of(SparkSession spark, TableRows applications, TableRows records, Survey survey) {
    Dataset<Row> badIds =
        applications
            .all()
            .filter(col(Staged.BAD).and(col(APPLICATION).isNotNull()))
            .select(xxhash64(col(APPLICATION)).as("hash"));
    List<Row> hashes = new ArrayList<>(badIds.limit(Survey.MOST_SUSPECTS + 1).collectAsList());
    survey.suspects().forEach(hash -> hashes.add(RowFactory.create(hash)));
    boolean few = hashes.size() <= Survey.MOST_SUSPECTS;
    Dataset<Row> keys = keys(applications, records);
    if (few) {
      StructType schema = new StructType().add("hash", DataTypes.LongType);
      Dataset<Row> wanted = broadcast(spark.createDataFrame(hashes, schema));
      keys = keys.join(wanted, xxhash64(col(ID)).equalTo(wanted.col("hash")), "left_semi");
    }
    Dataset<Row> ids =
        keys.groupBy(ID)
            .agg(sum(col("application").cast("long")).as(COUNT), max("bad").as(SPOILT))
            .filter(col(COUNT).notEqual(1).or(col(SPOILT)));
    Dataset<Row> years =
        keys.filter(col(YEAR).isNotNull())
            .groupBy(ID, YEAR)
            .agg(count(lit(1)).as("n"))
            .filter(col("n").gt(1))
            .select(ID, YEAR);
    return few ? new KeyFacts(held(spark, ids), held(spark, years)) : new KeyFacts(ids, years);
  }

  /**
   * All keys, one row each: id, year (null for applications), whether an application, whether bad.
   */
  private static Dataset<Row> keys(TableRows applications, TableRows records) {
    return applications
        .all()
        .select(
            col(APPLICATION).as(ID),
            lit(null).cast("int").as(YEAR),
            lit(true).as("application"),
            col(Staged.BAD).as("bad"))
        .union(records.all().select(col(APPLICATION), col("fiscal_year"), lit(false), lit(false)))
        .filter(col(ID).isNotNull());
  }

  private static Dataset<Row> held(SparkSession spark, Dataset<Row> few) {
    return broadcast(spark.createDataFrame(few.collectAsList(), few.schema()));
  }
}
