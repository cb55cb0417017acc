package org.outlay.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the reference on random cohorts. */
class ReferencePropertiesTest {
  private static final int SIZE = 700;
  private static final int FIRST = 2000;
  private static final int LAST = 2040;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 8);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void staysWithinAllBounds(long seed) {
    assertThat(Bounds.broken(RandomCohort.of(seed, SIZE).payments(FIRST, LAST))).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void paysTheSameForRowsInAnyOrder(long seed) {
    Cohort cohort = RandomCohort.of(seed, SIZE);
    assertThat(RandomCohort.shuffled(seed + 1, cohort).payments(FIRST, LAST))
        .isEqualTo(cohort.payments(FIRST, LAST));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void writesTheHorizonsPartOfAllPayments(long seed) {
    Cohort cohort = RandomCohort.of(seed, SIZE);
    List<Payment> inside =
        cohort.payments(FIRST, LAST).stream()
            .filter(payment -> payment.fiscalYear() >= 2016 && payment.fiscalYear() <= 2019)
            .toList();
    assertThat(cohort.payments(2016, 2019)).isEqualTo(inside);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void paysTheProgrammesIndependently(long seed) {
    Cohort cohort = RandomCohort.of(seed, SIZE);
    Predicate<Application> some = a -> a.programme().compareTo("i") < 0;
    List<Payment> apart =
        Stream.of(some, some.negate())
            .flatMap(part -> only(cohort, part).payments(FIRST, LAST).stream())
            .toList();
    assertThat(Differences.between(cohort.payments(FIRST, LAST), apart)).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void ignoresRecordsOutsideTheBenefitYears(long seed) {
    Cohort cohort = RandomCohort.of(seed, SIZE);
    Map<String, Application> applications =
        cohort.applications().stream()
            .collect(Collectors.toMap(Application::applicationId, Function.identity()));
    List<AnnualRecord> inside =
        cohort.records().stream()
            .filter(row -> counts(row, applications.get(row.applicationId())))
            .toList();
    assertThat(inside.size()).isLessThan(cohort.records().size());
    assertThat(new Cohort(cohort.applications(), inside).payments(FIRST, LAST))
        .isEqualTo(cohort.payments(FIRST, LAST));
  }

  @Test
  void fillsThePlacesOnceAndForAll() {
    Cohort cohort = RandomCohort.withPlacesExhausted(3, SIZE);
    List<Payment> payments = cohort.payments(FIRST, LAST);
    Set<String> first =
        cohort.applications().stream()
            .filter(a -> a.programme().equals("shortage-talent"))
            .sorted(Claim.APPROVAL)
            .limit(10_000)
            .map(Application::applicationId)
            .collect(Collectors.toSet());
    assertThat(Bounds.broken(payments)).isEmpty();
    assertThat(payments.stream().filter(p -> p.rule().equals("shortage-insurance")))
        .allMatch(p -> first.contains(p.applicationId()) == (p.bindingLimit() == null))
        .anyMatch(p -> "places".equals(p.bindingLimit()));
  }

  @Test
  void meetsEveryRuleAndLimitOften() {
    Map<String, Integer> rules = new TreeMap<>();
    Map<String, Integer> limits = new HashMap<>();
    for (long seed : seeds().toArray()) {
      for (Payment payment : RandomCohort.of(seed, SIZE).payments(FIRST, LAST)) {
        rules.merge(payment.rule(), 1, Integer::sum);
        limits.merge(payment.bindingLimit() + " " + payment.rule(), 1, Integer::sum);
      }
    }
    assertThat(List.copyOf(rules.keySet())).isEqualTo(ReferenceCalculator.rules());
    assertThat(rules).allSatisfy((rule, rows) -> assertThat(rows).as(rule).isGreaterThan(9));
    assertThat(limits)
        .containsKeys(
            "application-year weekend-employer",
            "application-lifetime team-follow-up",
            "application-lifetime rd-institution",
            "group-year weekend-agency",
            "group-year bond-interest",
            "group-year tech-insurance",
            "group-lifetime vc-investment-subsidy",
            "applicant-years overseas-engineer",
            "applicant-years outside-expert",
            "choice home-rent",
            "choice home-purchase");
    assertThat(limits).allSatisfy((limit, rows) -> assertThat(rows).as(limit).isGreaterThan(9));
  }

  @Test
  void givesTheSameCohortForTheSameSeed() {
    assertThat(RandomCohort.of(5, 100)).isEqualTo(RandomCohort.of(5, 100));
    assertThat(RandomCohort.of(5, 100)).isNotEqualTo(RandomCohort.of(6, 100));
  }

  private static boolean counts(AnnualRecord row, @Nullable Application application) {
    if (application == null) {
      return false;
    }
    LocalDate end = application.endsOn();
    boolean started = row.fiscalYear() >= application.approvedOn().getYear();
    return started && (end == null || row.fiscalYear() <= end.getYear());
  }

  private static Cohort only(Cohort cohort, Predicate<Application> part) {
    return new Cohort(cohort.applications().stream().filter(part).toList(), cohort.records());
  }
}
