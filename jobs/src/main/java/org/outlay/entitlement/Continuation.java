package org.outlay.entitlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.outlay.policy.GrowthIndex;
import org.outlay.policy.Policy;
import org.outlay.policy.Programme;
import org.outlay.policy.Vocabulary;
import org.outlay.schema.Field;

/**
 * Continues the records of live applications after the data end: each measure that the programme
 * declares is held at its last value times its index, or its last assessment is repeated, until the
 * next supplied record, the spell's years or its end. Supplied records stay as they are; those
 * before benefit year 1 or after the end carry nothing on.
 */
final class Continuation {
  static final String CONTINUED = "continued";

  private final SparkSession spark;
  private final Policy policy;
  private final Timeframe time;
  private final Layout layout;

  Continuation(SparkSession spark, Policy policy, Timeframe time, Layout layout) {
    this.spark = spark;
    this.policy = policy;
    this.time = time;
    this.layout = layout;
  }

  /**
   * Annual records with a column {@code continued}, the continued ones added when the timeframe
   * asks for them.
   */
  Dataset<Row> extend(Dataset<Row> applications, Dataset<Row> records) {
    Dataset<Row> supplied = records.withColumn(CONTINUED, lit(false));
    return time.lastKnownYear().isEmpty()
        ? supplied
        : layout.gathered(supplied.unionByName(continued(applications, records)));
  }

  private Dataset<Row> continued(Dataset<Row> applications, Dataset<Row> records) {
    int known = time.lastKnownYear().orElseThrow();
    Dataset<Row> future =
        lasting(applications, records, known)
            .join(
                functions.broadcast(factors(known)),
                col(Vocabulary.FISCAL_YEAR).equalTo(col("from_year")))
            .where(col("to_year").leq(col("until")));
    List<Column> columns = new ArrayList<>();
    for (Field field : policy.annualRecords().fields()) {
      columns.add(continuedColumn(field).as(field.name()));
    }
    columns.add(lit(true).as(CONTINUED));
    return future.select(columns.toArray(Column[]::new));
  }

  /**
   * Records from which a spell goes on: those that count, from the last known year on, each {@code
   * until} the year before the next one, or the last of the spell.
   */
  private Dataset<Row> lasting(Dataset<Row> applications, Dataset<Row> records, int known) {
    Column ends = coalesce(year(col("ends_on")), lit(time.to()));
    Column runsOut = col("start_year").plus(spellYears()).minus(1);
    Dataset<Row> spells =
        applications
            .where(col("programme").isin(spellCodes().toArray()))
            .select(
                col("application_id").as("spell_id"),
                col("programme"),
                year(col("approved_on")).as("start_year"),
                ends.as("end_year"))
            .withColumn("last_year", least(col("end_year"), runsOut));
    Column year = col(Vocabulary.FISCAL_YEAR);
    Dataset<Row> counting =
        records
            .where(year.geq(known))
            .join(layout.lookedUp(spells), col("application_id").equalTo(col("spell_id")))
            .where(year.between(col("start_year"), col("end_year")));
    return new OverYears(layout)
        .withNextYear(counting, "next_year")
        .withColumn("until", least(col("last_year"), col("next_year").minus(1)));
  }

  private Column continuedColumn(Field field) {
    if (field.name().equals("application_id")) {
      return col("spell_id");
    }
    if (field.name().equals("fiscal_year")) {
      return col("to_year");
    }
    Column value = col(field.name());
    Column column = lit(null).cast(engineType(field));
    int code = 0;
    for (Programme programme : policy.programmes().values()) {
      Programme.Continued how = programme.continued().get(field.name());
      if (how != null && programme.spell()) {
        Column held = how.index() == null ? value : scaled(value, how.index());
        column = when(col("programme").equalTo(code), held).otherwise(column);
      }
      code++;
    }
    return column;
  }

  /** Half-up on the unscaled value, so money stays whole fen. */
  private static Column scaled(Column value, String index) {
    return round(value.cast("decimal(19,0)").multiply(col(factorName(index))), 0).cast("bigint");
  }

  /** One row per pair of years with the factor of every index between them. */
  private Dataset<Row> factors(int known) {
    StructType schema =
        new StructType()
            .add("from_year", DataTypes.IntegerType)
            .add("to_year", DataTypes.IntegerType);
    for (String index : policy.indices().keySet()) {
      schema =
          schema.add(factorName(index), DataTypes.createDecimalType(18, GrowthIndex.FACTOR_SCALE));
    }
    List<Row> rows = new ArrayList<>();
    for (int from = known; from < time.to(); from++) {
      for (int to = from + 1; to <= time.to(); to++) {
        List<Object> row = new ArrayList<>(List.of(from, to));
        for (GrowthIndex index : policy.indices().values()) {
          row.add(index.factor(from, to));
        }
        rows.add(RowFactory.create(row.toArray()));
      }
    }
    return spark.createDataFrame(rows, schema);
  }

  private Column spellYears() {
    Column years = lit(Short.MAX_VALUE).cast("int");
    int code = 0;
    for (Programme programme : policy.programmes().values()) {
      if (programme.years().isPresent()) {
        years =
            when(col("programme").equalTo(code), lit(programme.years().getAsInt()))
                .otherwise(years);
      }
      code++;
    }
    return years;
  }

  private List<Object> spellCodes() {
    List<Object> codes = new ArrayList<>();
    int code = 0;
    for (Map.Entry<String, Programme> entry : policy.programmes().entrySet()) {
      if (entry.getValue().spell()) {
        codes.add(code);
      }
      code++;
    }
    return codes;
  }

  private static String factorName(String index) {
    return "factor_" + index.replace('-', '_');
  }

  private static String engineType(Field field) {
    return switch (field.kind()) {
      case DECIMAL -> "bigint";
      case INTEGER, CATEGORY -> "int";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      case IDENTIFIER -> "string";
    };
  }
}
