package org.outlay.policy;

import java.util.List;
import java.util.Optional;
import org.outlay.config.Section;
import org.outlay.money.Share;
import org.outlay.policy.CostSplit.Scope;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/**
 * Reads a district's part in a split fund: its shares and its account, whose budget is a {@code
 * budget-share} of the fund's or one of its own.
 */
final class PartReader {
  private static final String BUDGET_SHARE = "budget-share";
  private static final List<String> BUDGETS =
      List.of(BUDGET_SHARE, TermsReader.APPROPRIATION, EnvelopeReader.KEY);

  private final SharingReader sharing;
  private final TermsReader terms;
  private final Problems problems;

  PartReader(SharingReader sharing, TermsReader terms, Problems problems) {
    this.sharing = sharing;
    this.terms = terms;
    this.problems = problems;
  }

  /**
   * What a district's account gets.
   *
   * @param slice of the fund's budget; empty with a budget of its own
   */
  record Part(Terms terms, Optional<Share> slice, Location location) {}

  /**
   * Reads a district's section.
   *
   * @param usual terms of the fund, which hold unless the district says others
   */
  Part read(String district, Layered section, Terms usual, SharingReader.Said said) {
    sharing.read(Scope.ofDistrict(district), section, said);
    sharing.readRules(Optional.of(district), section, said);
    Section last =
        section.change().filter(c -> BUDGETS.stream().anyMatch(c::has)).orElse(section.base());
    section.both().forEach(this::checkOneBudget);
    if (BUDGETS.stream().noneMatch(last::has)) {
      problems.add(
          Problem.user("missing-budget", last.location(), "a district's part has no budget")
              .withValue(district)
              .withRemedy("add budget-share = ... or appropriation { ... }, 0 for nothing"));
    }
    Optional<Share> slice = section.latest(s -> sharing.fraction(s, BUDGET_SHARE));
    Terms own = terms.read(section, usual);
    section.done();
    boolean shares = last.has(BUDGET_SHARE);
    return new Part(
        shares ? own.withBudgetOf(usual) : own, slice.filter(s -> shares), last.location());
  }

  private void checkOneBudget(Section section) {
    if (section.has(BUDGET_SHARE)
        && (section.has(TermsReader.APPROPRIATION) || section.has(EnvelopeReader.KEY))) {
      problems.add(
          Problem.user(
                  "two-budgets",
                  section.locationOf(BUDGET_SHARE),
                  "a district's part has a share of the fund's budget or one of its own")
              .withRemedy("remove budget-share, or the other"));
    }
  }
}
