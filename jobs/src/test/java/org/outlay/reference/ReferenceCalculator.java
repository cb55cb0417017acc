package org.outlay.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All payments of the 41 rules that applications drive, records taken as they are. */
public final class ReferenceCalculator {
  private static final List<Pool> POOLS =
      Stream.of(
              Article01.pools(),
              Article02.pools(),
              Article03.pools(),
              Article04.pools(),
              Article06.pools(),
              Article07.pools(),
              Article08.pools(),
              Article12.pools(),
              Article13.pools(),
              Article14.pools(),
              Article15.pools(),
              Article17.pools(),
              Article18.pools(),
              Article19.pools())
          .flatMap(List::stream)
          .toList();

  private static final Comparator<Payment> ORDER =
      Comparator.comparing(Payment::applicationId, Claim.UTF8_BYTES)
          .thenComparing(Payment::rule)
          .thenComparingInt(Payment::fiscalYear);

  private ReferenceCalculator() {}

  /**
   * The rows of the table {@code payments} for fiscal years {@code from} to {@code to}, both
   * included, sorted by application, rule and year. The horizon bounds what is written, never what
   * counts toward a limit.
   */
  public static List<Payment> payments(
      List<Application> applications, List<AnnualRecord> records, int from, int to) {
    Map<String, List<AnnualRecord>> recordsOf =
        records.stream().collect(Collectors.groupingBy(AnnualRecord::applicationId));
    List<Dossier> dossiers =
        applications.stream()
            .map(a -> new Dossier(a, recordsOf.getOrDefault(a.applicationId(), List.of())))
            .toList();
    List<Claim.Grant> grants = new ArrayList<>();
    for (Pool pool : POOLS) {
      grants.addAll(pool.limit().decide(claims(pool, dossiers, to), applications));
    }
    grants.addAll(Article05.uplifts(grants));
    return grants.stream()
        .filter(grant -> grant.claim().fiscalYear() >= from)
        .map(Claim.Grant::payment)
        .sorted(ORDER)
        .toList();
  }

  /** The names of the rules that applications drive. */
  public static List<String> rules() {
    return Stream.concat(
            POOLS.stream().flatMap(pool -> pool.rules().stream()), Stream.of(Article05.UPLIFT))
        .map(Rule::name)
        .sorted()
        .toList();
  }

  // Claims after the horizon cannot change earlier ones: every limit is filled forward in time.
  private static List<Claim> claims(Pool pool, List<Dossier> dossiers, int to) {
    List<Claim> claims = new ArrayList<>();
    for (Dossier dossier : dossiers) {
      for (Rule rule : pool.rules()) {
        if (rule.programmes().contains(dossier.application().programme())) {
          addClaims(rule, dossier, to, claims);
        }
      }
    }
    return claims;
  }

  private static void addClaims(Rule rule, Dossier dossier, int to, List<Claim> claims) {
    int last = Math.min(to, dossier.lastYear());
    for (int year = dossier.firstYear(); year <= last; year++) {
      BigDecimal entitled = Yuan.toFen(rule.entitlement().in(year, dossier));
      if (Yuan.positive(entitled)) {
        claims.add(new Claim(rule, dossier.application(), year, entitled));
      }
    }
  }
}
