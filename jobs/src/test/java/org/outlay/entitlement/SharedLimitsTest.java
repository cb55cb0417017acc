package org.outlay.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.engine.TestEngine;
import org.outlay.entitlement.LimitWalk.Claim;
import org.outlay.job.Sessions;
import org.outlay.policy.Overrides;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.policy.Rule;
import org.outlay.problem.Problems;

/**
 * Every kind of shared limit, alone and one after the other, on random claims that collide: few
 * groups, applicants and days for many applications, and the same names for all of them.
 */
class SharedLimitsTest {
  private static final Policy POLICY =
      PolicyLoader.load(
          Path.of("jobs/src/test/resources/policy/limits"), Overrides.none(), new Problems());

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void leavesWhatAWalkLeaves(long seed) {
    SparkSession spark = TestEngine.spark();
    Sessions.fit(spark, 1, 1);
    List<Claim> all = claims(new Random(seed));
    // The first application of a programme is entitled to nothing, and has a place all the same.
    List<Claim> claims = all.stream().filter(c -> c.place() > 1).toList();
    Dataset<Row> left =
        new SharedLimits(
                POLICY,
                new RulePlan(POLICY),
                POLICY.rules(),
                applications(spark, all),
                Layout.BY_NEED)
            .apply(rows(spark, claims));
    assertThat(left.collectAsList().stream().map(Row::toString))
        .containsExactlyInAnyOrderElementsOf(
            LimitWalk.settle(claims).stream().map(c -> row(c).toString()).toList());
  }

  private static List<Claim> claims(Random random) {
    List<Claim> claims = new ArrayList<>();
    for (String programme : POLICY.programmes().keySet()) {
      List<Applicant> applicants = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        applicants.add(Applicant.random(programme, random));
      }
      List<Applicant> inOrder =
          applicants.stream()
              .sorted(Comparator.comparing(Applicant::approved).thenComparing(Applicant::id))
              .distinct()
              .toList();
      for (Rule rule : POLICY.rules()) {
        if (rule.programmes().contains(programme)) {
          for (int i = 0; i < inOrder.size(); i++) {
            claims.addAll(inOrder.get(i).claims(rule, i + 1, random));
          }
        }
      }
    }
    return claims;
  }

  /** Ids, applicants and groups look alike, so that one could be taken for another. */
  private record Applicant(String id, String applicant, String group, LocalDate approved) {
    static Applicant random(String programme, Random random) {
      String id = programme + "-" + random.nextInt(1_000_000);
      return new Applicant(
          id,
          random.nextInt(3) == 0 ? id : "p" + random.nextInt(3),
          random.nextInt(3) == 0 ? "" : "p" + random.nextInt(3),
          LocalDate.of(2017, 1 + random.nextInt(2), 1 + random.nextInt(2)));
    }

    List<Claim> claims(Rule rule, int place, Random random) {
      List<Claim> claims = new ArrayList<>();
      for (int year = 2018; year <= 2021; year++) {
        long fen = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(7_000);
        int binding = random.nextInt(3) - 1;
        claims.add(new Claim(rule, id, applicant, group, approved, year, place, fen, binding));
      }
      return claims;
    }
  }

  private static Dataset<Row> applications(SparkSession spark, List<Claim> claims) {
    List<String> programmes = List.copyOf(POLICY.programmes().keySet());
    StructType type =
        new StructType()
            .add("application_id", DataTypes.StringType)
            .add("approved_on", DataTypes.DateType)
            .add("programme", DataTypes.IntegerType);
    return spark.createDataFrame(
        claims.stream()
            .map(
                c ->
                    RowFactory.create(
                        c.application(),
                        c.approved(),
                        programmes.indexOf(c.rule().programmes().get(0))))
            .distinct()
            .toList(),
        type);
  }

  private static Dataset<Row> rows(SparkSession spark, List<Claim> claims) {
    StructType type =
        new StructType()
            .add("application_id", DataTypes.StringType)
            .add("applicant_id", DataTypes.StringType)
            .add("group_id", DataTypes.StringType)
            .add("approved_on", DataTypes.DateType)
            .add("fiscal_year", DataTypes.IntegerType)
            .add(RulePass.RULE, DataTypes.IntegerType)
            .add(RulePass.AMOUNT, DataTypes.LongType)
            .add(RulePass.BINDING, DataTypes.IntegerType);
    return spark.createDataFrame(claims.stream().map(SharedLimitsTest::row).toList(), type);
  }

  private static Row row(Claim claim) {
    return RowFactory.create(
        claim.application(),
        claim.applicant(),
        claim.group().isEmpty() ? null : claim.group(),
        claim.approved(),
        claim.year(),
        POLICY.rules().indexOf(claim.rule()),
        claim.fen(),
        claim.binding() < 0 ? null : claim.binding());
  }
}
