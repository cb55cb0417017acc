package org.outlay.sample;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Draws the annual records: the applications' rows, exploded into their years. */
final class RecordDraws {
  private final Profiles profiles;
  private final SampleRequest request;
  private final Draws draws;

  RecordDraws(Profiles profiles, SampleRequest request) {
    this.profiles = profiles;
    this.request = request;
    this.draws = new Draws(request.seed());
  }

  /**
   * The columns of {@code annual_records}.
   *
   * @param applications as drawn, with their numbers and settings
   */
  Dataset<Row> rows(Dataset<Row> applications) {
    Dataset<Row> years = years(withLevels(applications));
    return new RecordColumns(draws).of(withAmounts(years));
  }

  /** What does not change over the years is drawn before the rows multiply. */
  private Dataset<Row> withLevels(Dataset<Row> applications) {
    String level = "p_first_median * exp(p_first_spread * " + Normal.of("u_first_level") + ")";
    String growth = "p_first_growth + p_first_growth_spread * " + Normal.of("u_first_growth");
    String second = "p_second_median * exp(p_second_spread * " + Normal.of("u_second_level") + ")";
    return applications
        .where("p_record_years >= 1")
        .selectExpr(
            "*",
            draws.uniform(Stream.FIRST_LEVEL) + " AS u_first_level",
            draws.uniform(Stream.FIRST_GROWTH) + " AS u_first_growth",
            draws.uniform(Stream.SECOND_LEVEL) + " AS u_second_level")
        .selectExpr(
            "*",
            "p_level * " + level + " AS first_level",
            growth + " AS first_growth",
            "p_first_of = 'wage' AS in_wages",
            "p_first_measure = 'contribution' AS as_contribution",
            "CAST(p_first_years AS INT) AS first_years",
            "CAST(100D * p_first_step AS BIGINT) AS first_step_fen",
            "CAST(p_second_years AS INT) AS second_years",
            fen(second, "p_second_step", "CAST(100D * p_second_step AS BIGINT)")
                + " AS second_each_year");
  }

  /**
   * Years without any measure have no record. The condition stands on draws alone: Spark moves it
   * down and would repeat there whatever it is built from.
   */
  private Dataset<Row> years(Dataset<Row> applications) {
    String known =
        request.knowledge() == Knowledge.PLANNED ? "1" : request.toYear() + " - year + 1";
    String records = "least(CAST(p_record_years AS INT), year(ends_on) - year + 1, " + known + ")";
    return applications
        .selectExpr("*", records + " AS records")
        .selectExpr("*", "explode(sequence(1, records)) AS k")
        .where(
            firstIsPresent()
                + " OR (p_second_measure IS NOT NULL AND k <= second_years)"
                + " OR p_assessment_failed + p_assessment_excellent > 0")
        .selectExpr("*", "year + k - 1 AS fiscal_year");
  }

  private String firstIsPresent() {
    return "(p_first_measure IS NOT NULL AND k <= first_years AND "
        + draws.uniform(Stream.FIRST_PRESENT, "id, k")
        + " < p_first_share)";
  }

  private Dataset<Row> withAmounts(Dataset<Row> years) {
    String noise = "p_first_noise * " + Normal.of("u_first_noise");
    String amount =
        "CASE WHEN "
            + firstIsPresent()
            + " THEN first_level * exp(first_growth * (k - 1) + "
            + noise
            + ") * if(in_wages, "
            + ofYear("wages")
            + ", 1D) END";
    return years
        .selectExpr("*", draws.uniform(Stream.FIRST_NOISE, "id, k") + " AS u_first_noise")
        .selectExpr("*", amount + " AS first_amount")
        .selectExpr(
            "*",
            "if(as_contribution, "
                + contribution()
                + ", "
                + fen("first_amount", "p_first_step", "first_step_fen")
                + ") AS first_fen",
            "CASE WHEN k <= second_years THEN second_each_year END AS second_fen");
  }

  /** SQL text of whole fen: the amount rounded to whole steps, half up. */
  private static String fen(String amount, String step, String stepFen) {
    return "floor(" + amount + " / " + step + " + 0.5D) * " + stepFen;
  }

  /** The personal rate on the wage, between floor and ceiling of the base. */
  private String contribution() {
    double fenOfYear = 1200 * profiles.number("social-insurance.personal-rate");
    return "floor("
        + fenOfYear
        + "D * greatest("
        + ofYear("social-insurance.floor")
        + ", least("
        + ofYear("social-insurance.ceiling")
        + ", first_amount / 12D)) + 0.5D)";
  }

  private String ofYear(String path) {
    return "element_at("
        + profiles.path(path).array(request.fromYear(), request.toYear())
        + ", fiscal_year - "
        + (request.fromYear() - 1)
        + ")";
  }
}
