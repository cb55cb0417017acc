package org.outlay.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The limits that withhold, each over all claims on it, in no particular order. */
@FunctionalInterface
interface Limit {

  /**
   * Decides every claim.
   *
   * @param all every application of the cohort, entitled or not
   */
  List<Claim.Grant> decide(List<Claim> claims, List<Application> all);

  static Limit none() {
    return (claims, all) -> claims.stream().map(Claim::paidInFull).toList();
  }

  static Limit applicationYear(long cap) {
    return (claims, all) ->
        claims.stream()
            .map(claim -> claim.paid(Yuan.atMost(cap, claim.entitled()), "application-year"))
            .toList();
  }

  static Limit applicationLifetime(long cap) {
    return cap("application-lifetime", cap, claim -> claim.application().applicationId());
  }

  static Limit groupYear(long cap) {
    return cap("group-year", cap, claim -> List.of(claim.group(), claim.fiscalYear()));
  }

  static Limit groupLifetime(long cap) {
    return cap("group-lifetime", cap, Claim::group);
  }

  private static Limit cap(String name, long cap, Function<Claim, Object> sharing) {
    return (claims, all) -> {
      Map<Object, BigDecimal> left = new HashMap<>();
      List<Claim.Grant> grants = new ArrayList<>();
      for (Claim claim : inOrder(claims)) {
        Object key = sharing.apply(claim);
        BigDecimal available = left.getOrDefault(key, Yuan.yuan(cap));
        BigDecimal amount = claim.entitled().min(available);
        left.put(key, available.subtract(amount));
        grants.add(claim.paid(amount, name));
      }
      return grants;
    };
  }

  /** One claim of the applicant is paid in a fiscal year, in the first {@code years} such years. */
  static Limit applicantYears(int years) {
    return (claims, all) -> {
      Map<String, Set<Integer>> paidYears = new HashMap<>();
      List<Claim.Grant> grants = new ArrayList<>();
      for (Claim claim : inOrder(claims)) {
        Set<Integer> paid =
            paidYears.computeIfAbsent(claim.application().applicantId(), id -> new HashSet<>());
        boolean pays = paid.size() < years && paid.add(claim.fiscalYear());
        grants.add(pays ? claim.paidInFull() : claim.refused("applicant-years"));
      }
      return grants;
    };
  }

  /** The first applications of the programme, whether or not they are entitled to anything. */
  static Limit places(int places, String programme) {
    return (claims, all) -> {
      Set<String> listed =
          all.stream()
              .filter(application -> application.programme().equals(programme))
              .sorted(Claim.APPROVAL)
              .limit(places)
              .map(Application::applicationId)
              .collect(Collectors.toSet());
      return claims.stream()
          .map(
              claim ->
                  listed.contains(claim.application().applicationId())
                      ? claim.paidInFull()
                      : claim.refused("places"))
          .toList();
    };
  }

  /** The earliest application of each applicant that has a claim. */
  static Limit choice() {
    return (claims, all) -> {
      Map<String, Application> chosen = new HashMap<>();
      for (Claim claim : claims) {
        chosen.merge(
            claim.application().applicantId(),
            claim.application(),
            (a, b) -> Claim.APPROVAL.compare(a, b) <= 0 ? a : b);
      }
      return claims.stream()
          .map(
              claim ->
                  claim.application().equals(chosen.get(claim.application().applicantId()))
                      ? claim.paidInFull()
                      : claim.refused("choice"))
          .toList();
    };
  }

  private static List<Claim> inOrder(List<Claim> claims) {
    return claims.stream().sorted(Claim.BY_YEAR_THEN_APPROVAL).toList();
  }
}
