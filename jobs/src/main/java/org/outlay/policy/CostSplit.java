package org.outlay.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.outlay.money.Share;

/**
 * How the claims on a fund are split between the city and its districts, each with an account of
 * its own. What belongs to no district is the city's alone.
 *
 * @param city the city's account
 * @param districts accounts of the districts by code, in the policy's order
 * @param shares the city's share of claims, by what they are said for
 * @param uplifts what districts add on top, by what they are said for
 */
public record CostSplit(
    Account city,
    Map<String, Account> districts,
    Map<Scope, Share> shares,
    Map<Scope, Share> uplifts) {

  public CostSplit {
    districts = Collections.unmodifiableMap(new LinkedHashMap<>(districts));
    shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    uplifts = Collections.unmodifiableMap(new LinkedHashMap<>(uplifts));
  }

  /**
   * What a share is said for.
   *
   * @param district empty for all
   * @param rule empty for all
   */
  public record Scope(Optional<String> district, Optional<String> rule) {
    /** All rules in all districts. */
    public static final Scope ALL = new Scope(Optional.empty(), Optional.empty());

    static Scope of(String district, String rule) {
      return new Scope(Optional.of(district), Optional.of(rule));
    }

    static Scope ofDistrict(String district) {
      return new Scope(Optional.of(district), Optional.empty());
    }

    static Scope ofRule(String rule) {
      return new Scope(Optional.empty(), Optional.of(rule));
    }
  }

  /**
   * How a rule's claims in a district are shared. What is said for the rule goes before what is
   * said for the district; a rule that the district pays is the district's unless its share is said
   * for the rule.
   */
  public Sharing of(Rule rule, String district) {
    if (!districts.containsKey(district) || !rule.perApplication()) {
      return Sharing.CITY_ALONE;
    }
    Optional<Share> usual =
        rule.payer().equals(RuleReader.DISTRICT)
            ? Optional.of(Share.NONE)
            : ofPlace(shares, district);
    return new Sharing(
        ofRule(shares, rule, district).or(() -> usual).orElse(Share.ALL),
        ofRule(uplifts, rule, district).or(() -> ofPlace(uplifts, district)).orElse(Share.NONE));
  }

  private static Optional<Share> ofRule(Map<Scope, Share> said, Rule rule, String district) {
    return first(said, Scope.of(district, rule.name()), Scope.ofRule(rule.name()));
  }

  private static Optional<Share> ofPlace(Map<Scope, Share> said, String district) {
    return first(said, Scope.ofDistrict(district), Scope.ALL);
  }

  private static Optional<Share> first(Map<Scope, Share> said, Scope... scopes) {
    return Stream.of(scopes).filter(said::containsKey).map(said::get).findFirst();
  }

  /** Rules that shares or uplifts are said for, in the order in which they are. */
  List<String> rules() {
    return Stream.concat(shares.keySet().stream(), uplifts.keySet().stream())
        .flatMap(scope -> scope.rule().stream())
        .distinct()
        .toList();
  }

  /** All accounts, the city's first. */
  public List<Account> accounts() {
    return Stream.concat(Stream.of(city), districts.values().stream()).toList();
  }
}
