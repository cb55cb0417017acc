package org.outlay.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.outlay.problem.Faults;
import org.outlay.problem.Problems;

/**
 * The rules of a policy: each is read, and those without an error are checked against each other
 * and against the clauses. What a rule with an error would have to do with them is not looked at.
 */
final class RuleBook {
  private static final Pattern PAID =
      Pattern.compile("\\bpaid(?:_before)?\\s*\\(\\s*'?([\\p{L}\\p{N}_-]+)");

  // No names of rules.
  private static final String OVERRIDES = "overrides of rules";
  private static final String CARRIERS = "carriers of clauses";
  private static final String ORDER = "order of rules";

  private final ArticleReader articles;
  private final Problems problems;
  private final Faults faults;
  private final List<Rule> sound = new ArrayList<>();

  RuleBook(ArticleReader articles, Problems problems) {
    this.articles = articles;
    this.problems = problems;
    this.faults = new Faults(problems);
  }

  /**
   * Rules that formulas may name: those that were read, and what formulas call rules and a broken
   * file may hold.
   */
  List<String> payable() {
    Set<String> names = new LinkedHashSet<>(articles.rules().keySet());
    if (!articles.ruleNames().isWhole()) {
      articles.rules().values().stream()
          .flatMap(rule -> rule.section().leaves().stream())
          .flatMap(leaf -> PAID.matcher(leaf.value()).results())
          .map(call -> call.group(1))
          .filter(articles.ruleNames()::mayHave)
          .forEach(names::add);
    }
    return List.copyOf(names);
  }

  void read(RuleReader reader) {
    articles
        .rules()
        .forEach(
            (name, stands) -> {
              Optional<Rule> rule =
                  faults.watch(name, () -> reader.read(name, stands.clause(), stands.section()));
              if (articles.isSound(stands) && !faults.in(name)) {
                rule.ifPresent(sound::add);
              }
            });
  }

  /** Checks what was read, and that a scenario changes rules that exist. */
  void check(Overrides overrides) {
    Consistency consistency = new Consistency(articles.ruleNames(), sound, problems);
    faults.watch(OVERRIDES, () -> consistency.checkOverrides(overrides));
    faults.watch(CARRIERS, () -> articles.clauses().forEach(consistency::checkCarriers));
    sound.forEach(consistency::checkPaid);
    if (articles.areSound() && !faults.in(CARRIERS)) {
      articles.clauses().forEach(consistency::checkMutual);
    }
    sound.forEach(consistency::checkUse);
    List<Rule> ordered = faults.watch(ORDER, () -> RuleOrder.sorted(sound, problems));
    if (!faults.in(ORDER)) {
      ordered.forEach(consistency::checkChoice);
    }
    sound.clear();
    sound.addAll(ordered);
  }

  /** Whether no rule, and nothing that a scenario changes of one, has an error. */
  boolean isSound() {
    return articles.areSound() && !faults.any();
  }

  /** Rules without an error, each after the rules whose payments it uses. */
  List<Rule> sound() {
    return List.copyOf(sound);
  }

  /** The same, but none where a scenario changes a rule that there is not: it may mean any. */
  List<Rule> asMeant() {
    return faults.in(OVERRIDES) ? List.of() : sound();
  }

  /** Names of all rules, first of those without an error. */
  Names names() {
    Set<String> names = new LinkedHashSet<>();
    sound.forEach(rule -> names.add(rule.name()));
    names.addAll(articles.rules().keySet());
    return new Names(names, articles.ruleNames().unread());
  }
}
