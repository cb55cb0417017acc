package org.outlay.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Draws the annual records: the applications' rows, exploded into their years. */
final class RecordDraws {
  /** What a measure's draws are for. */
  private record Measure(String name, Stream level, Stream growth, Stream noise, Stream present) {}

  private static final List<Measure> MEASURES =
      List.of(
          new Measure(
              "first",
              Stream.FIRST_LEVEL,
              Stream.FIRST_GROWTH,
              Stream.FIRST_NOISE,
              Stream.FIRST_PRESENT),
          new Measure(
              "second",
              Stream.SECOND_LEVEL,
              Stream.SECOND_GROWTH,
              Stream.SECOND_NOISE,
              Stream.SECOND_PRESENT));

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
    return withColumns(withAmounts(present(years(applications))));
  }

  private Dataset<Row> years(Dataset<Row> applications) {
    int last = request.toYear();
    String known = request.knowledge() == Knowledge.PLANNED ? "1" : last + " - year + 1";
    List<String> columns = new ArrayList<>(List.of("*"));
    for (Measure m : MEASURES) {
      columns.add(Normal.symmetric(draws.uniform(m.level)) + " AS x_" + m.name + "_level");
      columns.add(Normal.symmetric(draws.uniform(m.growth)) + " AS x_" + m.name + "_growth");
    }
    String records = "least(CAST(p_record_years AS INT), year(ends_on) - year + 1, " + known + ")";
    List<String> exploded = new ArrayList<>(List.of("*"));
    for (Measure m : MEASURES) {
      exploded.add(level(m) + " AS " + m.name + "_level");
      exploded.add(growth(m) + " AS " + m.name + "_growth");
    }
    exploded.add("explode(sequence(1, records)) AS k");
    return applications
        .where("p_record_years >= 1")
        .selectExpr(columns.toArray(String[]::new))
        .selectExpr("*", records + " AS records")
        .selectExpr(exploded.toArray(String[]::new))
        .selectExpr("*", "year + k - 1 AS fiscal_year");
  }

  private static String level(Measure m) {
    String variant = m.name.equals("first") ? "p_level * " : "";
    return variant
        + p(m, "median")
        + " * exp("
        + p(m, "spread")
        + " * "
        + Normal.of("x_" + m.name + "_level")
        + ")";
  }

  private static String growth(Measure m) {
    return p(m, "growth")
        + " + "
        + p(m, "growth_spread")
        + " * "
        + Normal.of("x_" + m.name + "_growth");
  }

  private static String p(Measure m, String setting) {
    return "p_" + m.name + "_" + setting;
  }

  /**
   * Years without any measure have no record. The condition stands on draws alone: Spark moves it
   * down and would repeat there whatever it is built from.
   */
  private Dataset<Row> present(Dataset<Row> years) {
    String any =
        MEASURES.stream().map(this::isPresent).collect(Collectors.joining(" OR "))
            + " OR p_assessment_failed + p_assessment_excellent > 0";
    return years.where(any);
  }

  private String isPresent(Measure m) {
    return "("
        + p(m, "measure")
        + " IS NOT NULL AND k <= "
        + p(m, "years")
        + " AND "
        + draws.uniform(m.present, "id, k")
        + " < "
        + p(m, "share")
        + ")";
  }

  private Dataset<Row> withAmounts(Dataset<Row> years) {
    List<String> noises = new ArrayList<>(List.of("*"));
    List<String> amounts = new ArrayList<>(List.of("*"));
    List<String> fen = new ArrayList<>(List.of("*"));
    for (Measure m : MEASURES) {
      noises.add(Normal.symmetric(draws.uniform(m.noise, "id, k")) + " AS x_" + m.name + "_noise");
      amounts.add(amount(m) + " AS " + m.name + "_amount");
      fen.add(fen(m) + " AS " + m.name + "_fen");
    }
    return years
        .selectExpr(noises.toArray(String[]::new))
        .selectExpr(amounts.toArray(String[]::new))
        .selectExpr(fen.toArray(String[]::new));
  }

  /** Yuan, not rounded; null in a year without the measure. */
  private String amount(Measure m) {
    String wage = ofYear(profiles.path("wages"));
    return "CASE WHEN "
        + isPresent(m)
        + " THEN "
        + m.name
        + "_level * exp("
        + m.name
        + "_growth * (k - 1) + "
        + p(m, "noise")
        + " * "
        + Normal.of("x_" + m.name + "_noise")
        + ")"
        + " * if("
        + p(m, "of")
        + " = 'wage', "
        + wage
        + ", 1D) END";
  }

  /** A contribution is the personal rate on the wage, between floor and ceiling of the base. */
  private String fen(Measure m) {
    String amount = m.name + "_amount";
    String floor = ofYear(profiles.path("social-insurance.floor"));
    String ceiling = ofYear(profiles.path("social-insurance.ceiling"));
    double rate = 1200 * profiles.number("social-insurance.personal-rate");
    return "CASE WHEN "
        + p(m, "measure")
        + " = 'contribution' THEN floor("
        + rate
        + "D * greatest("
        + floor
        + ", least("
        + ceiling
        + ", "
        + amount
        + " / 12D)) + 0.5D)"
        + " ELSE floor("
        + amount
        + " / "
        + p(m, "step")
        + " + 0.5D)"
        + " * CAST(floor(100D * "
        + p(m, "step")
        + " + 0.5D) AS BIGINT) END";
  }

  private String ofYear(YearPath path) {
    return "element_at("
        + path.array(request.fromYear(), request.toYear())
        + ", fiscal_year - "
        + (request.fromYear() - 1)
        + ")";
  }

  private Dataset<Row> withColumns(Dataset<Row> amounts) {
    return amounts.selectExpr(
        "application_id",
        "fiscal_year",
        measure("salary"),
        measure("expenditure"),
        measure("contribution"),
        measure("matched_funding"),
        measure("investment"),
        measure("revenue"),
        measure("principal"),
        couponRate() + " AS coupon_rate",
        measure("premium"),
        measure("agreed_amount"),
        headcount() + " AS headcount",
        assessment() + " AS assessment",
        measure("bid"),
        rival() + " AS best_rival_bid");
  }

  private static String measure(String name) {
    String fen =
        "CASE WHEN p_first_measure = '"
            + name
            + "' THEN first_fen WHEN p_second_measure = '"
            + name
            + "' THEN second_fen END";
    return yuan(fen) + " AS " + name;
  }

  private static String yuan(String fen) {
    return "CAST(" + fen + " * 0.01BD AS DECIMAL(18,2))";
  }

  private String couponRate() {
    return "CASE WHEN p_coupon_to > 0 THEN CAST(floor((p_coupon_from + (p_coupon_to -"
        + " p_coupon_from) * "
        + draws.uniform(Stream.COUPON)
        + ") * 10000 + 0.5D) * 0.0001BD AS DECIMAL(9,6)) END";
  }

  /** The bid times a ratio, in hundreds of yuan. */
  private String rival() {
    String ratio =
        "(p_rival_from + (p_rival_to - p_rival_from) * " + draws.uniform(Stream.RIVAL) + ")";
    return "CASE WHEN p_rival_to > 0 THEN "
        + yuan("floor(first_fen * " + ratio + " / 10000D + 0.5D) * 10000L")
        + " END";
  }

  private String headcount() {
    return "CASE WHEN p_headcount > 0 THEN 1 + if("
        + draws.uniform(Stream.SECOND_ACADEMICIAN)
        + " < 0.3D, 1, 0) + if("
        + draws.uniform(Stream.THIRD_ACADEMICIAN)
        + " < 0.1D, 1, 0) END";
  }

  private String assessment() {
    String draw = draws.uniform(Stream.ASSESSMENT, "id, k");
    return "CASE WHEN p_assessment_failed + p_assessment_excellent > 0 THEN CASE WHEN "
        + draw
        + " < p_assessment_failed THEN 'failed' WHEN "
        + draw
        + " < p_assessment_failed + p_assessment_excellent THEN 'excellent' ELSE 'passed' END END";
  }
}
