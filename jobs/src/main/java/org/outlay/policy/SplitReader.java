package org.outlay.policy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.outlay.money.Share;
import org.outlay.money.Slice;
import org.outlay.policy.CostSplit.Scope;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.Labels;

/**
 * Reads {@code split} of a fund: shares of city and district, for all claims, by rule and by
 * district, what districts add, and the budget of each one's account.
 */
final class SplitReader {
  private static final String DISTRICTS = "districts";
  private static final Labels CITY = Labels.of("city", "市级");
  private static final int WHOLE = Share.ALL.millionths();

  private final Map<String, Labels> districts;
  private final SharingReader sharing;
  private final PartReader districtParts;
  private final Problems problems;

  /** Reads splits of a policy with rules and districts of these names. */
  SplitReader(Names rules, Map<String, Labels> districts, TermsReader terms, Problems problems) {
    this.districts = new LinkedHashMap<>(districts);
    this.districts.remove(Policy.WHOLE_CITY);
    this.sharing = new SharingReader(rules, problems);
    this.districtParts = new PartReader(sharing, terms, problems);
    this.problems = problems;
  }

  CostSplit read(String fund, Labels labels, Terms usual, Location location, Layered split) {
    SharingReader.Said said = new SharingReader.Said();
    sharing.require(split);
    sharing.read(Scope.ALL, split, said);
    sharing.readRules(Optional.empty(), split, said);
    Map<String, PartReader.Part> parts = new LinkedHashMap<>();
    Optional<Layered> all = split.find(DISTRICTS);
    all.ifPresent(
        section ->
            section
                .children()
                .forEach(
                    (name, one) -> {
                      PolicyText.known(
                          "district", name, districts.keySet(), section.locationOf(name), problems);
                      parts.put(name, districtParts.read(name, one, usual, said));
                    }));
    checkComplete(parts.keySet(), split.locationOf(DISTRICTS));
    Share city = cityShare(parts.values(), split.locationOf(DISTRICTS));
    split.done();
    return new CostSplit(
        Account.part(
            fund, labels, Policy.WHOLE_CITY, CITY, usual, new Slice(Share.NONE, city), location),
        accounts(fund, labels, parts, city),
        said.shares(),
        said.uplifts());
  }

  /** Each district but the city's own has a part. */
  private void checkComplete(Collection<String> declared, Location location) {
    Set<String> missing = new LinkedHashSet<>(districts.keySet());
    missing.removeAll(declared);
    if (!missing.isEmpty()) {
      problems.add(
          Problem.user("missing-budget", location, "every district of a split fund needs a budget")
              .withValue(String.join(", ", missing))
              .withRemedy("add <district> { budget-share = ... }, 0 for nothing"));
    }
  }

  /** What the districts leave the city of the fund's budget. */
  private Share cityShare(Collection<PartReader.Part> parts, Location location) {
    int given = 0;
    for (PartReader.Part part : parts) {
      given += part.slice().orElse(Share.NONE).millionths();
    }
    if (given > WHOLE) {
      problems.add(
          Problem.user("bad-shares", location, "the districts' budget shares exceed the budget")
              .withValue(SharingReader.text(given))
              .withAllowed("up to 1; the city has the rest"));
    }
    return new Share(Math.max(0, WHOLE - given));
  }

  /** In the policy's order; the slices of the budget follow the city's. */
  private Map<String, Account> accounts(
      String fund, Labels labels, Map<String, PartReader.Part> parts, Share city) {
    Map<String, Account> accounts = new LinkedHashMap<>();
    Share end = city;
    for (Map.Entry<String, Labels> district : districts.entrySet()) {
      PartReader.Part part = parts.get(district.getKey());
      if (part != null) {
        Share next =
            new Share(
                Math.min(WHOLE, end.millionths() + part.slice().orElse(Share.NONE).millionths()));
        Slice slice = part.slice().isPresent() ? new Slice(end, next) : Slice.ALL;
        accounts.put(
            district.getKey(),
            Account.part(
                fund,
                labels,
                district.getKey(),
                district.getValue(),
                part.terms(),
                slice,
                part.location()));
        end = next;
      }
    }
    return accounts;
  }
}
