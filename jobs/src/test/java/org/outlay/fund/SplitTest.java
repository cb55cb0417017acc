package org.outlay.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.outlay.config.Section;
import org.outlay.entitlement.VintageKind;
import org.outlay.policy.Account;
import org.outlay.policy.Fund;
import org.outlay.policy.Overrides;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.policy.Rule;
import org.outlay.problem.Problems;

/**
 * A fund of an invented policy split at random: the parts of city and districts add up to what is
 * due and what districts add, claim by claim, and every account keeps its books.
 */
class SplitTest {
  private static final Path FOLDER = Path.of("jobs/src/test/resources/policy/riverside");
  private static final List<String> DISTRICTS = List.of("old-town", "port", "hills");
  private static final List<String> RULES =
      List.of("tax-refund", "office-rent", "expansion-award", "first-award", "flagship-award");
  private static final String FUND = "growth-fund";
  private static final int FROM = 2018;
  private static final int YEARS = 4;

  /** What a file says, by "district rule", "* rule", "district *" and "* *". */
  private record Said(Map<String, BigDecimal> shares, Map<String, BigDecimal> uplifts) {
    /** For the rule before the district, the district before all. */
    BigDecimal city(Rule rule, String district) {
      BigDecimal ofRule = either(shares, district + " " + rule.name(), "* " + rule.name());
      if (ofRule != null) {
        return ofRule;
      }
      return rule.payer().equals("district")
          ? BigDecimal.ZERO
          : Objects.requireNonNull(either(shares, district + " *", "* *"));
    }

    BigDecimal uplift(Rule rule, String district) {
      BigDecimal ofRule = either(uplifts, district + " " + rule.name(), "* " + rule.name());
      BigDecimal any = ofRule == null ? either(uplifts, district + " *", "* *") : ofRule;
      return any == null ? BigDecimal.ZERO : any;
    }

    private static @org.jspecify.annotations.Nullable BigDecimal either(
        Map<String, BigDecimal> said, String one, String other) {
      return said.containsKey(one) ? said.get(one) : said.get(other);
    }
  }

  static List<Long> seeds() {
    return LongStream.range(0, 60).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void partsAddUpAndBooksAreKept(long seed) {
    Random random = new Random(seed);
    Said said = new Said(new HashMap<>(), new HashMap<>());
    Policy policy = policy(scenario(random, said));
    FundPlan plan = FundPlan.of(policy, FROM, YEARS, Lags.EXPECTED);
    Fund fund = Objects.requireNonNull(policy.funds().get(FUND));
    assertThat(fund.accounts())
        .extracting(Account::name)
        .containsExactly(
            "growth-fund:city", "growth-fund:old-town", "growth-fund:port", "growth-fund:hills");
    long[][][][] due = new long[policy.rules().size()][3][DISTRICTS.size() + 1][YEARS];
    for (long[][][] ofRule : due) {
      for (long[][] ofKind : ofRule) {
        for (long[] ofDistrict : ofKind) {
          for (int year = 0; year < YEARS; year++) {
            ofDistrict[year] = random.nextInt(4) == 0 ? 0 : random.nextLong(1L << 45);
          }
        }
      }
    }
    FundPlan.Amounts amounts = amounts(due);
    for (int account = 0; account < fund.accounts().size(); account++) {
      long[][] demand = plan.demand(account, amounts, 7, 8);
      for (int claim = 0; claim < plan.sources().get(account).size(); claim++) {
        FundPlan.Source source = plan.sources().get(account).get(claim);
        Rule rule = policy.rules().get(source.rule());
        for (int year = 0; year < YEARS; year++) {
          assertThat(demand[year][claim])
              .isEqualTo(
                  part(said, rule, due[source.rule()][source.kind().ordinal()], account, year));
        }
      }
      FundTerms terms = plan.terms().get(account);
      List<LedgerRow> rows = new ArrayList<>();
      plan.account(account).run(7, demand, row -> rows.add(row));
      for (int year = 0; year < YEARS; year++) {
        assertThat(rows.get(year).fund()).isEqualTo(fund.accounts().get(account).name());
        assertThat(rows.get(year).demand()).isEqualTo(LongStream.of(demand[year]).sum());
        assertThat(rows.get(year).appropriation()).isEqualTo(terms.appropriation(year));
        assertThat(rows.get(year).opening())
            .isEqualTo(year == 0 ? 0 : rows.get(year - 1).closing());
      }
    }
    FundTerms whole = FundTerms.of(fund, FROM, YEARS);
    for (int year = 0; year < YEARS; year++) {
      long sum = 0;
      for (int account = 0; account < 4; account++) {
        sum += account == 3 ? 0 : plan.terms().get(account).appropriation(year);
      }
      assertThat(sum).isEqualTo(whole.appropriation(year));
      assertThat(plan.terms().get(3).appropriation(year)).isEqualTo(12_345_00L);
    }
  }

  /**
   * Fen that an account owes: the city's half-up share, a district's rest and its half-up uplift.
   */
  private static long part(Said said, Rule rule, long[][] due, int account, int year) {
    if (account > 0) {
      String district = DISTRICTS.get(account - 1);
      long fen = due[account][year];
      return fen
          - halfUp(fen, said.city(rule, district))
          + halfUp(fen, said.uplift(rule, district));
    }
    long sum = due[0][year];
    for (int d = 1; d < due.length; d++) {
      sum += halfUp(due[d][year], said.city(rule, DISTRICTS.get(d - 1)));
    }
    return sum;
  }

  private static long halfUp(long fen, BigDecimal share) {
    return BigDecimal.valueOf(fen)
        .multiply(share)
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** Amounts by rule, kind, district (the whole city's first) and year. */
  private static FundPlan.Amounts amounts(long[][][][] due) {
    return new FundPlan.Amounts() {
      @Override
      public long fen(int rule, VintageKind kind, int year, int replicate) {
        long sum = 0;
        for (long[] ofDistrict : due[rule][kind.ordinal()]) {
          sum += ofDistrict[year];
        }
        return sum;
      }

      @Override
      public long fen(int rule, VintageKind kind, int district, int year, int replicate) {
        return due[rule][kind.ordinal()][1 + district][year];
      }
    };
  }

  private static String scenario(Random random, Said said) {
    StringBuilder text = new StringBuilder("funds { growth-fund { growth = 0.07, split {\n");
    text.append(sharing(random, said, "*", "*", 1));
    text.append("rules {\n").append(rules(random, said, "*")).append("}\ndistricts {\n");
    for (String district : DISTRICTS) {
      text.append(district).append(" {\n").append(sharing(random, said, district, "*", 0.5));
      text.append("rules {\n").append(rules(random, said, district)).append("}\n");
      // The last has money of its own; the first two leave the city at least nothing.
      text.append(
          district.equals("hills")
              ? "appropriation { \"2018\" = 12345 }, growth = 0"
              : "budget-share = " + BigDecimal.valueOf(random.nextInt(500_001), 6));
      text.append(random.nextBoolean() ? ", carry-over = all }\n" : " }\n");
    }
    return text.append("} } } }").toString();
  }

  private static String rules(Random random, Said said, String district) {
    StringBuilder text = new StringBuilder();
    for (String rule : RULES) {
      String own = sharing(random, said, district, rule, 0.3);
      text.append(own.isEmpty() ? "" : rule + " {\n" + own + "}\n");
    }
    return text.toString();
  }

  private static String sharing(
      Random random, Said said, String district, String rule, double often) {
    StringBuilder text = new StringBuilder();
    if (random.nextDouble() < often) {
      BigDecimal city = BigDecimal.valueOf(random.nextInt(1_000_001), 6);
      said.shares().put(district + " " + rule, city);
      text.append("city = " + city + ", district = " + BigDecimal.ONE.subtract(city) + "\n");
    }
    if (random.nextDouble() < 0.3) {
      BigDecimal uplift = BigDecimal.valueOf(random.nextInt(1_000_001), 6);
      said.uplifts().put(district + " " + rule, uplift);
      text.append("uplift = " + uplift + "\n");
    }
    return text.toString();
  }

  private static Policy policy(String scenario) {
    Problems problems = new Problems();
    Optional<Section> funds = Section.parse(scenario, "scenario.conf", problems).find("funds");
    Policy policy =
        PolicyLoader.load(
            FOLDER,
            new Overrides(
                Optional.empty(), funds, Optional.empty(), Optional.empty(), Optional.empty()),
            problems);
    problems.throwIfErrors();
    return policy;
  }
}
