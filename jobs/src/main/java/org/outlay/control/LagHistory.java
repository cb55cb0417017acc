package org.outlay.control;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.outlay.cohort.Actuals;
import org.outlay.money.Share;
import org.outlay.policy.Payment;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/**
 * How late claims were paid, from payments of whole earlier years that say for which year they were
 * due: those of due years whose longest lag these years cover.
 */
public final class LagHistory {
  private final Map<Integer, List<double[]>> shares = new TreeMap<>();
  private final double pooled;

  private LagHistory(List<Actuals.Paid> paid, Set<Integer> whole) {
    paid.stream()
        .filter(p -> whole.contains(p.month().getYear()))
        .collect(Collectors.groupingBy(Actuals.Paid::rule))
        .forEach((rule, rows) -> shares.put(rule, shares(rows, whole)));
    Concentration all = new Concentration();
    shares.values().forEach(all::add);
    pooled = all.orElse(Profiles.USUAL);
  }

  /**
   * Of payments.
   *
   * @param year under control
   */
  public static LagHistory of(List<Actuals.Paid> paid, int year) {
    return new LagHistory(paid, YearToDate.wholeYears(paid, year));
  }

  /** What is said of a rule whose lags no input shows. */
  public static Problem missing(Rule rule) {
    return Problem.user(
            "no-lag-history",
            rule.payment().unknown().orElse(rule.location()),
            "no payment shows how late a rule's claims are paid")
        .withValue(rule.name())
        .withAllowed(
            "whole earlier years in inputs.actuals, with due_year, as many as the longest lag needs")
        .withRemedy("add them, or say lag = [0.7, 0.2, 0.1]");
  }

  /** The policy with estimates where it asks for them; each is told as a warning. */
  public Policy fill(Policy policy, Problems problems) {
    List<Rule> rules = new ArrayList<>();
    for (int index = 0; index < policy.rules().size(); index++) {
      Rule rule = policy.rules().get(index);
      rules.add(rule.payment().unknown().isPresent() ? filled(rule, index, problems) : rule);
    }
    return policy.withRules(rules);
  }

  private Rule filled(Rule rule, int index, Problems problems) {
    Optional<Payment> estimate = estimate(index);
    problems.add(estimate.map(known -> told(rule, index, known)).orElse(missing(rule)));
    return estimate.map(rule::withPayment).orElse(rule);
  }

  private Problem told(Rule rule, int index, Payment estimate) {
    return Problem.warning(
            "estimated-lags",
            rule.payment().unknown().orElseThrow(),
            "shares by lag are estimated from payments")
        .withValue(
            "%s: %s, concentration %.1f, from %d due years"
                .formatted(
                    rule.name(),
                    estimate.shares().stream()
                        .map(share -> share.stripTrailingZeros().toPlainString())
                        .collect(Collectors.joining(", ")),
                    estimate.concentration(),
                    shares.getOrDefault(index, List.of()).size()));
  }

  /** Mean shares by lag, and how surely they are kept to: as far as the rule's own years say. */
  Optional<Payment> estimate(int rule) {
    List<double[]> own = shares.getOrDefault(rule, List.of());
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<BigDecimal> means = new ArrayList<>();
    double sum = 0;
    BigDecimal before = BigDecimal.ZERO;
    for (int i = 0; i < own.get(0).length; i++) {
      int lag = i;
      sum += own.stream().mapToDouble(s -> s[lag]).average().orElseThrow();
      BigDecimal after = BigDecimal.valueOf(Math.round(sum * 1e6), Share.PLACES);
      means.add(after.subtract(before));
      before = after;
    }
    Concentration concentration = new Concentration();
    concentration.add(own);
    return Optional.of(Payment.drawn(means, concentration.orElse(pooled)));
  }

  /** Shares by lag of each due year that is covered; none where no payment says its due year. */
  private static List<double[]> shares(List<Actuals.Paid> rows, Set<Integer> whole) {
    if (rows.stream().allMatch(row -> row.dueYear().isEmpty())) {
      return List.of();
    }
    int longest = rows.stream().mapToInt(Actuals.Paid::lag).max().orElseThrow();
    Map<Integer, double[]> byYear = new TreeMap<>();
    for (Actuals.Paid row : rows) {
      byYear.computeIfAbsent(row.due(), year -> new double[longest + 1])[row.lag()] += row.fen();
    }
    List<double[]> shares = new ArrayList<>();
    byYear.forEach(
        (due, fen) -> {
          double sum = 0;
          for (double part : fen) {
            sum += part;
          }
          if (sum > 0 && IntStream.rangeClosed(due, due + longest).allMatch(whole::contains)) {
            shares.add(divided(fen, sum));
          }
        });
    return shares;
  }

  private static double[] divided(double[] fen, double sum) {
    double[] shares = new double[fen.length];
    for (int lag = 0; lag < fen.length; lag++) {
      shares[lag] = fen[lag] / sum;
    }
    return shares;
  }
}
