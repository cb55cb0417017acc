package org.outlay.policy;

import java.math.BigDecimal;
import java.util.List;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/**
 * What must hold between a fund and the rules of a policy.
 *
 * @param rules of the policy
 */
record FundConsistency(List<Rule> rules, Problems problems) {

  /** A fund pays a rule, and ranks its own rules only. */
  void check(Fund fund) {
    List<String> own =
        rules.stream()
            .filter(rule -> rule.fund().filter(fund.name()::equals).isPresent())
            .map(Rule::name)
            .toList();
    if (own.isEmpty()) {
      problems.add(
          Problem.warning("idle-fund", fund.location(), "no rule is paid by this fund")
              .withValue(fund.name())
              .withRemedy("name it as the fund of a rule, or remove it"));
    }
    checkInvestment(fund, own);
    checkRanks(fund.name(), fund.terms().shortage(), fund.location(), own);
    fund.split()
        .ifPresent(
            split -> {
              split.accounts().stream()
                  .filter(part -> !part.terms().shortage().equals(fund.terms().shortage()))
                  .forEach(
                      part ->
                          checkRanks(part.name(), part.terms().shortage(), part.location(), own));
              checkSplit(fund, split, own);
            });
  }

  private void checkRanks(String account, Shortage shortage, Location location, List<String> own) {
    shortage.classes().stream()
        .flatMap(List::stream)
        .filter(rule -> !own.contains(rule))
        .forEach(
            rule ->
                problems.add(
                    Problem.warning(
                            "rank-of-another",
                            location,
                            "a class ranks a rule that another fund pays")
                        .withValue(rule)
                        .withRemedy("remove it from the classes of " + account)));
  }

  /** Shares are said for rules that the fund pays and that applications drive. */
  private void checkSplit(Fund fund, CostSplit split, List<String> own) {
    split
        .rules()
        .forEach(
            rule -> {
              if (!own.contains(rule) || !isPerApplication(rule)) {
                problems.add(
                    Problem.warning(
                            "share-of-another",
                            fund.location(),
                            own.contains(rule)
                                ? "what no application drives is the city's alone"
                                : "a share is said for a rule that another fund pays")
                        .withValue(rule)
                        .withRemedy("remove it from the split of " + fund.name()));
              }
            });
  }

  /** Capital that is called is paid by a rule, and there is no more of it than the fund's size. */
  private void checkInvestment(Fund fund, List<String> own) {
    if (fund.investment().isEmpty()) {
      return;
    }
    if (fund.construction().isPresent()) {
      problems.add(
          Problem.user("two-uses", fund.location(), "a fund either invests or builds homes")
              .withValue(fund.name())
              .withRemedy("remove investment or construction"));
    }
    boolean called =
        rules.stream()
            .filter(rule -> own.contains(rule.name()))
            .anyMatch(rule -> rule.kind() == Rule.Kind.INVESTMENT);
    if (!called) {
      problems.add(
          Problem.user("uncalled-fund", fund.location(), "no rule pays the fund's capital calls")
              .withValue(fund.name())
              .withRemedy("add a rule with kind = investment, or remove investment"));
    }
    BigDecimal planned = fund.calls().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal size = fund.investment().get().size();
    if (planned.compareTo(size) > 0) {
      problems.add(
          Problem.user("calls-beyond-size", fund.location(), "more capital is called than there is")
              .withValue(planned.toPlainString())
              .withAllowed("up to " + size.toPlainString()));
    }
  }

  private boolean isPerApplication(String name) {
    return rules.stream().anyMatch(rule -> rule.name().equals(name) && rule.perApplication());
  }
}
