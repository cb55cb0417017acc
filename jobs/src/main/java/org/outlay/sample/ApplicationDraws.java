package org.outlay.sample;

import static org.apache.spark.sql.functions.broadcast;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Draws the applications: one flat pass over their numbers, with three broadcast look-ups. */
final class ApplicationDraws {
  private final SparkSession spark;
  private final SampleRequest request;
  private final Lookups lookups;
  private final Draws draws;

  ApplicationDraws(SparkSession spark, Profiles profiles, SampleRequest request) {
    this.spark = spark;
    this.request = request;
    this.lookups = new Lookups(spark, profiles, request);
    this.draws = new Draws(request.seed());
  }

  /** The columns of {@code applications}, the number {@code id} and the variant's settings. */
  Dataset<Row> rows() {
    return withPeople(withDates(placed()))
        .selectExpr(
            "*",
            "p_tier AS tier",
            "p_grade AS grade",
            "p_term AS term",
            chance("full_time", Stream.FULL_TIME),
            "p_option AS option",
            chance("qualifies", Stream.QUALIFIES),
            "CASE WHEN p_fund_size_median > 0 THEN CAST(greatest(1D, floor(p_fund_size_median"
                + " * exp(p_fund_size_spread * "
                + Normal.of("u_fund")
                + ") / p_fund_size_step + 0.5D)) * p_fund_size_step AS DECIMAL(18,2)) END"
                + " AS fund_size",
            "p_government_money AS government_money");
  }

  private Dataset<Row> placed() {
    return spark
        .range(0, request.applications(), 1, request.files())
        .selectExpr(
            "id", "floor(" + draws.uniform(Stream.CELL) + " * " + lookups.slots() + "D) AS slot")
        .join(broadcast(lookups.alias()), "slot")
        .selectExpr("id", "if(" + draws.uniform(Stream.ALIAS) + " < cut, slot, other) AS cell")
        .join(broadcast(lookups.cells()), "cell")
        .join(broadcast(lookups.variants()), "variant");
  }

  private Dataset<Row> withDates(Dataset<Row> placed) {
    String month =
        "element_at(months, 1 + CAST(floor("
            + draws.uniform(Stream.MONTH)
            + " * "
            + Season.STEPS
            + ") AS INT))";
    String day =
        "CAST(if(rounds, 1 + pmod("
            + draws.hash(Stream.ROUND_DAY, "programme, year, month")
            + ", 25), 1 + floor("
            + draws.uniform(Stream.DAY)
            + " * 28)) AS INT)";
    return placed
        .selectExpr("*", month + " AS month")
        .selectExpr("*", "make_date(year, month, " + day + ") AS approved_on")
        .selectExpr("*", planned() + " AS planned_end", left() + " AS left_on")
        .selectExpr("*", "least(planned_end, left_on) AS ends_on");
  }

  private String planned() {
    return "CASE WHEN p_contract_years_to > 0 THEN date_sub(add_months(approved_on, CAST(12 * ("
        + "p_contract_years_from + floor("
        + draws.uniform(Stream.CONTRACT)
        + " * (p_contract_years_to - p_contract_years_from + 1))) AS INT)), 1) END";
  }

  /** The day of leaving early, if that is before the end of what is known. */
  private String left() {
    if (request.knowledge() == Knowledge.PLANNED) {
      return "CAST(NULL AS DATE)";
    }
    String days =
        "least(40000D, floor(ln(" + draws.uniform(Stream.EXIT) + ") / ln(1D - p_exit) * 365.25D))";
    String leaves = "date_add(approved_on, CAST(" + days + " AS INT))";
    return "CASE WHEN p_exit > 0 AND year("
        + leaves
        + ") <= "
        + request.toYear()
        + " THEN "
        + leaves
        + " END";
  }

  private Dataset<Row> withPeople(Dataset<Row> dated) {
    String own = "concat('" + prefix() + "', lpad(CAST(id AS STRING), 10, '0'))";
    String person =
        "concat('"
            + prefix()
            + "', applicant_part, '-', arrival, '-', "
            + member("applicant", Stream.APPLICANT)
            + ")";
    return dated
        .selectExpr(
            "*",
            own + " AS application_id",
            "concat('syn-', group_part, '-', " + member("group", Stream.GROUP) + ") AS group_id",
            "year - CAST(floor(4 * pow("
                + draws.uniform(Stream.ARRIVAL_LAG)
                + ", 3)) AS INT)"
                + " AS arrival")
        .selectExpr(
            "*",
            "CASE applicant_kind WHEN 'own' THEN application_id WHEN 'group' THEN group_id ELSE "
                + person
                + " END AS applicant_id",
            draws.uniform(Stream.FUND_SIZE) + " AS u_fund")
        .selectExpr("*", birthDate() + " AS birth_date");
  }

  private String prefix() {
    return "syn" + request.seed() + "-";
  }

  private String member(String use, Stream stream) {
    return "lpad(CAST(CAST(floor("
        + use
        + "_members * pow("
        + draws.uniform(stream)
        + ", "
        + use
        + "_skew)) AS BIGINT) AS STRING), 7, '0')";
  }

  /** A function of the applicant, so that all applications of a person agree. */
  private String birthDate() {
    String age =
        "age_from + (age_to - age_from) * ("
            + draws.uniform(Stream.AGE_ONE, "applicant_id")
            + " + "
            + draws.uniform(Stream.AGE_TWO, "applicant_id")
            + ") / 2D";
    return "CASE WHEN age_to > 0 THEN date_sub(make_date(arrival, 12, 31), CAST(floor(("
        + age
        + ") * 365.25D) AS INT)) END";
  }

  private String chance(String column, Stream stream) {
    return "CASE WHEN p_"
        + column
        + " >= 0 THEN "
        + draws.uniform(stream)
        + " < p_"
        + column
        + " END AS "
        + column;
  }
}
