package org.outlay.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.outlay.config.Leaf;
import org.outlay.config.Section;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Reads {@code investment}: how an investment fund works. */
final class InvestmentReader {
  private static final BigDecimal MOST_MULTIPLE = new BigDecimal(1000);
  private static final BigDecimal MOST_SIGMA = new BigDecimal(3);
  private static final List<String> CALLS = List.of("planned", "on-demand");
  private static final int LONGEST = 50;

  private final Set<String> programmes;
  private final Problems problems;

  InvestmentReader(Set<String> programmes, Problems problems) {
    this.programmes = programmes;
    this.problems = problems;
  }

  InvestmentPlan read(Section section) {
    List<BigDecimal> tranches = tranches(section);
    InvestmentPlan plan =
        new InvestmentPlan(
            calls(section),
            tranches,
            trigger(section.section("next-tranche"), tranches.size()),
            section.integer("from", YearKeys.EARLIEST, YearKeys.LATEST),
            section.integer("investment-years", 1, LONGEST),
            section.integer("term", 1, LONGEST),
            projects(section),
            deals(section),
            section.decimal("fee", BigDecimal.ZERO, BigDecimal.ONE),
            section
                .findDecimal("recycled", BigDecimal.ZERO, BigDecimal.ONE)
                .orElse(BigDecimal.ZERO),
            waterfall(section.section("waterfall")));
    section.done();
    check(section, plan);
    return plan;
  }

  /** The same plan with calls as a scenario says. */
  InvestmentPlan called(InvestmentPlan plan, Section change) {
    InvestmentPlan.Calls calls = calls(change);
    change.done();
    return new InvestmentPlan(
        calls,
        plan.tranches(),
        plan.trigger(),
        plan.from(),
        plan.investmentYears(),
        plan.term(),
        plan.projects(),
        plan.deals(),
        plan.fee(),
        plan.recycled(),
        plan.waterfall());
  }

  private static InvestmentPlan.Calls calls(Section section) {
    return section
        .findOneOf("calls", CALLS)
        .filter(word -> !word.equals(CALLS.get(0)))
        .map(word -> InvestmentPlan.Calls.ON_DEMAND)
        .orElse(InvestmentPlan.Calls.PLANNED);
  }

  private List<BigDecimal> tranches(Section section) {
    BigDecimal size = section.decimal("size", BigDecimal.ZERO, FundReader.MOST_YUAN);
    List<BigDecimal> tranches = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    section.require("tranches");
    for (String text : section.texts("tranches")) {
      BigDecimal tranche =
          text.matches("\\d{1,13}(\\.\\d{1,2})?") ? new BigDecimal(text) : BigDecimal.ZERO;
      if (tranche.signum() == 0) {
        problems.add(
            Problem.user(
                    "bad-tranche", section.locationOf("tranches"), "a tranche is an amount of yuan")
                .withValue(text));
      }
      tranches.add(tranche);
      sum = sum.add(tranche);
    }
    if (sum.compareTo(size) != 0 && section.has("tranches")) {
      problems.add(
          Problem.user(
                  "bad-tranches",
                  section.locationOf("tranches"),
                  "the tranches do not add up to the size")
              .withValue(sum.toPlainString())
              .withAllowed(size.toPlainString()));
    }
    return tranches;
  }

  private InvestmentPlan.Trigger trigger(Section section, int tranches) {
    List<Integer> years = new ArrayList<>();
    for (String year : section.texts("years")) {
      if (YearKeys.isYear(year)) {
        years.add(Integer.valueOf(year));
      } else {
        problems.add(YearKeys.bad(year, section.locationOf("years")));
      }
    }
    BigDecimal invested =
        section.findDecimal("invested", BigDecimal.ZERO, BigDecimal.ONE).orElse(BigDecimal.ONE);
    if (section.has("years") == section.has("invested")
        || (section.has("years") && years.size() != tranches - 1)) {
      problems.add(
          Problem.user(
                  "bad-trigger",
                  section.location(),
                  "a share invested opens the next tranche, or one year for each further one")
              .withAllowed("invested = 0.7, or years = [2019, 2021] for three tranches"));
    }
    section.done();
    return new InvestmentPlan.Trigger(invested, years);
  }

  private List<String> projects(Section section) {
    section.require("projects");
    for (Leaf name : section.located("projects")) {
      PolicyText.known("programme", name.value(), programmes, name.location(), problems);
    }
    return section.texts("projects");
  }

  private InvestmentPlan.Deals deals(Section section) {
    Section deals = section.section("deals");
    InvestmentPlan.Deals read =
        new InvestmentPlan.Deals(
            deals.decimal("rate", BigDecimal.ZERO, BigDecimal.ONE),
            deals.decimal("ticket", BigDecimal.ONE, FundReader.MOST_YUAN),
            deals.integer("shortest", 1, LONGEST),
            deals.integer("longest", 1, LONGEST),
            deals.decimal("loss", BigDecimal.ZERO, BigDecimal.ONE),
            deals.decimal("median", BigDecimal.ZERO, MOST_MULTIPLE),
            deals.decimal("sigma", BigDecimal.ZERO, MOST_SIGMA));
    deals.done();
    if (read.longest() < read.shortest()) {
      problems.add(
          Problem.user("bad-holding", deals.locationOf("longest"), "the longest holding is shorter")
              .withValue(Integer.toString(read.longest()))
              .withAllowed("at least " + read.shortest()));
    }
    return read;
  }

  private static InvestmentPlan.Waterfall waterfall(Section section) {
    InvestmentPlan.Waterfall waterfall =
        new InvestmentPlan.Waterfall(
            section.decimal("hurdle", BigDecimal.ZERO, BigDecimal.ONE),
            section.decimal("carry", BigDecimal.ZERO, BigDecimal.ONE));
    section.done();
    return waterfall;
  }

  /** Years that fit, and tranches that can be reached. */
  private void check(Section section, InvestmentPlan plan) {
    if (plan.term() < plan.investmentYears()) {
      problems.add(
          Problem.user(
                  "bad-term", section.locationOf("term"), "the fund ends before it has invested")
              .withValue(Integer.toString(plan.term()))
              .withAllowed("at least " + plan.investmentYears()));
    }
    BigDecimal investable = BigDecimal.ONE.subtract(plan.fee());
    if (plan.trigger().years().isEmpty()
        && plan.tranches().size() > 1
        && plan.trigger().invested().compareTo(investable) > 0) {
      problems.add(
          Problem.warning(
                  "unreachable-tranche",
                  section.locationOf("next-tranche"),
                  "so much of a tranche is never invested: a year's fee comes first")
              .withValue(plan.trigger().invested().toPlainString())
              .withAllowed("up to " + investable.toPlainString()));
    }
    plan.trigger().years().stream()
        .filter(year -> year > plan.lastInvestment())
        .findFirst()
        .ifPresent(
            year ->
                problems.add(
                    Problem.warning(
                            "unreachable-tranche",
                            section.locationOf("next-tranche"),
                            "a tranche opens when the fund no longer invests")
                        .withValue(Integer.toString(year))
                        .withAllowed("up to " + plan.lastInvestment())));
  }
}
