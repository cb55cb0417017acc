package org.outlay.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What must hold of any payments of the policy, whoever calculated them. Lifetime limits are held
 * to what is written, so give payments from the first approval on to see them bind.
 */
public final class Bounds {
  private static final BigDecimal LARGEST = new BigDecimal("9999999999999999.99");

  private final List<Payment> payments;
  private final List<String> broken = new ArrayList<>();

  private Bounds(List<Payment> payments) {
    this.payments = payments;
  }

  /** What does not hold, one sentence each; empty if all does. */
  public static List<String> broken(List<Payment> payments) {
    Bounds bounds = new Bounds(payments);
    payments.forEach(bounds::checkRow);
    bounds.checkCap("weekend-agency", 2_000_000, p -> List.of(group(p), p.fiscalYear()));
    bounds.checkCap("bond-interest", 500_000, p -> List.of(group(p), p.fiscalYear()));
    bounds.checkCap("tech-insurance", 50_000, p -> List.of(group(p), p.fiscalYear()));
    bounds.checkCap("weekend-employer", 30_000, p -> List.of(p.applicationId(), p.fiscalYear()));
    bounds.checkCap("vc-investment-subsidy", 3_000_000, Bounds::group);
    bounds.checkCap("team-follow-up", 100_000_000, Payment::applicationId);
    bounds.checkCap("rd-institution", 50_000_000, Payment::applicationId);
    bounds.checkApplicantYears("overseas-engineer");
    bounds.checkApplicantYears("outside-expert");
    bounds.checkPlaces();
    bounds.checkChoice();
    bounds.checkUplift();
    bounds.checkTotals();
    return bounds.broken;
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      broken.add(what);
    }
  }

  private void checkRow(Payment p) {
    boolean limited = p.withheld().signum() > 0;
    require(p.entitled().signum() > 0, "entitled to nothing: " + p);
    require(p.amount().signum() >= 0, "negative amount: " + p);
    require(p.withheld().signum() >= 0, "paid more than entitled: " + p);
    require(
        p.entitled().subtract(p.amount()).compareTo(p.withheld()) == 0, "withheld differs: " + p);
    require(limited == (p.bindingLimit() != null), "limit does not go with withheld: " + p);
    require(p.benefitYear() == p.fiscalYear() - p.vintage() + 1, "benefit year differs: " + p);
    require(p.benefitYear() >= 1, "before benefit year 1: " + p);
  }

  /** A cap is never exceeded, and nothing is withheld before it is used up. */
  private void checkCap(String rule, long cap, Function<Payment, Object> sharing) {
    Map<Object, BigDecimal> paid = new HashMap<>();
    rows(rule).forEach(p -> paid.merge(sharing.apply(p), p.amount(), BigDecimal::add));
    paid.forEach(
        (key, sum) ->
            require(sum.compareTo(BigDecimal.valueOf(cap)) <= 0, rule + " over its cap: " + key));
    for (Payment p : rows(rule)) {
      BigDecimal sum = paid.getOrDefault(sharing.apply(p), BigDecimal.ZERO);
      boolean usedUp = sum.compareTo(BigDecimal.valueOf(cap)) == 0;
      require(p.withheld().signum() == 0 || usedUp, "withheld below the cap: " + p);
    }
  }

  private void checkApplicantYears(String rule) {
    Map<String, List<Integer>> paidYears =
        rows(rule).stream()
            .filter(p -> p.amount().signum() > 0)
            .collect(
                Collectors.groupingBy(
                    Payment::applicantId,
                    Collectors.mapping(Payment::fiscalYear, Collectors.toList())));
    paidYears.forEach(
        (applicant, years) -> {
          require(years.size() <= 3, rule + " more than 3 years: " + applicant);
          require(new TreeSet<>(years).size() == years.size(), rule + " twice: " + applicant);
        });
    for (Payment p : rows(rule)) {
      List<Integer> years = paidYears.getOrDefault(p.applicantId(), List.of());
      boolean used = years.contains(p.fiscalYear()) || years.size() == 3;
      require(p.withheld().signum() == 0 || used, "withheld with years left: " + p);
      require(p.withheld().signum() == 0 || p.amount().signum() == 0, "paid in part: " + p);
    }
  }

  private void checkPlaces() {
    long paid = paidApplications("shortage-insurance").values().stream().mapToLong(Set::size).sum();
    require(paid <= 10_000, "more than 10,000 places: " + paid);
  }

  private void checkChoice() {
    Map<String, Set<String>> paid = paidApplications("home-purchase");
    paidApplications("home-rent")
        .forEach((applicant, ids) -> paid.merge(applicant, ids, Bounds::union));
    paid.forEach(
        (applicant, ids) -> require(ids.size() == 1, "several homes: " + applicant + " " + ids));
  }

  private void checkUplift() {
    Map<String, BigDecimal> base = new HashMap<>();
    rows("venture-project").forEach(p -> base.put(key(p), p.amount()));
    rows("innovation-project").forEach(p -> base.put(key(p), p.amount()));
    for (Payment p : rows("youth-uplift")) {
      BigDecimal uplifted = base.getOrDefault(key(p), BigDecimal.ZERO);
      BigDecimal expected = Yuan.toFen(Yuan.share(uplifted, "0.05"));
      require(p.amount().compareTo(expected) == 0, "uplift is not 5%: " + p);
    }
  }

  private void checkTotals() {
    BigDecimal total =
        payments.stream().map(Payment::entitled).reduce(BigDecimal.ZERO, BigDecimal::add);
    require(total.compareTo(LARGEST) <= 0, "the total does not fit 18 digits: " + total);
  }

  private Map<String, Set<String>> paidApplications(String rule) {
    Map<String, Set<String>> paid = new HashMap<>();
    rows(rule).stream()
        .filter(p -> p.amount().signum() > 0)
        .forEach(
            p ->
                paid.computeIfAbsent(p.applicantId(), id -> new TreeSet<>())
                    .add(p.applicationId()));
    return paid;
  }

  private List<Payment> rows(String rule) {
    return payments.stream().filter(p -> p.rule().equals(rule)).toList();
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    Set<String> union = new TreeSet<>(a);
    union.addAll(b);
    return union;
  }

  private static String key(Payment p) {
    return p.fiscalYear() + " " + p.applicationId();
  }

  private static String group(Payment p) {
    String group = p.groupId();
    return group == null ? p.applicantId() : group;
  }
}
