package org.outlay.policy;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.outlay.schema.Labels;
import org.outlay.schema.TableSchema;

/**
 * A whole policy, loaded and checked.
 *
 * @param articles titles by article number, in order
 * @param clauses every clause of the text, in order
 * @param rules every rule, each after the rules whose payments it uses
 * @param programmes by name, in file order
 * @param districts labels by code, in file order
 * @param funds by name, in file order
 * @param indices by name
 * @param classification codes of the government's budget
 * @param applications columns of the applications table, categories filled in
 * @param annualRecords columns of the annual records table
 * @param digest SHA-256 of the folder's files
 */
public record Policy(
    String name,
    Labels title,
    Map<Integer, Labels> articles,
    List<Clause> clauses,
    List<Rule> rules,
    Map<String, Programme> programmes,
    Map<String, Labels> districts,
    Map<String, Fund> funds,
    Map<String, GrowthIndex> indices,
    Classification classification,
    TableSchema applications,
    TableSchema annualRecords,
    String digest) {

  /** District of what the whole city pays, and of what is its own. */
  public static final String WHOLE_CITY = "city";

  /**
   * The rule of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Rule rule(String ruleName) {
    return rules.stream()
        .filter(r -> r.name().equals(ruleName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no rule " + ruleName));
  }

  /** The same policy with some of its rules only, in the order given. */
  public Policy withRules(List<Rule> some) {
    return new Policy(
        name,
        title,
        articles,
        clauses,
        some,
        programmes,
        districts,
        funds,
        indices,
        classification,
        applications,
        annualRecords,
        digest);
  }

  /**
   * Some of its rules with all that bear on their payments, in the policy's order: rules whose
   * payments they use, rules that their applicants choose between, and those of these.
   */
  public List<Rule> bearing(Collection<Rule> some) {
    Set<String> names = new LinkedHashSet<>();
    some.forEach(rule -> addBearing(rule, names));
    return rules.stream().filter(rule -> names.contains(rule.name())).toList();
  }

  private void addBearing(Rule rule, Set<String> names) {
    if (names.add(rule.name())) {
      RuleOrder.uses(rule).forEach(used -> addBearing(rule(used), names));
      for (Limit limit : rule.limits()) {
        if (limit.kind() == Limit.Kind.CHOICE) {
          choosing(limit.among()).forEach(other -> addBearing(other, names));
        }
      }
    }
  }

  /** Rules of one choice. */
  public List<Rule> choosing(String among) {
    return applicationRules().stream()
        .filter(rule -> rule.limits().stream().anyMatch(limit -> limit.among().equals(among)))
        .toList();
  }

  /** Names of the programmes, in file order: codes count from it. */
  public List<String> programmeNames() {
    return List.copyOf(programmes.keySet());
  }

  /** Accounts of all funds, in the order of the funds. */
  public List<Account> accounts() {
    return funds.values().stream().flatMap(fund -> fund.accounts().stream()).toList();
  }

  /** Whether city and districts split the costs of any fund. */
  public boolean splitsCosts() {
    return funds.values().stream().anyMatch(fund -> fund.split().isPresent());
  }

  /** How what a rule costs is split between city and district; empty if it is not. */
  public Optional<CostSplit> splitOf(Rule rule) {
    return rule.fund().flatMap(fund -> Optional.ofNullable(funds.get(fund)).flatMap(Fund::split));
  }

  /** Applicants to be counted, for the funds that depend on their number. */
  public List<HeadCount> headCounts() {
    return funds.values().stream().flatMap(Fund::headCounts).distinct().toList();
  }

  /** Rules that applications drive. */
  public List<Rule> applicationRules() {
    return rules.stream().filter(Rule::perApplication).toList();
  }

  /** Positions of the rules that no fund pays. */
  public Set<Integer> withoutFund() {
    return IntStream.range(0, rules.size())
        .filter(rule -> rules.get(rule).fund().isEmpty())
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Rules that the fiscal year drives: envelopes and capital calls. */
  public List<Rule> yearRules() {
    return rules.stream().filter(r -> !r.perApplication()).toList();
  }
}
