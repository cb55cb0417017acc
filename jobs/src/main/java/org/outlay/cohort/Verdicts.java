package org.outlay.cohort;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Divides staged rows into accepted and rejected ones. */
final class Verdicts {
  private static final String APPLICATION = "application_id";
  private static final String YEAR = "fiscal_year";
  private static final String REPEATED = "__repeated";

  private final KeyFacts facts;

  Verdicts(KeyFacts facts) {
    this.facts = facts;
  }

  Dataset<Row> acceptedApplications(TableRows applications) {
    Dataset<Row> repeated = repeatedIds();
    return applications.encoded(
        good(applications.all())
            .join(repeated, col(APPLICATION).equalTo(repeated.col(KeyFacts.ID)), "left_anti"));
  }

  Dataset<Row> acceptedRecords(TableRows records) {
    Dataset<Row> ids = facts.ids().select(col(KeyFacts.ID).as("__wrong_id"));
    Dataset<Row> years = facts.years();
    return records.encoded(
        good(records.all())
            .join(ids, col(APPLICATION).equalTo(col("__wrong_id")), "left_anti")
            .join(
                years,
                col(APPLICATION)
                    .equalTo(col(KeyFacts.ID))
                    .and(col(YEAR).equalTo(col(KeyFacts.YEAR))),
                "left_anti"));
  }

  Dataset<Row> rejectedApplications(TableRows applications) {
    Dataset<Row> rows =
        applications
            .explained()
            .all()
            .join(
                repeatedIds().withColumn(REPEATED, lit(true)),
                col(APPLICATION).equalTo(col(KeyFacts.ID)),
                "left_outer");
    Column repeated =
        defect(
            col(REPEATED),
            "repeated-application",
            concat(lit("application_id \""), col(APPLICATION), lit("\" stands in several rows")));
    return rejects(applications, rows, repeated);
  }

  Dataset<Row> rejectedRecords(TableRows records) {
    Dataset<Row> years = facts.years().withColumn(REPEATED, lit(true));
    Dataset<Row> ids = facts.ids().withColumnRenamed(KeyFacts.ID, "__wrong_id");
    Dataset<Row> rows =
        records
            .explained()
            .all()
            .join(ids, col(APPLICATION).equalTo(col("__wrong_id")), "left_outer")
            .join(
                years,
                col(APPLICATION)
                    .equalTo(col(KeyFacts.ID))
                    .and(col(YEAR).equalTo(col(KeyFacts.YEAR))),
                "left_outer");
    Column id = concat(lit("application_id \""), col(APPLICATION), lit("\" "));
    return rejects(
        records,
        rows,
        defect(
            col(REPEATED),
            "repeated-record",
            concat(id, lit("has several records of "), col(YEAR).cast("string"))),
        defect(
            col(KeyFacts.COUNT).equalTo(0),
            "no-application",
            concat(id, lit("is not among the applications"))),
        defect(
            col(KeyFacts.COUNT).gt(0),
            "rejected-application",
            concat(id, lit("is an application that is rejected"))));
  }

  private Dataset<Row> repeatedIds() {
    return facts.ids().filter(col(KeyFacts.COUNT).gt(1)).select(KeyFacts.ID);
  }

  private static Dataset<Row> good(Dataset<Row> staged) {
    return staged.filter(not(col(Staged.BAD)));
  }

  private static Column defect(Column applies, String code, Column message) {
    return when(coalesce(applies, lit(false)), struct(lit(code).as("code"), message.as("message")));
  }

  private static Dataset<Row> rejects(TableRows table, Dataset<Row> rows, Column... further) {
    Column all =
        concat(
            col(Staged.DEFECTS),
            array_compact(array(further)).cast(DataTypes.createArrayType(Staged.DEFECT)));
    return rows.withColumn("__all", all)
        .filter(size(col("__all")).gt(0))
        .select(
            lit(table.table().name()).as("table_name"),
            col(Staged.FILE).as("source_file"),
            col(Staged.ROW).as("row_number"),
            col(Staged.RAW).as("raw_row"),
            element_at(col("__all"), 1).getField("code").as("reason_code"),
            array_join(col("__all").getField("message"), "; ").as("message"));
  }
}
