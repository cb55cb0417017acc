package org.outlay.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cohorts of {@code data/cohorts}: rows of the contract, near to the published figures. */
class SampleContractTest {
  private static final String HISTORY = "data/cohorts/history-2010-2016/";
  private static final String PLANNER = "data/cohorts/planner-2017-2021/";

  private static SparkSession spark;

  @BeforeAll
  static void open() {
    spark = Sessions.local();
    // A hundred small queries: compiling each takes longer than running it.
    spark.conf().set("spark.sql.codegen.wholeStage", false);
    spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    view("a", HISTORY + "applications");
    view("r", HISTORY + "annual_records");
    view("pa", PLANNER + "applications");
    view("pr", PLANNER + "annual_records");
    sql("SELECT * FROM a JOIN r USING (application_id)").createOrReplaceTempView("x");
  }

  private static void view(String name, String folder) {
    spark.read().parquet(folder).cache().createOrReplaceTempView(name);
  }

  @AfterAll
  static void close() {
    spark.stop();
  }

  private static Dataset<Row> sql(String query) {
    return spark.sql(query);
  }

  private static double number(String query) {
    return sql("SELECT CAST((" + query + ") AS DOUBLE)").first().getDouble(0);
  }

  @Test
  void theCommittedCohortsAreThoseThatTheGeneratorMakes() {
    SampleGenerator generator = SampleGenerator.of(spark);
    Sample history = generator.generate(CommittedCohorts.HISTORY.withFiles(2));
    assertThat(Digest.of(sql("SELECT * FROM a"))).isEqualTo(Digest.of(history.applications()));
    assertThat(Digest.of(sql("SELECT * FROM r"))).isEqualTo(Digest.of(history.annualRecords()));
    Sample planner = generator.generate(CommittedCohorts.PLANNER.withFiles(2));
    assertThat(Digest.of(sql("SELECT * FROM pa"))).isEqualTo(Digest.of(planner.applications()));
    assertThat(Digest.of(sql("SELECT * FROM pr"))).isEqualTo(Digest.of(planner.annualRecords()));
  }

  /** Each is a breach of the contract's rules for values; none may occur in either cohort. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id twice              | SELECT application_id FROM {a} GROUP BY 1 HAVING count(*) > 1
          id in both cohorts    | SELECT a.application_id FROM a JOIN pa USING (application_id)
          required value        | SELECT 1 FROM {a} WHERE application_id IS NULL OR programme IS NULL OR applicant_id IS NULL OR district IS NULL OR approved_on IS NULL
          district              | SELECT 1 FROM {a} WHERE district NOT IN ('nanhu', 'xiuzhou', 'jiashan', 'haiyan', 'haining', 'pinghu', 'tongxiang', 'jingkai', 'gangqu', 'city')
          tier                  | SELECT 1 FROM {a} WHERE tier NOT IN ('top', 'national', 'provincial', 'municipal', 'senior', 'basic')
          term                  | SELECT 1 FROM {a} WHERE term NOT IN ('long', 'short')
          option                | SELECT 1 FROM {a} WHERE option NOT IN ('purchase', 'rent', 'apartment')
          government money      | SELECT 1 FROM {a} WHERE government_money NOT IN ('none', 'city', 'other')
          class of a project    | SELECT 1 FROM {a} WHERE programme IN ('venture-project', 'innovation-project') AND grade NOT IN ('A', 'B', 'C')
          level of a station    | SELECT 1 FROM {a} WHERE programme IN ('academician-station', 'hr-park') AND grade NOT IN ('national', 'provincial', 'municipal')
          level of experts      | SELECT 1 FROM {a} WHERE programme = 'foreign-expert-station' AND grade NOT IN ('provincial', 'municipal')
          kind of incubator     | SELECT 1 FROM {a} WHERE programme = 'incubator' AND grade NOT IN ('abroad', 'domestic')
          kind of postdoc site  | SELECT 1 FROM {a} WHERE programme = 'postdoc-site' AND grade NOT IN ('station', 'base')
          grade elsewhere       | SELECT 1 FROM {a} WHERE grade IS NOT NULL AND programme NOT IN ('venture-project', 'innovation-project', 'academician-station', 'hr-park', 'foreign-expert-station', 'incubator', 'postdoc-site')
          ends before approval  | SELECT 1 FROM {a} WHERE ends_on < approved_on
          born after approval   | SELECT 1 FROM {a} WHERE birth_date > approved_on
          below 18 or above 72  | SELECT 1 FROM {a} WHERE months_between(approved_on, birth_date) NOT BETWEEN 216 AND 864
          one birthday each     | SELECT applicant_id FROM {a} WHERE birth_date IS NOT NULL GROUP BY 1 HAVING count(DISTINCT birth_date) > 1
          fund without size     | SELECT 1 FROM {a} WHERE (programme = 'vc-fund') <> (fund_size > 0 AND government_money IS NOT NULL AND group_id IS NOT NULL)
          record twice          | SELECT 1 FROM {r} GROUP BY application_id, fiscal_year HAVING count(*) > 1
          record of nobody      | SELECT 1 FROM {r} r LEFT ANTI JOIN {a} a ON a.application_id = r.application_id
          outside benefit years | SELECT 1 FROM {a} a JOIN {r} r USING (application_id) WHERE r.fiscal_year < year(approved_on) OR r.fiscal_year > year(ends_on)
          negative amount       | SELECT 1 FROM {r} WHERE least(salary, expenditure, contribution, matched_funding, investment, revenue, principal, premium, agreed_amount, bid, best_rival_bid) < 0
          rate                  | SELECT 1 FROM {r} WHERE coupon_rate NOT BETWEEN 0.001 AND 1
          assessment            | SELECT 1 FROM {r} WHERE assessment NOT IN ('failed', 'passed', 'excellent')
          headcount             | SELECT 1 FROM {r} WHERE headcount NOT BETWEEN 1 AND 3
          empty record          | SELECT 1 FROM {r} WHERE coalesce(salary, expenditure, contribution, matched_funding, investment, revenue, principal, premium, agreed_amount, headcount, bid) IS NULL AND assessment IS NULL
          bond without a coupon | SELECT 1 FROM {r} WHERE (principal IS NULL) <> (coupon_rate IS NULL)
          bid without a rival   | SELECT 1 FROM {r} WHERE (bid IS NULL) <> (best_rival_bid IS NULL)
          """)
  void noRowBreaksTheContract(String breach, String query) {
    Dataset<Row> history = sql(query.replace("{a}", "a").replace("{r}", "r"));
    Dataset<Row> planner = sql(query.replace("{a}", "pa").replace("{r}", "pr"));
    assertThat(history.limit(5).union(planner.limit(5)).collectAsList()).as(breach).isEmpty();
  }

  @Test
  void theProgrammesAreThoseOfThePolicy() {
    String policy = "data/policy/jiaxing-talent/programmes.conf";
    List<String> known =
        com.typesafe.config.ConfigFactory.parseFile(new java.io.File(policy))
            .getObject("programmes")
            .keySet()
            .stream()
            .sorted()
            .toList();
    for (String cohort : List.of("a", "pa")) {
      assertThat(
              sql("SELECT DISTINCT programme FROM " + cohort + " ORDER BY 1")
                  .collectAsList()
                  .stream()
                  .map(row -> row.getString(0)))
          .containsExactlyElementsOf(known);
    }
  }

  @Test
  void aPlanKnowsFirstYearsAndPlannedEndsOnly() {
    assertThat(
            number(
                "SELECT count(*) FROM pa JOIN pr USING (application_id)"
                    + " WHERE fiscal_year <> year(approved_on)"))
        .isZero();
    assertThat(number("SELECT count(*) FROM pa WHERE months_between(ends_on, approved_on) < 11"))
        .isZero();
    assertThat(number("SELECT count(*) FROM pa WHERE year(approved_on) NOT BETWEEN 2017 AND 2021"))
        .isZero();
    assertThat(number("SELECT count(DISTINCT a.group_id) FROM a JOIN pa USING (group_id)"))
        .as("firms and agencies of the history go on")
        .isGreaterThan(1000);
    assertThat(
            number(
                "SELECT count(*) FROM a JOIN pa USING (applicant_id)"
                    + " WHERE a.birth_date IS NOT NULL"))
        .isZero();
  }

  @Test
  void exitsAreKnownUntilTheEndOfTheHistoryOnly() {
    String early =
        "SELECT count(*) FROM a WHERE ends_on %s '2016-12-31' AND"
            + " day(date_add(ends_on, 1)) <> day(approved_on)";
    assertThat(number(String.format(early, "<="))).isGreaterThan(1500);
    assertThat(number(String.format(early, ">"))).isZero();
    assertThat(number("SELECT max(fiscal_year) FROM r")).isEqualTo(2016);
  }

  /** Expected values with the tolerance that three standard errors, about, ask for. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          applications                        | 50000 | 0     | SELECT count(*) FROM a
          elite plan: 1,021 in ten years      | 690   | 110   | SELECT count(*) FROM a WHERE programme IN ('venture-project', 'innovation-project')
          elite plan: 174 until May 2012      | 200   | 50    | SELECT count(*) FROM a WHERE programme IN ('venture-project', 'innovation-project') AND approved_on < '2012-06-01'
          venture projects of class C         | 0.62  | 0.10  | SELECT avg(if(coalesce(grade, '') = 'C', 1, 0)) FROM a WHERE programme = 'venture-project'
          innovation projects of class C      | 0.68  | 0.06  | SELECT avg(if(coalesce(grade, '') = 'C', 1, 0)) FROM a WHERE programme = 'innovation-project'
          home: share of renters              | 0.395 | 0.02  | SELECT avg(if(option = 'rent', 1, 0)) FROM a WHERE programme = 'home'
          home: share of basic tier           | 0.24  | 0.02  | SELECT avg(if(tier = 'basic', 1, 0)) FROM a WHERE programme = 'home'
          district: largest                   | 0.17  | 0.03  | SELECT avg(if(district = 'haining', 1, 0)) FROM a
          district: smallest                  | 0.03  | 0.01  | SELECT avg(if(district = 'gangqu', 1, 0)) FROM a
          growth of arrivals, six years       | 1.65  | 0.25  | SELECT count_if(year(approved_on) = 2016) / count_if(year(approved_on) = 2010) FROM a
          December over February              | 9     | 2.5   | SELECT count_if(month(approved_on) = 12) / count_if(month(approved_on) = 2) FROM a
          rounds: days of the elite plan      | 35    | 15    | SELECT count(DISTINCT approved_on) FROM a WHERE programme = 'venture-project'
          provincial team: 5,000,000 a team   | 4.9e6 | 0.8e6 | SELECT 3 * avg(matched_funding) FROM x WHERE programme = 'provincial-team'
          leaving early, a year               | 0.12  | 0.03  | SELECT 1 - avg(if(ends_on >= add_months(approved_on, 12), 1, 0)) FROM a WHERE programme = 'innovation-project' AND term = 'long' AND year(approved_on) < 2016
          revenue above 10 million            | 0.33  | 0.05  | SELECT avg(if(most > 1e7, 1, 0)) FROM (SELECT max(revenue) AS most FROM x WHERE programme = 'revenue-milestone' GROUP BY application_id)
          revenue above 100 million           | 0.007 | 0.006 | SELECT avg(if(most > 1e8, 1, 0)) FROM (SELECT max(revenue) AS most FROM x WHERE programme = 'revenue-milestone' GROUP BY application_id)
          excellent incubators                | 0.15  | 0.06  | SELECT avg(if(assessment = 'excellent', 1, 0)) FROM x WHERE programme = 'incubator'
          """)
  void theHistoryIsNearWhatItIsCalibratedTo(
      String fact, double expected, double tolerance, String query) {
    assertThat(number(query)).as(fact).isEqualTo(expected, within(tolerance));
  }

  /** Published wages of the province; salaries are a constant multiple of them. */
  @ParameterizedTest
  @CsvSource({"2010, 30650", "2013, 44513", "2014, 48372", "2015, 51719"})
  void salariesFollowTheWagesOfTheProvince(int year, double wage) {
    String multiple =
        "SELECT avg(salary) / "
            + wage
            + " FROM x WHERE programme = 'outside-expert'"
            + " AND tier = 'senior' AND fiscal_year = "
            + year;
    assertThat(number(multiple)).isEqualTo(0.9 * 8.5 * Math.exp(0.45 * 0.45 / 2), within(0.65));
  }

  /** Published base of 2016: 2,586 to 12,929 a month; a tenth and a half of it is paid. */
  @Test
  void contributionsStayBetweenFloorAndCeilingOfTheBase() {
    String of2016 = " FROM x WHERE programme = 'shortage-talent' AND fiscal_year = 2016";
    assertThat(number("SELECT min(contribution)" + of2016)).isGreaterThanOrEqualTo(3258.36);
    assertThat(number("SELECT max(contribution)" + of2016)).isEqualTo(16290.54);
    assertThat(number("SELECT avg(contribution)" + of2016)).isBetween(8_000.0, 10_500.0);
  }

  /** Pearson's statistic over its degrees of freedom: 1 if arrivals came by chance alone. */
  @Test
  void arrivalsOfAYearAndDistrictVaryMoreThanByChance() {
    String cells =
        "WITH cells AS (SELECT year(approved_on) AS y, district, count(*) AS n FROM a"
            + " WHERE programme = 'home' GROUP BY 1, 2), sums AS (SELECT n,"
            + " sum(n) OVER (PARTITION BY y) * sum(n) OVER (PARTITION BY district)"
            + " / sum(n) OVER () AS e FROM cells)";
    double dispersion = number(cells + " SELECT sum((n - e) * (n - e) / e) / (6 * 9) FROM sums");
    assertThat(dispersion).isBetween(4.0, 25.0);
  }

  /** Caps bind for the largest, and persons meet their limits. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          agencies above 2,000,000 in a year      | 1   | SELECT group_id, fiscal_year FROM x WHERE programme = 'weekend-agency' GROUP BY 1, 2 HAVING sum(expenditure) * 0.3 > 2000000
          weekend costs above the cap             | 500 | SELECT 1 FROM x WHERE programme = 'weekend-employer' AND expenditure * 0.3 > 30000
          firms with insurance above 50,000       | 100 | SELECT group_id, fiscal_year FROM x WHERE programme = 'tech-insurance' GROUP BY 1, 2 HAVING sum(premium) * 0.3 > 50000
          issuers with interest above 500,000     | 20  | SELECT group_id, fiscal_year FROM x WHERE programme = 'bond' GROUP BY 1, 2 HAVING sum(principal * coupon_rate) * 0.2 > 500000
          investors above 3,000,000               | 5   | SELECT group_id FROM x WHERE programme = 'vc-fund' AND government_money <> 'city' GROUP BY 1 HAVING sum(investment) * 0.06 > 3000000
          two applications for a home             | 100 | SELECT applicant_id FROM a WHERE programme = 'home' GROUP BY 1 HAVING count(*) > 1
          a home besides an innovation project    | 50  | SELECT applicant_id FROM a WHERE programme IN ('home', 'innovation-project') GROUP BY 1 HAVING count(DISTINCT programme) = 2
          an engineer with two employers          | 50  | SELECT applicant_id FROM a WHERE programme = 'overseas-engineer' GROUP BY 1 HAVING count(DISTINCT group_id) > 1
          a bid within a tenth above its rival    | 200 | SELECT 1 FROM x WHERE bid > best_rival_bid AND bid * 0.9 <= best_rival_bid
          a bid more than a tenth above its rival | 20  | SELECT 1 FROM x WHERE bid * 0.9 > best_rival_bid
          two equal days among the first places   | 100 | SELECT approved_on FROM a WHERE programme = 'shortage-talent' GROUP BY 1 HAVING count(*) > 1
          """)
  void limitsBindForSome(String fact, int least, String query) {
    assertThat(sql(query).count()).as(fact).isGreaterThanOrEqualTo(least);
  }

  /** Public money per talent of the elite plan, published: about 1.15 million yuan. */
  @Test
  void theElitePlanCostsWhatIsPublished() {
    String cost =
        "SELECT sum(CASE WHEN programme = 'venture-project' THEN CASE class WHEN 'A' THEN 5e6"
            + " WHEN 'B' THEN 3e6 WHEN 'C' THEN 2e6 ELSE 0 END ELSE coalesce(CASE class"
            + " WHEN 'A' THEN least(salary * 0.7, if(term = 'long', 1e6, 5e5))"
            + " WHEN 'B' THEN least(salary * 0.6, if(term = 'long', 6e5, 3e5))"
            + " WHEN 'C' THEN least(salary * 0.5, if(term = 'long', 4e5, 1.5e5)) END, 0) END)"
            + " / count(DISTINCT application_id) FROM (SELECT *, coalesce(grade, CASE tier WHEN"
            + " 'national' THEN 'B' WHEN 'provincial' THEN 'C' END) AS class FROM a LEFT JOIN r"
            + " USING (application_id) WHERE programme IN ('venture-project',"
            + " 'innovation-project'))";
    assertThat(number(cost)).isEqualTo(1_150_000, within(200_000.0));
  }
}
