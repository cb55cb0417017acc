package org.outlay.entitlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.outlay.formula.Expr;
import org.outlay.money.ProRata;
import org.outlay.policy.Limit;
import org.outlay.policy.Rule;

/** Shared limits in plain Java: claims that share one are paid one after the other, in order. */
final class LimitWalk {
  /**
   * What one rule gives one application in one year.
   *
   * @param group empty for an applicant of its own
   * @param place of the application among those of the rule's programme, from 1
   * @param binding position of the limit that bound so far, -1 for none
   */
  record Claim(
      Rule rule,
      String application,
      String applicant,
      String group,
      LocalDate approved,
      int year,
      long place,
      long fen,
      int binding) {

    private Claim left(long pays, Limit limit) {
      int bound = pays < fen ? limit.kind().ordinal() : binding;
      return new Claim(rule, application, applicant, group, approved, year, place, pays, bound);
    }
  }

  private static final Comparator<Claim> BY_APPROVAL =
      Comparator.comparing(Claim::approved).thenComparing(Claim::application);
  private static final Comparator<Claim> BY_YEAR =
      Comparator.comparing(Claim::year).thenComparing(BY_APPROVAL);

  private LimitWalk() {}

  /** The claims with what is left of them, after each rule's first limit, its second, and so on. */
  static List<Claim> settle(List<Claim> claims) {
    List<Claim> left = claims;
    for (int position = 0; position < 3; position++) {
      left = step(left, position);
    }
    return left;
  }

  private static List<Claim> step(List<Claim> claims, int position) {
    Map<List<Object>, List<Claim>> units = new LinkedHashMap<>();
    List<Claim> left = new ArrayList<>();
    for (Claim claim : claims) {
      List<Limit> limits = shared(claim.rule());
      if (position >= limits.size() || claim.fen() == 0) {
        left.add(claim);
      } else {
        Limit limit = limits.get(position);
        units.computeIfAbsent(unit(claim, limit), key -> new ArrayList<>()).add(claim);
      }
    }
    for (List<Claim> unit : units.values()) {
      left.addAll(paid(unit, shared(unit.get(0).rule()).get(position)));
    }
    return left;
  }

  private static List<Limit> shared(Rule rule) {
    return rule.limits().stream()
        .filter(l -> l.kind().ordinal() > Limit.Kind.APPLICATION_LIFETIME.ordinal())
        .toList();
  }

  private static List<Object> unit(Claim claim, Limit limit) {
    String group = claim.group().isEmpty() ? claim.applicant() : claim.group();
    String rule = claim.rule().name();
    return switch (limit.kind()) {
      case GROUP_YEAR -> List.of("rule", rule, group, claim.year());
      case GROUP_LIFETIME -> List.of("rule", rule, group);
      case APPLICANT_YEARS -> List.of("rule", rule, claim.applicant());
      case PLACES -> List.of("rule", rule);
      case CHOICE -> List.of("among", limit.among(), claim.applicant());
      default -> throw new IllegalArgumentException(limit.kind().id());
    };
  }

  private static List<Claim> paid(List<Claim> unit, Limit limit) {
    List<Claim> inOrder = unit.stream().sorted(BY_YEAR).toList();
    return switch (limit.kind()) {
      case APPLICANT_YEARS -> years(inOrder, limit);
      case PLACES ->
          unit.stream()
              .map(c -> c.left(c.place() <= value(c, limit) ? c.fen() : 0, limit))
              .toList();
      case CHOICE -> chosen(unit.stream().sorted(BY_APPROVAL).toList(), limit);
      default ->
          limit.allocation() == Limit.Allocation.PRO_RATA
              ? divided(inOrder, limit)
              : inTurn(inOrder, limit);
    };
  }

  private static List<Claim> inTurn(List<Claim> unit, Limit limit) {
    long spent = 0;
    List<Claim> paid = new ArrayList<>();
    for (Claim claim : unit) {
      long pays = Math.max(0, Math.min(claim.fen(), 100 * value(claim, limit) - spent));
      spent += pays;
      paid.add(claim.left(pays, limit));
    }
    return paid;
  }

  private static List<Claim> divided(List<Claim> unit, Limit limit) {
    Map<Integer, List<Claim>> years = new TreeMap<>();
    unit.forEach(c -> years.computeIfAbsent(c.year(), y -> new ArrayList<>()).add(c));
    long spent = 0;
    List<Claim> paid = new ArrayList<>();
    for (Collection<Claim> year : years.values()) {
      List<Claim> claims = List.copyOf(year);
      long pool = Math.max(0, 100 * value(claims.get(0), limit) - spent);
      long[] shares = ProRata.divide(claims.stream().mapToLong(Claim::fen).toArray(), pool);
      for (int i = 0; i < shares.length; i++) {
        spent += shares[i];
        paid.add(claims.get(i).left(shares[i], limit));
      }
    }
    return paid;
  }

  private static List<Claim> years(List<Claim> unit, Limit limit) {
    Set<Integer> years = new HashSet<>();
    List<Claim> paid = new ArrayList<>();
    for (Claim claim : unit) {
      boolean pays = years.size() < value(claim, limit) && years.add(claim.year());
      paid.add(claim.left(pays ? claim.fen() : 0, limit));
    }
    return paid;
  }

  private static List<Claim> chosen(List<Claim> unit, Limit limit) {
    String first = unit.get(0).application();
    return unit.stream()
        .map(c -> c.left(c.application().equals(first) ? c.fen() : 0, limit))
        .toList();
  }

  /** The limit's number in the year of a claim. */
  private static long value(Claim claim, Limit limit) {
    var parameter = (Expr.ParameterValue) Objects.requireNonNull(limit.amount()).root();
    return Objects.requireNonNull(claim.rule().parameters().get(parameter.parameter()))
        .inForce(LocalDate.of(claim.year(), 1, 1))
        .byKey()
        .values()
        .iterator()
        .next()
        .longValueExact();
  }
}
